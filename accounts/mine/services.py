"""What a person changes of their own account."""

from django.db import transaction
from wagtail.users.models import UserProfile

from accounts.models import User


@transaction.atomic
def change_language(*, user: User, language: str) -> None:
    """Pages after signing in, mails and the admin, unless it was given a language of its own, speak the new one."""
    UserProfile.objects.filter(user=user, preferred_language=user.language).update(preferred_language=language)
    user.language = language
    user.save(update_fields=["language"])
