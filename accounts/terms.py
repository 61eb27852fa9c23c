"""The terms of an account: which are in force, who accepted them, and the page between a sign-in and where it leads."""

import hashlib
from itertools import groupby

from allauth.account.stages import LoginStage
from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Locale

from accounts.audit import record
from accounts.models import AccountTerms, AccountTermsAcceptance, AuditKind, User
from accounts.words import terms as words
from cms.base.languages import language_name
from cms.translation.services import translate

SHOWN_DIGITS = 12


def terms_in_force() -> AccountTerms | None:
    """The latest that is published, in the reader's language where it exists in it; none where there are none yet."""
    language = get_language()

    def order(terms: AccountTerms) -> tuple[int, bool, bool]:
        code = terms.locale.language_code
        return terms.version, code == language, code == "fr"

    return max(AccountTerms.objects.filter(live=True).select_related("locale"), key=order, default=None)


def languages_without(terms: AccountTerms) -> list[str]:
    """The languages, by name, whose readers are shown these terms because there are none of their version in theirs."""
    latest = AccountTerms.objects.filter(live=True).aggregate(latest=Max("version"))["latest"]
    if latest is not None and terms.version < latest:
        return []
    known = set(
        AccountTerms.objects.filter(live=True, version=terms.version).values_list("locale__language_code", flat=True)
    )
    own = terms.locale.language_code
    return [language_name(code) for code, _name in settings.LANGUAGES if code not in known | {own}]


def text_digest(terms: AccountTerms) -> str:
    """SHA-256 of the title and the text, as an acceptance keeps it."""
    return hashlib.sha256(f"{terms.title}\n{terms.text}".encode()).hexdigest()


def stamp(terms: AccountTerms) -> str:
    """What a form sends back to say which words were on its page."""
    return f"{terms.version}.{text_digest(terms)[:SHOWN_DIGITS]}"


def are_meant(terms: AccountTerms, value: str) -> bool:
    """Whether `value`, a stamp or a bare version, names these terms."""
    return value in (stamp(terms), str(terms.version))


def terms_to_accept(user: User) -> AccountTerms | None:
    """The terms in force, unless this person accepted their version, in whichever language."""
    terms = terms_in_force()
    if terms is None or AccountTermsAcceptance.objects.filter(user=user, version=terms.version).exists():
        return None
    return terms


@transaction.atomic
def accept_terms(*, user: User, terms: AccountTerms, request: HttpRequest | None = None) -> AccountTermsAcceptance:
    """Records that the person accepted these terms as they stand. A second time changes nothing."""
    language = terms.locale.language_code
    acceptance, is_new = AccountTermsAcceptance.objects.get_or_create(
        user=user, version=terms.version, defaults={"language": language, "text_sha256": text_digest(terms)}
    )
    if is_new:
        details = {"version": terms.version, "language": language}
        record(AuditKind.TERMS_ACCEPTED, user=user, request=request, details=details)
    return acceptance


class AcceptTermsStage(LoginStage):
    """The last stage of a sign-in: whoever has not accepted the terms in force is asked to, once for each version."""

    key = "accept_terms"
    urlname = "account_accept_terms"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        asked = isinstance(user, User) and terms_to_accept(user) is not None
        return (redirect(self.urlname) if asked else None), True


@transaction.atomic
def ensure_account_terms() -> bool:
    """Gives a newsroom that has none the terms it begins with, in both languages. True where they were made."""
    if AccountTerms.objects.exists():
        return False
    terms = AccountTerms.objects.create(
        title=words.TITLE[0], text=_html(), locale=Locale.objects.get(language_code="fr")
    )
    pairs = {french: english for _tag, french, english in words.PASSAGES}
    translate(terms, to="en", words={**pairs, words.TITLE[0]: words.TITLE[1]}, user=None)
    return True


def _html() -> str:
    """The French passages as an editor would have typed them."""
    html: list[SafeString] = []
    for tag, passages in groupby(words.PASSAGES, key=lambda passage: passage[0]):
        found = format_html_join("", f"<{tag}>{{}}</{tag}>", ((french,) for _tag, french, _english in passages))
        html.append(format_html("<ul>{}</ul>", found) if tag == "li" else found)
    return "".join(html)
