"""The words of the newsletter: its steps and its mails."""

NEWSLETTER = ("Lettre d’information", "Newsletter")

NEWSLETTER_STEPS: dict[str, dict[str, tuple[str, str]]] = {
    "newsletter": {
        "eyebrow": ("", ""),
        "heading": NEWSLETTER,
        "text": (
            (
                "Je souhaite recevoir la lettre d’information, avec les derniers articles et les dernières vidéos. "
                "Je peux me désabonner à tout moment."
            ),
            "Send me the newsletter with the latest articles and videos. I can leave it at any time.",
        ),
        "field_label": ("Adresse e-mail", "E-mail address"),
        "button_label": ("S’abonner à la lettre d’information", "Subscribe to the newsletter"),
        "help_text": (
            "Nous enverrons un message à cette adresse\u00a0: un lien vous y permettra de confirmer l’abonnement.",
            "We send a mail to this address; a link in it lets you confirm.",
        ),
        "other_line": ("Vous recevez la lettre d’information.", "You receive the newsletter."),
        "other_label": ("Ne plus la recevoir", "Stop receiving it"),
    },
    "newsletter_asked": {
        "eyebrow": NEWSLETTER,
        "heading": ("Un message vous attend dans votre messagerie", "Check your inbox"),
        "text": (
            (
                "Ouvrez-le et suivez son lien pour confirmer l’abonnement. Le lien est valable sept jours\u00a0; "
                "d’ici là, vous ne recevrez rien d’autre.\n\n"
                "S’il n’arrive pas, regardez dans le dossier des courriers indésirables."
            ),
            (
                "Open our mail and follow its link to confirm. The link is valid for seven days; until then you "
                "receive nothing else.\n\n"
                "If it does not arrive, look in your spam folder."
            ),
        ),
    },
    "newsletter_confirm": {
        "eyebrow": NEWSLETTER,
        "heading": ("Confirmez votre abonnement", "Confirm your subscription"),
        "text": (
            "Il ne manque qu’un clic pour recevoir la lettre d’information.",
            "One press, and you receive the newsletter.",
        ),
        "button_label": ("Confirmer l’abonnement", "Confirm the subscription"),
    },
    "newsletter_leave": {
        "eyebrow": NEWSLETTER,
        "heading": ("Ne plus recevoir la lettre d’information", "Stop receiving the newsletter"),
        "text": (
            "Vous ne recevrez plus aucun numéro, et votre adresse sera effacée de la liste.",
            "You receive no further edition, and your address is removed from the list.",
        ),
        "button_label": ("Me désabonner", "Unsubscribe"),
        "help_line": ("Vous ne recevez plus la lettre d’information", "You no longer receive the newsletter"),
        "help_text": (
            "Votre adresse ne figure plus sur la liste. Un numéro déjà en route peut encore arriver.",
            "Your address is no longer on the list. An edition that is on its way may still arrive.",
        ),
        "other_label": ("S’abonner de nouveau", "Subscribe again"),
    },
}

NEWSLETTER_MAILS: dict[str, dict[str, tuple[str, str]]] = {
    "confirm_newsletter": {
        "subject": (
            "Confirmez votre abonnement à la lettre d’information de {site_name}",
            "Confirm your subscription to the newsletter of {site_name}",
        ),
        "text": (
            (
                "Quelqu’un, sans doute vous, a demandé à recevoir la lettre d’information à cette adresse. "
                "Pour confirmer, suivez ce lien dans les sept jours\u00a0:\n\n"
                "{link}\n\n"
                "Si ce n’était pas vous, ignorez ce message\u00a0: sans confirmation, vous ne recevrez rien."
            ),
            (
                "Somebody, probably you, asked for the newsletter at this address. "
                "To confirm, follow this link within seven days:\n\n"
                "{link}\n\n"
                "If it was not you, ignore this mail: without a confirmation you receive nothing."
            ),
        ),
        "link_label": ("Confirmer l’abonnement", "Confirm the subscription"),
    },
    "newsletter_known": {
        "subject": (
            "Vous recevez déjà la lettre d’information de {site_name}",
            "You already receive the newsletter of {site_name}",
        ),
        "text": (
            (
                "Quelqu’un, sans doute vous, a demandé à recevoir la lettre d’information à cette adresse, "
                "qui figure déjà sur la liste. Choisissez ici ce que vous recevez, ou désabonnez-vous\u00a0:\n\n"
                "{link}\n\n"
                "Si ce n’était pas vous, ignorez ce message\u00a0: rien n’a changé."
            ),
            (
                "Somebody, probably you, asked for the newsletter at this address, which is on the list already. "
                "Choose what you receive, or leave, here:\n\n"
                "{link}\n\n"
                "If it was not you, ignore this mail: nothing has changed."
            ),
        ),
        "link_label": ("Choisir ce que je reçois", "Choose what I receive"),
    },
}
