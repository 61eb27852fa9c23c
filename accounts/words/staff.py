"""The words of whoever works here: the invitation, and the second factor that signing in asks for."""

TEAM = ("Votre compte", "Your account")

STAFF_STEPS: dict[str, dict[str, tuple[str, str]]] = {
    "second_factor": {
        "eyebrow": ("Double authentification", "Two-factor authentication"),
        "heading": ("Confirmez que c’est bien vous", "Confirm that it is you"),
        "text": (
            "Le mot de passe est bon. Saisissez maintenant le code qu’affiche votre application d’authentification.",
            "The password is right. Now enter the code that your authenticator application shows.",
        ),
        "field_label": ("Code de l’application ou code de secours", "Code of the application, or a recovery code"),
        "button_label": ("Se connecter", "Sign in"),
        "second_button_label": ("Utiliser une clé d’accès", "Use a passkey"),
        "help_line": ("Votre téléphone n’est pas à portée de main\u00a0?", "Your telephone is not at hand?"),
        "help_text": (
            "Saisissez l’un des codes de secours que vous avez conservés. Chacun ne sert qu’une fois.",
            "Enter one of the recovery codes that you kept. Each serves once.",
        ),
        "other_line": ("Ce n’est pas votre compte\u00a0?", "Not your account?"),
        "other_label": ("Recommencer avec un autre", "Start again with another one"),
    },
    "accept_invitation": {
        "eyebrow": TEAM,
        "heading": ("Choisissez votre mot de passe", "Choose your password"),
        "text": (
            (
                "Un compte a été ouvert pour {email}. Il ne vous reste qu’à choisir un mot de passe, "
                "que vous serez seul à connaître."
            ),
            "An account has been opened for {email}. All that is left is a password that you alone know.",
        ),
        "field_label": ("Mot de passe", "Password"),
        "button_label": ("Enregistrer le mot de passe", "Save the password"),
    },
}


def _text(*paragraphs: tuple[str, str]) -> tuple[str, str]:
    french, english = zip(*paragraphs, strict=True)
    return "\n\n".join(french), "\n\n".join(english)


STAFF_MAILS: dict[str, dict[str, tuple[str, str]]] = {
    "invitation": {
        "subject": ("Votre compte sur {site_name} vous attend", "Your account with {site_name} is ready"),
        "text": _text(
            (
                "Un compte a été ouvert pour vous, avec l’adresse {email}. Choisissez votre mot de passe\u00a0:",
                "An account has been opened for you, with the address {email}. Choose your password:",
            ),
            ("{link}", "{link}"),
            (
                "Le lien est valable sept jours et ne sert qu’une fois. Vous serez seul à connaître ce mot de passe.",
                "The link is valid for seven days and works once. You alone will know the password.",
            ),
            (
                "Si vous n’attendiez pas cette invitation, ignorez ce message\u00a0: rien ne se passera.",
                "If you did not expect this invitation, ignore this mail: nothing will happen.",
            ),
        ),
        "link_label": ("Choisir mon mot de passe", "Choose my password"),
    },
}
