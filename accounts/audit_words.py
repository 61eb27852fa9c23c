"""What is beside an event of the audit log, as a sentence of the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.second_factor.names import NAMES

PURPOSES = {"address": gettext_lazy("to confirm an address"), "password": gettext_lazy("for a new password")}
LANGUAGES = {"fr": gettext_lazy("read in French"), "en": gettext_lazy("read in English")}
WAYS = {
    "account": gettext_lazy("on the pages of the account"),
    "mail": gettext_lazy("through the link of a mail"),
    "one click": gettext_lazy("with the button of a mail program"),
    "account closed": gettext_lazy("because the account was closed"),
}


def in_words(details: Mapping[str, Any]) -> str:
    """Empty for no details. What has no words of its own stands as it was recorded."""
    return capfirst(", ".join(_detail(name, value) for name, value in details.items()))


def _detail(name: str, value: Any) -> str:
    try:
        return SENTENCES[name](value)
    except (KeyError, TypeError):
        return f"{name}: {value}"


def _by(who: Any) -> str:
    if who == "invitation":
        return _("through an invitation")
    return _("by account %(number)s") % {"number": who}


def _tries(count: int) -> str:
    return ngettext("one wrong entry", "%(count)d wrong entries", count) % {"count": count}


def _kinds(kinds: Any) -> str:
    return ", ".join(str(NAMES[kind]).lower() for kind in kinds)


SENTENCES: dict[str, Callable[[Any], str]] = {
    "for": lambda purpose: str(PURPOSES[purpose]),
    "tries": _tries,
    "type": lambda kind: _kinds([kind]),
    "types": _kinds,
    "by": _by,
    "how": lambda way: str(WAYS[way]),
    "version": lambda number: _("version %(number)s") % {"number": number},
    "language": lambda code: str(LANGUAGES[code]),
}
