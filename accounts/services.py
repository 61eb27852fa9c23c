"""What changes in an account or in a sign-in under way."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from accounts.flows import lead_to
from accounts.models import JourneyMail, JourneyStep, User
from accounts.paragraphs import paragraphs_of
from accounts.redirects import is_local_path
from accounts.words import MAIL_WORDS, STEP_WORDS, Pairs, default_words
from cms.translation.services import translate


def return_to(request: HttpRequest, url: str) -> None:
    """Changes where the pending sign-in leads after the code. Does nothing where no sign-in is pending.

    Raises ValueError for anything but a path of this site.
    """
    if not is_local_path(url):
        raise ValueError(f"{url!r} is not a path of this site.")
    lead_to(request, url)


@transaction.atomic
def record_address(*, user: User, verified: bool = False) -> EmailAddress:
    """Makes the account's e-mail address its only one for signing in; one proven earlier stays proven.

    For accounts that do not come from the sign-up page, which records the address itself.
    """
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    address, _created = EmailAddress.objects.get_or_create(user=user, email=user.email)
    address.primary = True
    address.verified = address.verified or verified
    address.save()
    return address


def remember_admin_language(*, user: User) -> None:
    """Shows the admin in the person's language until they choose another one there."""
    profile = UserProfile.get_for_user(user)
    if not profile.preferred_language:
        profile.preferred_language = user.language
        profile.save(update_fields=["preferred_language"])


@transaction.atomic
def ensure_journey() -> bool:
    """Gives editors a row for each step and mail that has none. What exists is left as it is, in both languages.

    True where something was made.
    """
    made = False
    for kind in (JourneyStep, JourneyMail):
        known = set(kind.objects.filter(locale__language_code="fr").values_list("key", flat=True))
        for key in (key for key in kind.pieces if key not in known):
            make_row(kind, key)
            made = True
    return made


@transaction.atomic
def make_row(kind: type[JourneyStep] | type[JourneyMail], key: str) -> None:
    """Publishes the words that come with a step or mail, in French and, as their translation, in English."""
    words = STEP_WORDS[key] if kind is JourneyStep else MAIL_WORDS[key]
    row = kind(key=key, locale=Locale.objects.get(language_code="fr"), **default_words(words, "fr"))
    row.save()
    row.save_revision().publish()
    translate(row, to="en", words=_translations(words), user=None)


def _translations(pairs: Pairs) -> dict[str, str]:
    """From each French paragraph to its English one."""
    both = (zip(paragraphs_of(french), paragraphs_of(english), strict=True) for french, english in pairs.values())
    return {french: english for pair in both for french, english in pair}
