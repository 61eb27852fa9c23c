"""What a new site says on its landing page and its two lists, until an editor says otherwise."""

from home.words import Words

words = Words()

TITLE = words("Compte multimédia", "Multimedia account")
EYEBROW = words("Compte multimédia", "Multimedia account")
HEADLINE = words("Les images de l’actualité, prêtes pour l’antenne", "News footage, ready to broadcast")
STANDFIRST = words(
    "Des vidéos officielles en qualité broadcast, datées, décrites et créditées. Regardez-les librement ; pour les "
    "télécharger, en entier ou en partie, un compte gratuit suffit.",
    "Official video in broadcast quality, dated, described and credited. Watch it freely; to download it, whole or in "
    "part, all you need is a free account.",
)
CALL_TO_ACTION = words("Créer un compte", "Create an account")

SECTIONS = [
    ("latest_videos", {"heading": words("Dernières vidéos", "Latest videos"), "count": 3}),
    ("latest_articles", {"heading": words("À la une", "In the news"), "count": 4}),
    (
        "register",
        {
            "heading": words("Vous travaillez pour un média ?", "Do you work for the media?"),
            "text": words(
                "Une adresse e-mail, un code à six chiffres, et les fichiers originaux sont à vous. L’inscription "
                "prend moins de deux minutes.",
                "An e-mail address, a six-digit code, and the original files are yours. Signing up takes less than "
                "two minutes.",
            ),
            "button": words("S’inscrire", "Sign up"),
        },
    ),
    (
        "text",
        {
            "heading": words("Le passage qu’il vous faut, à l’image près", "The part you need, to the frame"),
            "text": words.paragraph(
                "Inutile de rapatrier un fichier entier pour dix secondes d’antenne. Sur la page de chaque vidéo, "
                "indiquez un point d’entrée et un point de sortie : nous découpons ce passage à l’image près, son "
                "compris, et vous recevez un fichier prêt à monter.",
                "No need to fetch a whole file for ten seconds on air. On each video’s page, give an in point and an "
                "out point: we cut that part to the exact frame, sound included, and you receive a file ready to edit.",
            )
            + words.paragraph(
                "Les conditions d’utilisation figurent à côté de chaque vidéo. Elles sont courtes ; lisez-les avant "
                "le premier téléchargement.",
                "The terms of use stand beside each video. They are short; read them before your first download.",
            ),
        },
    ),
]

ARTICLES_TITLE = words("Actualités", "News")
ARTICLES_INTRODUCTION = words(
    "Comptes rendus, annonces et nouveautés de la vidéothèque.", "Reports, announcements and additions to the library."
)
VIDEOS_TITLE = words("Vidéos", "Videos")
VIDEOS_INTRODUCTION = words(
    "Séquences en qualité broadcast, à regarder ici et à télécharger avec un compte.",
    "Footage in broadcast quality, to watch here and to download with an account.",
)
