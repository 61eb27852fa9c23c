"""A patrol ship at dusk: the video, and the short article that announces it."""

from datetime import date

from home.demo.texts.stories import Article, FilmOf, PictureOf, ShotText, VideoStory
from home.words import Words

words = Words()

VIDEO = VideoStory(
    name="patrol",
    slug="patrouilleur-au-crepuscule",
    title=words("Un patrouilleur au crépuscule", "A patrol ship at dusk"),
    summary=words(
        "Un patrouilleur tient sa position face au soleil couchant. Animation d’illustration, son d’ambiance.",
        "A patrol ship holds its station against the setting sun. Illustrative animation, ambient sound.",
    ),
    story=words.paragraph(
        "Plan fixe, mer peu agitée. Le navire se lève et retombe avec la houle pendant que la lumière baisse. Le "
        "mouvement est continu : la séquence se prête à une ouverture de sujet comme à un fond de plateau.",
        "Static shot, slight sea. The ship rises and falls with the swell while the light goes down. The movement is "
        "continuous: the footage works as an opening shot as well as a studio backdrop.",
    ),
    place=words("En mer", "At sea"),
    day=date(2025, 11, 24),
    credit_line=words("Newsroom / animation", "Newsroom / animation"),
    shots=[
        ShotText(
            "00:00:00:00",
            "00:00:11:00",
            words(
                "Plan fixe : le navire de profil, passerelle éclairée, la côte à l’horizon",
                "Static shot: the ship in profile, the bridge lit, the coast on the horizon",
            ),
        ),
        ShotText(
            "00:00:11:00",
            "00:00:22:00",
            words(
                "Même cadre : la houle au premier plan, le soleil à demi couché derrière la poupe",
                "Same frame: the swell in the foreground, the sun half set behind the stern",
            ),
        ),
    ],
    topics=["library"],
    captions={
        "fr": """WEBVTT

00:00:00.000 --> 00:00:08.000
[La houle, sourde et régulière]

00:00:08.000 --> 00:00:14.000
[Un bip marque chaque seconde]

00:00:14.000 --> 00:00:22.000
[La houle continue]
""",
        "en": """WEBVTT

00:00:00.000 --> 00:00:08.000
[Swell, low and steady]

00:00:08.000 --> 00:00:14.000
[A beep marks each second]

00:00:14.000 --> 00:00:22.000
[The swell goes on]
""",
    },
    words=words,
)

ARTICLE = Article(
    name="article-patrol",
    slug="nouvelles-images-patrouilleur-au-crepuscule",
    kicker="",
    title=words(
        "Surveillance maritime : de nouvelles images au crépuscule", "Maritime surveillance: new footage at dusk"
    ),
    standfirst=words(
        "Une séquence de vingt-deux secondes, sans texte ni commentaire, s’ajoute aux plans d’illustration que les "
        "rédactions nous demandent le plus.",
        "Twenty-two seconds without caption or commentary join the illustrative shots that newsrooms ask us for most.",
    ),
    place=words("Bruxelles", "Brussels"),
    day=date(2025, 11, 24),
    lead=PictureOf("patrol"),
    lead_alt=words(
        "Illustration : un patrouilleur gris de profil sur une mer calme, le soleil à demi couché derrière des "
        "collines.",
        "Illustration: a grey patrol ship in profile on a calm sea, the sun half set behind hills.",
    ),
    lead_caption=words("Fin de journée en mer.", "End of the day at sea."),
    body=[
        (
            "paragraph",
            words.paragraph(
                "Parler de surveillance des mers sans rien montrer est difficile, et les images libres de droits sont "
                "rares. Cette animation comble un manque : un navire reconnaissable comme tel, mais qui n’appartient "
                "à aucun pays, dans une lumière qui convient à presque tous les sujets.",
                "It is hard to talk about watching the seas without showing anything, and footage free of rights is "
                "rare. This animation fills a gap: a ship that is clearly a patrol ship, yet belongs to no country, "
                "in a light that suits almost any story.",
            ),
        ),
        ("video", {"video": FilmOf("patrol"), "caption": words("La séquence complète", "The complete footage")}),
        (
            "paragraph",
            words.paragraph(
                "Le timecode incrusté permet de repérer un passage à l’image près avant de le télécharger.",
                "The burned-in timecode lets you find a passage to the exact frame before you download it.",
            ),
        ),
    ],
    topics=["library"],
    words=words,
)
