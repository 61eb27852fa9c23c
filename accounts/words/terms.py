"""The terms of an account that a newsroom begins with, passage by passage. Its lawyers replace them."""

TITLE = ("Conditions du compte", "Terms of the account")

# The tag of a passage, its French and its English words. Passages of a list follow each other.
PASSAGES = (
    (
        "p",
        "Le compte est gratuit. Il permet de télécharger nos vidéos, en entier ou en partie.",
        "The account is free of charge. It lets you download our videos, whole or in part.",
    ),
    ("h2", "Votre compte", "Your account"),
    (
        "li",
        "Il est personnel\u00a0: ne confiez votre mot de passe à personne.",
        "It is yours alone: give your password to nobody.",
    ),
    (
        "li",
        "Il repose sur une adresse e-mail qui est la vôtre\u00a0: si elle change, modifiez-la dans le compte.",
        "It rests on an e-mail address that is yours: when it changes, change it in the account.",
    ),
    ("li", "Vous pouvez le fermer à tout moment.", "You can close it at any time."),
    ("h2", "Nos vidéos", "Our videos"),
    (
        "p",
        (
            "Une vidéo peut avoir ses propres conditions d’utilisation, affichées avant le téléchargement. "
            "Elles s’ajoutent à celles-ci."
        ),
        "A video may have terms of use of its own, shown before the download. They add to these.",
    ),
    ("h2", "Vos données", "Your data"),
    (
        "p",
        (
            "Nous conservons votre adresse e-mail, votre langue, les renseignements professionnels que vous nous "
            "donnez, ainsi que la trace de vos connexions et de vos téléchargements. Ces données servent à tenir "
            "votre compte et à le protéger."
        ),
        (
            "We keep your e-mail address, your language, the press details that you give us, and a record of your "
            "sign-ins and downloads. They serve to keep your account and to protect it."
        ),
    ),
    (
        "p",
        "Vous pouvez les consulter, les corriger, en demander une copie et les faire effacer.",
        "You can see them, correct them, ask for a copy of them and have them erased.",
    ),
    ("h2", "Si ces conditions changent", "If these terms change"),
    (
        "p",
        "Nous vous demanderons de les accepter de nouveau lors de votre prochaine connexion.",
        "We will ask you to accept them again the next time you sign in.",
    ),
)
