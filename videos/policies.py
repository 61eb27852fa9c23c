"""Who may see a video page and who gets its bytes. Every check raises; its twin returns a bool."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.selectors import has_verified_email
from cms.base.embargo import is_staff_for
from videos.exceptions import GateClosed, PageHidden, SignInRequired, TermsNotAccepted, VerificationRequired
from videos.models import TermsAcceptance, VideoPage
from videos.selectors import terms_in_force

Person = User | AnonymousUser


def check_can_see(user: Person, page: VideoPage) -> None:
    """Raises PageHidden for a page that is not live, expired, under embargo or restricted, except to its staff."""
    if not VideoPage.objects.visible().filter(pk=page.pk).exists() and not is_staff_for(user, page):
        raise PageHidden


def can_see(user: Person, page: VideoPage) -> bool:
    try:
        check_can_see(user, page)
    except PageHidden:
        return False
    return True


def check_can_download(user: Person, page: VideoPage) -> None:
    """Raises PageHidden, SignInRequired, VerificationRequired or TermsNotAccepted, in that order."""
    check_can_see(user, page)
    if not user.is_authenticated or not user.is_active:
        raise SignInRequired
    if not has_verified_email(user):
        raise VerificationRequired
    if not has_accepted_terms(user, page):
        raise TermsNotAccepted


def can_download(user: Person, page: VideoPage) -> bool:
    try:
        check_can_download(user, page)
    except GateClosed:
        return False
    return True


def has_accepted_terms(user: Person, page: VideoPage) -> bool:
    """Whether the terms in force were accepted, in any language; a page without terms asks nothing."""
    terms = terms_in_force(page)
    if terms is None:
        return True
    if not user.is_authenticated:
        return False
    return TermsAcceptance.objects.filter(user=user, terms_key=terms.translation_key, version=terms.version).exists()
