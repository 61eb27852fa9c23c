"""Variables in what editors write: {minutes} stands for a figure of the settings, {email} for the reader's address."""

import re
from collections.abc import Callable, Collection, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.paragraphs import paragraphs_of
from accounts.validators import password_rule
from cms.base.site_name import site_name

MEANINGS = {
    "minutes": gettext_lazy("the minutes that a code is valid"),
    "min_length": gettext_lazy("the fewest characters of a password"),
    "site_name": gettext_lazy("the name of the site"),
    "email": gettext_lazy("the reader’s e-mail address"),
    "time_left": gettext_lazy("how long the code is still valid, such as “24 minutes”"),
    "password_rule": gettext_lazy("the whole rule for passwords"),
    "when": gettext_lazy("day and hour of the change, such as “28 November 2025 at 14:05”"),
    "code": gettext_lazy("the code, in a paragraph of its own"),
    "link": gettext_lazy("the link, in a paragraph of its own"),
}
# They are set apart: between empty lines, large or on a line of their own.
ALONE = ("code", "link")
TOKEN = re.compile(r"\{([^{}]*)\}")
MINUTE = 60

Values = Mapping[str, str | Callable[[], str]]


def listed(names: Collection[str]) -> str:
    """The variables as one writes them: “{minutes}, {site_name}”."""
    return ", ".join(f"{{{name}}}" for name in names)


def explained(names: Collection[str]) -> str:
    """The variables with what each stands for, for the help text of a field."""
    return ", ".join(str(format_lazy("{{{}}} ({})", name, MEANINGS[name])) for name in names)


def check(text: str, *, allowed: Collection[str], needed: Collection[str] = ()) -> None:
    """Raises ValidationError with all that is wrong with the variables of `text`, by name."""
    used = list(dict.fromkeys(TOKEN.findall(text)))
    problems = [_refusal(name, allowed) for name in used if name not in allowed]
    if re.search(r"[{}]", TOKEN.sub("", text)):
        problems.append(
            _("A brace has no partner. Braces hold a variable and nothing else: %(variables)s.")
            % {"variables": listed(allowed)}
        )
    for name in ALONE:
        token = f"{{{name}}}"
        if name in allowed and any(token in found and token != found for found in paragraphs_of(text)):
            problems.append(
                _("%(variable)s must stand alone, with an empty line before and after it.") % {"variable": token}
            )
    problems += [
        _("This text is of no use without %(variable)s.") % {"variable": f"{{{name}}}"}
        for name in needed
        if name not in used
    ]
    if problems:
        raise ValidationError(problems, code="variable")


def _refusal(name: str, allowed: Collection[str]) -> str:
    words = {"variable": f"{{{name}}}", "variables": listed(allowed)}
    if name in MEANINGS:
        return _("%(variable)s cannot be used here. These can: %(variables)s.") % words
    return _("%(variable)s is no variable. These can be used here: %(variables)s.") % words


def time_left(minutes: int) -> str:
    return ngettext("one minute", "%(count)d minutes", minutes) % {"count": minutes}


def known_to_all() -> Values:
    """What does not depend on the reader. Each is looked up only where it is used."""
    return {
        "minutes": lambda: str(settings.CODE_SECONDS // MINUTE),
        "min_length": lambda: str(settings.PASSWORD_MIN_LENGTH),
        "site_name": site_name,
        "password_rule": password_rule,
    }


def fill(text: str, values: Values) -> str:
    """`text` with the values in place; a variable without a value stays as it is written."""
    return TOKEN.sub(lambda found: _value(found[1], values, otherwise=found[0]), text)


def fill_html(text: str, values: Values) -> SafeString:
    """The same as HTML: everything escaped, line ends kept, the reader's address emphasised."""
    pieces = []
    for number, piece in enumerate(TOKEN.split(text)):
        if number % 2 == 0:
            pieces.append(conditional_escape(piece).replace("\n", "<br>"))
        elif piece == "email" and piece in values:
            pieces.append(format_html("<strong>{}</strong>", _value(piece, values, otherwise="")))
        else:
            pieces.append(conditional_escape(_value(piece, values, otherwise=f"{{{piece}}}")))
    return mark_safe("".join(pieces))  # noqa: S308  # every piece was escaped above


def _value(name: str, values: Values, *, otherwise: str) -> str:
    value = values.get(name, otherwise)
    return value() if callable(value) else value
