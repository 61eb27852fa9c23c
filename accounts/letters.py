"""Mails made of the words of editors: the same text as plain text and as HTML."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_from_path, override

from accounts.content import MAILS, Mail
from accounts.journey import Words, mail_words
from accounts.models import User
from accounts.paragraphs import paragraphs_of
from accounts.variables import fill, fill_html
from cms.base.site_name import site_name
from cms.base.templatetags.newsroom import moment

BY_TEMPLATE = {name: mail for mail in MAILS.values() for name in (mail.template, *mail.also)}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a mail. One that holds a code or a link holds nothing else."""

    kind: str
    html: SafeString
    plain: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    plain: str
    html: str


def mail_of(template_prefix: str) -> Mail | None:
    """The mail that allauth means by a template prefix; None for one that has no words of ours."""
    return BY_TEMPLATE.get(template_prefix.rpartition("/email/")[2])


def answer(mail: Mail, *, email: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """The mail to `email` in the language of the account it concerns; in that of the page where there is none.

    The account is `context["user"]`, or else whichever has this address.
    """
    user = context.get("user") or User.objects.filter(email=email.lower()).first()
    with override(user.language if user else _page_language()):
        return compose(mail, email=email, context=context)


def compose(mail: Mail, *, email: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """The mail to `email` in the active language; `context` is allauth's, with the code or the address of the link.

    A mail with a code says when it expires, so that it is not handed over after that.
    """
    values, language = {"email": email, "code": str(context.get("code", ""))}, _page_language()
    link = str(context.get(mail.link, ""))
    letter = write(mail_words(mail), values=values, link=_in_language(link, language))
    headers = {"Content-Language": language}
    if "code" in mail.needed:
        headers["Expires"] = formatdate(time.time() + settings.CODE_SECONDS, usegmt=True)
    message = EmailMultiAlternatives(letter.subject, letter.plain, to=[email], headers=headers)
    message.attach_alternative(letter.html, "text/html")
    return message


def write(words: Words, *, values: Mapping[str, str], link: str) -> Letter:
    """A mail from its words, the reader's values and the address of its link."""
    words = words.knowing(**{"when": moment(timezone.now()), **values})
    name, subject = site_name(), " ".join(words.plain("subject").split())
    blocks = [_block(paragraph, words, link) for paragraph in paragraphs_of(words.written["text"])]
    plain = "\n\n".join([*(block.plain for block in blocks), name])
    html = render_to_string("account/email/message.html", {"subject": subject, "blocks": blocks, "site_name": name})
    return Letter(subject, f"{plain}\n", html)


def _in_language(link: str, language: str) -> str:
    """The same page in this language; a link that leads elsewhere stays as it is."""
    with override(get_language_from_path(urlsplit(link).path)):
        return str(translate_url(link, language))


def _page_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _block(paragraph: str, words: Words, link: str) -> Block:
    if paragraph == "{link}":
        label = words.written["link_label"]
        return Block("link", fill_html(label, words.values), f"{fill(label, words.values)}\n{link}", link)
    kind = "code" if paragraph == "{code}" else "text"
    plain = fill(paragraph, words.values)
    return Block(kind, fill_html(paragraph, words.values), f"    {plain}" if kind == "code" else plain)
