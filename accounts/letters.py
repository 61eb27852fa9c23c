"""Mails made of the words of editors: the same text as plain text and as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.content import MAILS, Mail
from accounts.journey import Words, mail_words
from accounts.paragraphs import paragraphs_of
from accounts.variables import fill, fill_html
from cms.base.site_name import site_name

BY_TEMPLATE = {mail.template: mail for mail in MAILS.values()}


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
    return BY_TEMPLATE.get(template_prefix.removeprefix("account/email/"))


def compose(mail: Mail, *, email: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """The mail to `email` in the active language; `context` is allauth's, with the code or the address of the link."""
    values = {"email": email, "code": str(context.get("code", ""))}
    letter = write(mail_words(mail), values=values, link=str(context.get(mail.link, "")))
    message = EmailMultiAlternatives(letter.subject, letter.plain, to=[email])
    message.attach_alternative(letter.html, "text/html")
    return message


def write(words: Words, *, values: Mapping[str, str], link: str) -> Letter:
    """A mail from its words, the reader's values and the address of its link."""
    words = words.knowing(**values)
    name, subject = site_name(), " ".join(words.plain("subject").split())
    blocks = [_block(paragraph, words, link) for paragraph in paragraphs_of(words.written["text"])]
    plain = "\n\n".join([*(block.plain for block in blocks), name])
    html = render_to_string("account/email/message.html", {"subject": subject, "blocks": blocks, "site_name": name})
    return Letter(subject, f"{plain}\n", html)


def _block(paragraph: str, words: Words, link: str) -> Block:
    if paragraph == "{link}":
        label = words.written["link_label"]
        return Block("link", fill_html(label, words.values), f"{fill(label, words.values)}\n{link}", link)
    kind = "code" if paragraph == "{code}" else "text"
    plain = fill(paragraph, words.values)
    return Block(kind, fill_html(paragraph, words.values), f"    {plain}" if kind == "code" else plain)
