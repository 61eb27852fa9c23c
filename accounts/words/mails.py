"""The words of the mails."""

from accounts.words.newsletter import NEWSLETTER_MAILS
from accounts.words.notices import NOTICE_MAILS
from accounts.words.staff import STAFF_MAILS

VALID = ("Il est valable {minutes}\u00a0minutes.", "It is valid for {minutes} minutes.")
NOT_YOU = (
    "Si ce n’était pas vous, ignorez ce message\u00a0: rien n’a changé.",
    "If it was not you, ignore this mail: nothing has changed.",
)
CODE_SUBJECT = ("Votre code de vérification pour {site_name}", "Your verification code for {site_name}")
CODE, LINK = ("{code}", "{code}"), ("{link}", "{link}")


def _text(*paragraphs: tuple[str, str]) -> tuple[str, str]:
    french, english = zip(*paragraphs, strict=True)
    return "\n\n".join(french), "\n\n".join(english)


MAIL_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "confirm_address": {
        "subject": CODE_SUBJECT,
        "text": _text(
            (
                "Merci d’avoir créé un compte. Saisissez ce code sur la page restée ouverte\u00a0:",
                "Thank you for creating an account. Enter this code on the page that you left open:",
            ),
            CODE,
            VALID,
            (
                "Si vous n’avez pas demandé de compte, ignorez ce message\u00a0: sans le code, rien ne se passe.",
                "If you did not ask for an account, ignore this mail: without the code nothing happens.",
            ),
        ),
    },
    "confirm_sign_in": {
        "subject": CODE_SUBJECT,
        "text": _text(
            (
                "Saisissez ce code sur la page restée ouverte, pour confirmer que cette adresse est la vôtre\u00a0:",
                "Enter this code on the page that you left open, to confirm that this address is yours:",
            ),
            CODE,
            VALID,
            (
                (
                    "Si vous n’avez pas cherché à vous connecter, quelqu’un d’autre connaît votre mot de passe\u00a0: "
                    "choisissez-en un nouveau."
                ),
                "If you did not try to sign in, somebody else knows your password: choose a new one.",
            ),
        ),
    },
    "confirm_new_address": {
        "subject": CODE_SUBJECT,
        "text": _text(
            (
                "Saisissez ce code sur la page restée ouverte\u00a0: cette adresse sera celle de votre compte.",
                "Enter this code on the page that you left open: this will be the address of your account.",
            ),
            CODE,
            VALID,
            (
                "Si vous n’avez rien demandé, ignorez ce message\u00a0: sans le code, rien ne change.",
                "If you did not ask for it, ignore this mail: without the code nothing changes.",
            ),
        ),
    },
    "account_exists": {
        "subject": ("Vous avez déjà un compte sur {site_name}", "You already have an account with {site_name}"),
        "text": _text(
            (
                "Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse.",
                "Somebody, probably you, tried to create an account with this address.",
            ),
            (
                (
                    "Un compte existe déjà. Connectez-vous avec votre mot de passe\u00a0; si vous l’avez oublié, "
                    "choisissez-en un nouveau\u00a0:"
                ),
                "It already has one. Sign in with your password; if you have forgotten it, choose a new one:",
            ),
            LINK,
            NOT_YOU,
        ),
        "link_label": ("Choisir un nouveau mot de passe", "Choose a new password"),
    },
    "reset_code": {
        "subject": (
            "Votre code pour un nouveau mot de passe sur {site_name}",
            "Your code for a new password at {site_name}",
        ),
        "text": _text(
            (
                "Vous avez demandé un nouveau mot de passe. Saisissez ce code sur la page restée ouverte\u00a0:",
                "You asked for a new password. Enter this code on the page that you left open:",
            ),
            CODE,
            VALID,
            (
                "Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe ne change pas.",
                "If you did not ask for it, ignore this mail: your password stays as it is.",
            ),
        ),
    },
    "unknown_account": {
        "subject": (
            "Aucun compte avec cette adresse sur {site_name}",
            "No account with this address at {site_name}",
        ),
        "text": _text(
            (
                "Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour cette adresse.",
                "Somebody, probably you, asked for a new password for this address.",
            ),
            (
                (
                    "Aucun compte n’y correspond. Vous avez peut-être utilisé une autre adresse\u00a0; "
                    "vous pouvez aussi créer un compte\u00a0:"
                ),
                "There is no account with it. You may have used another address, or you can create an account:",
            ),
            LINK,
            NOT_YOU,
        ),
        "link_label": ("Créer un compte", "Create an account"),
    },
    **STAFF_MAILS,
    **NEWSLETTER_MAILS,
    **NOTICE_MAILS,
}
