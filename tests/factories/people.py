"""Somebody with an account, as signing up or an administrator leaves it."""

from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import User

PASSWORD = "Une-Phrase-De-Passe-7"


def person(email: str, *, verified: bool = True, **fields: Any) -> User:
    user = User.objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=verified)
    return user
