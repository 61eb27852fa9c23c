"""What editors can write on the way to an account: the steps, the mails, and the parts that each of them has."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.pieces import RUNNING_TEXT, Mail, Piece

__all__ = ["MAILS", "RUNNING_TEXT", "STEPS", "Mail", "Piece"]

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
                "help_line": _("what is accepted, beside the box"),
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
                "field_label": _ADDRESS,
                "button_label": _("button that subscribes"),
                "help_text": _("what follows for whoever has no account, below the button"),
                "other_line": _("line for whoever is subscribed"),
                "other_label": _("button that unsubscribes"),
            },
            needed_parts=("text", "other_line"),
        ),
        Piece("newsletter_asked", _("Newsletter: check your inbox"), _OPENING),
        Piece("newsletter_confirm", _("Newsletter: confirm"), {**_OPENING, "button_label": _BUTTON}),
        Piece(
            "newsletter_leave",
            _("Newsletter: unsubscribe"),
            {
                **_OPENING,
                "button_label": _BUTTON,
                "help_line": _("heading once it is done"),
                "help_text": _("text once it is done"),
                "other_label": _("link to subscribing again"),
            },
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
        Piece(
            "accept_terms",
            _("Terms at sign-in"),
            {**_OPENING, "button_label": _BUTTON, "other_label": _("button that signs out instead")},
        ),
        Piece(
            "second_factor",
            _("Second factor at sign-in"),
            {
                **_OPENING,
                "field_label": _CODE,
                "button_label": _BUTTON,
                "second_button_label": _("button that asks for a passkey instead"),
                "help_line": _("help line: no code at hand?"),
                "help_text": _("advice below the help line"),
                "other_line": _("line before starting again"),
                "other_label": _("starting again with another address"),
            },
        ),
        Piece(
            "accept_invitation",
            _("Invitation accepted: first password"),
            {**_OPENING, "field_label": _PASSWORD, "button_label": _BUTTON},
            variables=("email", "password_rule"),
        ),
    )
}


_LETTER = {"subject": _("subject line"), "text": _TEXT}
_WITH_LINK = {**_LETTER, "link_label": _("words of the link")}
_CODE_MAIL: Mapping[str, Any] = {
    "variables": ("code", "email"),
    "needed": ("code",),
    "needed_parts": ("text",),
}
_LINK_MAIL: Mapping[str, Any] = {"variables": ("link", "email"), "needed_parts": ("text",)}
_NOTICE: Mapping[str, Any] = {"variables": ("when", "email"), "needed_parts": ("text",)}

# What is told to the owner of an account after it has changed.
_NOTICES = (
    Mail(
        "password_changed",
        _("Password changed"),
        _LETTER,
        template="password_changed",
        also=("password_reset", "password_set"),
        **_NOTICE,
    ),
    Mail("address_changed", _("Address changed, to the old one"), _LETTER, template="email_changed", **_NOTICE),
    Mail("address_removed", _("Address removed"), _LETTER, template="email_deleted", **_NOTICE),
    Mail(
        "factor_added",
        _("Second factor added"),
        _LETTER,
        template="totp_activated",
        also=("webauthn_added",),
        **_NOTICE,
    ),
    Mail(
        "factor_removed",
        _("Second factor removed"),
        _LETTER,
        template="totp_deactivated",
        also=("webauthn_removed",),
        **_NOTICE,
    ),
    Mail("recovery_codes", _("New recovery codes"), _LETTER, template="recovery_codes_generated", **_NOTICE),
    Mail("account_closed", _("Account closed"), _LETTER, template="account_closed", **_NOTICE),
)

MAILS = {
    mail.key: mail
    for mail in (
        Mail(
            "confirm_address", _("Code after registering"), _LETTER, template="email_confirmation_signup", **_CODE_MAIL
        ),
        Mail("confirm_sign_in", _("Code at sign-in"), _LETTER, template="email_confirmation", **_CODE_MAIL),
        Mail("confirm_new_address", _("Code for a new address"), _LETTER, template="new_address", **_CODE_MAIL),
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
        Mail(
            "invitation",
            _("Invitation to an account"),
            _WITH_LINK,
            template="invitation",
            link="invitation_url",
            needed=("link",),
            **_LINK_MAIL,
        ),
        Mail(
            "confirm_newsletter",
            _("Newsletter: confirm the address"),
            _WITH_LINK,
            template="confirm_newsletter",
            link="link",
            needed=("link",),
            **_LINK_MAIL,
        ),
        Mail(
            "newsletter_known",
            _("Newsletter: subscribed already"),
            _WITH_LINK,
            template="newsletter_known",
            link="link",
            **_LINK_MAIL,
        ),
        *_NOTICES,
    )
}
