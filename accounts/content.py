"""What editors can write on the way to an account: the steps, the mails, and the parts that each of them has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

# Figures of the settings may stand anywhere; what depends on the reader, or is long, in running text only.
EVERYWHERE = ("minutes", "min_length", "site_name")
RUNNING_TEXT = ("text", "help_text")
MAY_BE_EMPTY = ("eyebrow", "text", "help_text", "other_line")


@dataclass(frozen=True, slots=True)
class Piece:
    """A step or a mail: its name in the admin, the parts it has with their labels, and its own variables."""

    key: str
    name: Any
    parts: Mapping[str, Any]
    variables: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    needed_parts: tuple[str, ...] = field(default=())

    def allowed(self, part: str) -> tuple[str, ...]:
        """The variables that may stand in a part."""
        return (*self.variables, *EVERYWHERE) if part in RUNNING_TEXT else EVERYWHERE

    def needed_in(self, part: str) -> tuple[str, ...]:
        """The variables without which a part makes no sense."""
        return self.needed if part == "text" else ()

    def is_needed(self, part: str) -> bool:
        """Whether a part may not be left empty."""
        return part in self.needed_parts or part not in MAY_BE_EMPTY


_EYEBROW, _HEADING, _TEXT = _("eyebrow"), _("heading"), _("text")
_OPENING = {"eyebrow": _EYEBROW, "heading": _HEADING, "text": _TEXT}
_ADDRESS, _PASSWORD, _CODE = _("label of the e-mail address"), _("label of the password"), _("label of the code")
_BUTTON = _("button")
_ENTER_CODE = {
    **_OPENING,
    "field_label": _CODE,
    "button_label": _BUTTON,
    "help_line": _("help line: no code received?"),
    "help_text": _("advice below the help line"),
    "resend_label": _("button that sends a new code"),
    "other_line": _("line before starting again"),
    "other_label": _("starting again with another address"),
}

STEPS = {
    step.key: step
    for step in (
        Piece(
            "register",
            _("Register"),
            {
                **_OPENING,
                "field_label": _ADDRESS,
                "second_field_label": _PASSWORD,
                "button_label": _BUTTON,
                "help_text": _("what follows, below the button"),
                "other_line": _("line for whoever has an account"),
                "other_label": _("link to signing in"),
            },
            variables=("password_rule",),
        ),
        Piece("check_inbox", _("Check your inbox"), _ENTER_CODE, variables=("email", "time_left")),
        Piece(
            "account_created",
            _("Account created"),
            {
                **_OPENING,
                "button_label": _("button that returns to the page one came from"),
                "second_button_label": _("button to the home page, for whoever came from nowhere"),
            },
            variables=("email",),
        ),
        Piece(
            "newsletter",
            _("Newsletter prompt"),
            {
                "eyebrow": _EYEBROW,
                "heading": _HEADING,
                "text": _("text, kept with each subscription as what was agreed to"),
                "button_label": _("button that subscribes"),
                "other_line": _("line for whoever is subscribed"),
                "other_label": _("button that unsubscribes"),
            },
            needed_parts=("text", "other_line"),
        ),
        Piece(
            "forgotten_password",
            _("Forgotten password"),
            {**_OPENING, "field_label": _ADDRESS, "button_label": _BUTTON, "other_label": _("link to signing in")},
        ),
        Piece("enter_code", _("Enter the code for a new password"), _ENTER_CODE, variables=("email", "time_left")),
        Piece(
            "new_password",
            _("New password"),
            {**_OPENING, "field_label": _PASSWORD, "button_label": _BUTTON},
            variables=("password_rule",),
        ),
        Piece("password_updated", _("Password updated"), {**_OPENING, "button_label": _BUTTON}),
        Piece(
            "sign_in",
            _("Sign in"),
            {
                **_OPENING,
                "field_label": _ADDRESS,
                "second_field_label": _PASSWORD,
                "button_label": _BUTTON,
                "help_line": _("link to a forgotten password"),
                "other_line": _("line for whoever has no account"),
                "other_label": _("link to registering"),
            },
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Mail(Piece):
    """`template` is allauth's name for the mail, `link` what its context calls the address that {link} stands for."""

    template: str = ""
    link: str = ""


_LETTER = {"subject": _("subject line"), "text": _TEXT}
_WITH_LINK = {**_LETTER, "link_label": _("words of the link")}
_CODE_MAIL: Mapping[str, Any] = {
    "variables": ("code", "email"),
    "needed": ("code",),
    "needed_parts": ("text",),
}
_LINK_MAIL: Mapping[str, Any] = {"variables": ("link", "email"), "needed_parts": ("text",)}

MAILS = {
    mail.key: mail
    for mail in (
        Mail(
            "confirm_address", _("Code after registering"), _LETTER, template="email_confirmation_signup", **_CODE_MAIL
        ),
        Mail("confirm_sign_in", _("Code at sign-in"), _LETTER, template="email_confirmation", **_CODE_MAIL),
        Mail(
            "account_exists",
            _("There is an account already"),
            _WITH_LINK,
            template="account_already_exists",
            link="password_reset_url",
            **_LINK_MAIL,
        ),
        Mail("reset_code", _("Code for a new password"), _LETTER, template="password_reset_code", **_CODE_MAIL),
        Mail(
            "unknown_account",
            _("No account with this address"),
            _WITH_LINK,
            template="unknown_account",
            link="signup_url",
            **_LINK_MAIL,
        ),
    )
}
