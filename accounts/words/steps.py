"""The words of the steps."""

from accounts.words.newsletter import NEWSLETTER_STEPS
from accounts.words.staff import STAFF_STEPS

MULTIMEDIA = ("Compte multimédia", "Multimedia account")
FORGOTTEN = ("Mot de passe oublié", "Forgotten password")
ADDRESS = ("Adresse e-mail", "E-mail address")
PASSWORD = ("Mot de passe", "Password")
SIGN_IN = ("Se connecter", "Sign in")
REGISTER = ("Créer un compte", "Create an account")
ENTER_CODE = {
    "field_label": ("Code de vérification", "Verification code"),
    "button_label": ("Confirmer", "Confirm"),
    "help_line": ("Le code n’arrive pas\u00a0?", "No code yet?"),
    "help_text": (
        "Regardez d’abord dans le dossier des courriers indésirables. L’envoi peut prendre une minute.",
        "Look in your spam folder first. It can take a minute.",
    ),
    "resend_label": ("Recevoir un autre code", "Send a new code"),
    "other_line": ("Ce n’est pas votre adresse\u00a0?", "Not your address?"),
    "other_label": ("Recommencer avec une autre", "Start again with another one"),
}
CODE_HEADING = ("Un code vous attend dans votre messagerie", "Check your inbox and enter the code")
TIME_LEFT = ("Le code est encore valable {time_left}.", "You have {time_left} to enter it.")

STEP_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "register": {
        "eyebrow": MULTIMEDIA,
        "heading": REGISTER,
        "text": (
            "Un compte vous permet de télécharger nos vidéos, en entier ou en partie. Il est gratuit.",
            "An account lets you download our videos, whole or in part. It is free of charge.",
        ),
        "field_label": ADDRESS,
        "second_field_label": PASSWORD,
        "help_line": ("J’accepte les conditions du compte.", "I accept the terms of the account."),
        "button_label": ("Créer mon compte", "Create my account"),
        "help_text": (
            "Nous enverrons ensuite un code à cette adresse, pour nous assurer qu’elle est bien la vôtre.",
            "We then send a code to this address, to make sure that it is yours.",
        ),
        "other_line": ("Vous avez déjà un compte\u00a0?", "Already have an account?"),
        "other_label": SIGN_IN,
    },
    "check_inbox": {
        "eyebrow": MULTIMEDIA,
        "heading": CODE_HEADING,
        "text": (
            "Un code vient de partir pour {email}. Le saisir prouve que cette adresse e-mail est bien la vôtre.\n\n"
            + TIME_LEFT[0],
            "We have sent a verification code to {email}. It proves that this address is yours.\n\n" + TIME_LEFT[1],
        ),
        **ENTER_CODE,
    },
    "account_created": {
        "eyebrow": MULTIMEDIA,
        "heading": ("Votre compte est créé", "Your account has been created"),
        "text": (
            "Vous pouvez désormais télécharger nos vidéos, en entier ou en partie.",
            "You can now download full or partial versions of our videos.",
        ),
        "button_label": ("Revenir à la page d’où vous venez", "Return to the page you came from"),
        "second_button_label": ("Aller à la page d’accueil", "Go to the home page"),
    },
    **NEWSLETTER_STEPS,
    "forgotten_password": {
        "eyebrow": MULTIMEDIA,
        "heading": FORGOTTEN,
        "text": (
            (
                "Saisissez l’adresse de votre compte. Nous y enverrons un code qui vous permettra de choisir "
                "un nouveau mot de passe."
            ),
            "Enter the address of your account. We send it a code with which you choose a new password.",
        ),
        "field_label": ADDRESS,
        "button_label": ("M’envoyer un code", "Send me a code"),
        "other_label": ("Revenir à la connexion", "Back to signing in"),
    },
    "enter_code": {
        "eyebrow": FORGOTTEN,
        "heading": CODE_HEADING,
        "text": (
            "Si {email} correspond à un compte, un code vient d’être envoyé à cette adresse.\n\n" + TIME_LEFT[0],
            "If {email} has an account, a code is on its way to it.\n\n" + TIME_LEFT[1],
        ),
        **ENTER_CODE,
    },
    "new_password": {
        "eyebrow": FORGOTTEN,
        "heading": ("Choisissez un nouveau mot de passe", "Choose a new password"),
        "text": ("", ""),
        "field_label": ("Nouveau mot de passe", "New password"),
        "button_label": ("Enregistrer le nouveau mot de passe", "Save the new password"),
    },
    "password_updated": {
        "eyebrow": FORGOTTEN,
        "heading": ("Nouveau mot de passe enregistré", "Your password has been updated"),
        "text": (
            "Il vous reste à vous connecter\u00a0: vous retrouverez ensuite la page que vous aviez quittée.",
            "Sign in with your new password to return to the page you were on.",
        ),
        "button_label": ("Se connecter et reprendre", "Sign in and return"),
    },
    "sign_in": {
        "eyebrow": MULTIMEDIA,
        "heading": SIGN_IN,
        "text": ("", ""),
        "field_label": ADDRESS,
        "second_field_label": PASSWORD,
        "button_label": SIGN_IN,
        "help_line": FORGOTTEN,
        "other_line": ("", ""),
        "other_label": REGISTER,
    },
    "accept_terms": {
        "eyebrow": MULTIMEDIA,
        "heading": ("Les conditions du compte", "The terms of the account"),
        "text": (
            (
                "Pour continuer, lisez ces conditions et acceptez-les. "
                "Nous ne vous les présenterons de nouveau que si elles changent."
            ),
            "To go on, read these terms and accept them. We ask again only when they change.",
        ),
        "button_label": ("Accepter et continuer", "Accept and continue"),
        "other_label": ("Me déconnecter sans accepter", "Sign out without accepting"),
    },
    **STAFF_STEPS,
}
