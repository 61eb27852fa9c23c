"""The words of the mails that tell the owner of an account what has changed in it."""

NOT_YOU_PASSWORD = (
    (
        "Si ce n’était pas vous, choisissez sans attendre un nouveau mot de passe depuis la page de connexion, "
        "puis fermez les sessions que vous ne reconnaissez pas."
    ),
    (
        "If it was not you, choose a new password from the sign-in page without delay, "
        "then end the sessions that you do not recognise."
    ),
)
NOT_YOU_WRITE = (
    "Si ce n’était pas vous, prévenez-nous sans attendre\u00a0: quelqu’un d’autre a accès à votre compte.",
    "If it was not you, write to us without delay: somebody else has access to your account.",
)
NO_MORE_TO_DO = ("Si c’était vous, vous n’avez rien à faire.", "If it was you, there is nothing to do.")


def _text(*paragraphs: tuple[str, str]) -> tuple[str, str]:
    french, english = zip(*paragraphs, strict=True)
    return "\n\n".join(french), "\n\n".join(english)


NOTICE_MAILS: dict[str, dict[str, tuple[str, str]]] = {
    "password_changed": {
        "subject": (
            "Votre mot de passe sur {site_name} a été modifié",
            "Your password at {site_name} has been changed",
        ),
        "text": _text(
            (
                "Le mot de passe de votre compte a été modifié le {when}.",
                "The password of your account was changed on {when}.",
            ),
            NO_MORE_TO_DO,
            NOT_YOU_PASSWORD,
        ),
    },
    "address_changed": {
        "subject": (
            "L’adresse de votre compte {site_name} a changé",
            "The address of your {site_name} account has changed",
        ),
        "text": _text(
            (
                (
                    "Le {when}, une autre adresse e-mail a remplacé celle-ci dans votre compte. "
                    "Celle-ci ne permet plus de se connecter, et ce message est le dernier qu’elle reçoit à ce sujet."
                ),
                (
                    "On {when} another e-mail address took the place of this one in your account. "
                    "You can no longer sign in with this one, and this is the last mail about it that comes here."
                ),
            ),
            NO_MORE_TO_DO,
            NOT_YOU_WRITE,
        ),
    },
    "address_removed": {
        "subject": (
            "Une adresse a été retirée de votre compte {site_name}",
            "An address has been removed from your {site_name} account",
        ),
        "text": _text(
            (
                "Le {when}, une adresse e-mail a été retirée de votre compte.",
                "On {when} an e-mail address was removed from your account.",
            ),
            NO_MORE_TO_DO,
            NOT_YOU_PASSWORD,
        ),
    },
    "factor_added": {
        "subject": (
            "Connexion à {site_name}\u00a0: un second facteur a été ajouté",
            "Signing in to {site_name}: a second factor has been added",
        ),
        "text": _text(
            (
                (
                    "Le {when}, une application d’authentification ou une clé d’accès a été ajoutée à votre compte. "
                    "Elle vous sera demandée à la connexion."
                ),
                (
                    "On {when} an authenticator app or a passkey was added to your account. "
                    "You will be asked for it when you sign in."
                ),
            ),
            (
                "Conservez vos codes de secours en lieu sûr\u00a0: ils remplacent un appareil perdu.",
                "Keep your recovery codes in a safe place: they stand in for a device that is lost.",
            ),
            NOT_YOU_PASSWORD,
        ),
    },
    "factor_removed": {
        "subject": (
            "Connexion à {site_name}\u00a0: un second facteur a été retiré",
            "Signing in to {site_name}: a second factor has been removed",
        ),
        "text": _text(
            (
                "Le {when}, une application d’authentification ou une clé d’accès a été retirée de votre compte.",
                "On {when} an authenticator app or a passkey was removed from your account.",
            ),
            NO_MORE_TO_DO,
            NOT_YOU_PASSWORD,
        ),
    },
    "recovery_codes": {
        "subject": (
            "Vos codes de secours pour {site_name} sont nouveaux",
            "Your recovery codes for {site_name} are new",
        ),
        "text": _text(
            (
                "De nouveaux codes de secours ont été créés pour votre compte le {when}. Les anciens ne valent plus.",
                "New recovery codes were made for your account on {when}. The old ones are no longer valid.",
            ),
            NO_MORE_TO_DO,
            NOT_YOU_PASSWORD,
        ),
    },
    "account_closed": {
        "subject": ("Votre compte {site_name} est fermé", "Your {site_name} account is closed"),
        "text": _text(
            (
                (
                    "Votre compte a été fermé le {when}, comme vous l’avez demandé. Les données qui vous concernaient "
                    "sont effacées."
                ),
                "Your account was closed on {when}, as you asked. What we held about you has been deleted.",
            ),
            (
                "Vous pourrez en créer un autre quand vous le voudrez. Ce message est le dernier.",
                "You can create another one whenever you like. This is the last mail that we send you.",
            ),
            (
                "Si vous n’avez rien demandé, prévenez-nous sans attendre.",
                "If you did not ask for it, write to us without delay.",
            ),
        ),
    },
}
