"""What a new site says on its landing page and its two lists, until an editor says otherwise."""

from typing import Any

from wagtail.models import Page

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
    ("latest_videos", {"heading": words("Dernières vidéos", "Latest videos"), "count": 4}),
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
    (
        "newsletter",
        {
            "heading": words("L’essentiel, dans votre boîte", "The essentials, in your inbox"),
            "text": words(
                "Les nouveaux articles et les nouvelles vidéos, annoncés par e-mail. Vous vous désabonnez quand vous "
                "voulez.",
                "New articles and new videos, announced by e-mail. Unsubscribe whenever you like.",
            ),
            "button": words("S’abonner", "Subscribe"),
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


def site_content(articles: Page, videos: Page) -> dict[str, Any]:
    """What a new site says around every page: the fields of the French SiteContent."""
    lists: list[tuple[str, Any]] = [("page", {"page": page, "label": ""}) for page in (articles, videos)]
    accounts: list[tuple[str, Any]] = [
        ("service", {"service": name, "label": ""})
        for name in ("account_signup", "account_login", "account_newsletter")
    ]
    return {
        "description": words(
            "Actualités et vidéos en qualité broadcast, à l’usage des médias.",
            "News, and video in broadcast quality, for the media.",
        ),
        "navigation": lists,
        "footer_text": words(
            "Des images officielles, datées, décrites et créditées, que les rédactions peuvent reprendre.",
            "Official footage, dated, described and credited, for newsrooms to use.",
        ),
        "footer": [
            ("column", {"heading": words("À lire, à voir", "Read and watch"), "links": lists}),
            ("column", {"heading": words("Votre compte", "Your account"), "links": accounts}),
        ],
        "legal_line": words(
            "Vidéos et photos : utilisation libre aux conditions indiquées à côté de chacune, avec mention du crédit.",
            "Videos and pictures: free to use under the terms shown beside each, with the credit line.",
        ),
        "not_found_heading": words("Cette page n’existe pas, ou n’existe plus", "There is no page here, or no longer"),
        "not_found_text": words(
            "L’adresse comporte peut-être une faute de frappe, ou la page a été retirée. Rien n’a changé dans votre "
            "compte ni dans vos téléchargements.",
            "The address may be mistyped, or the page may have been taken down. Nothing has changed in your account "
            "or your downloads.",
        ),
        "not_found_links": lists,
    }
