"""The video of the round table; its words are one collection with those of the article."""

from datetime import date

from home.demo.texts.stories import ShotText, VideoStory
from home.words import Words

words = Words()

VIDEO = VideoStory(
    name="round-table",
    slug="table-ronde-gouvernance-terrorisme",
    title=words(
        "Table ronde sur la gouvernance et le terrorisme : plans de coupe",
        "Round table on governance and terrorism: cutaways",
    ),
    summary=words(
        "Vues de la salle pendant la table ronde de Bruxelles : délégations, tribune et écran. Animation "
        "d’illustration, sans commentaire.",
        "Views of the room during the Brussels round table: delegations, head of the table and screen. Illustrative "
        "animation, without commentary.",
    ),
    story=words.paragraph(
        "La séquence accompagne notre compte rendu des 27 et 28 novembre 2025. La caméra traverse lentement la salle "
        "de gauche à droite, derrière les derniers sièges. Les drapeaux sont imaginaires et les personnes ne sont pas "
        "reconnaissables.",
        "This footage goes with our report on 27 and 28 November 2025. The camera crosses the room slowly from left "
        "to right, behind the last seats. The flags are imaginary and nobody can be recognised.",
    ),
    place=words("Bruxelles", "Brussels"),
    day=date(2025, 11, 28),
    credit_line=words("Newsroom / animation", "Newsroom / animation"),
    shots=[
        ShotText(
            "00:00:00:00",
            "00:00:08:00",
            words("Plan large : la salle, les drapeaux et l’écran", "Wide shot: the room, the flags and the screen"),
            words(
                "Animation : ne pas la présenter comme une prise de vues de la réunion",
                "Animation: do not present it as footage of the meeting",
            ),
        ),
        ShotText(
            "00:00:08:00",
            "00:00:16:00",
            words("Glissement vers la droite le long de la table", "Slow move to the right along the table"),
        ),
        ShotText(
            "00:00:16:00",
            "00:00:24:00",
            words("Plan final : l’autre bout de la table", "Closing shot: the far end of the table"),
        ),
    ],
    topics=["counter-terrorism", "integrity"],
    captions={
        "fr": """WEBVTT

00:00:00.000 --> 00:00:10.000
[Brouhaha étouffé d’une salle]

00:00:10.000 --> 00:00:17.000
[Un bip marque chaque seconde]

00:00:17.000 --> 00:00:24.000
[Le brouhaha continue, sans paroles distinctes]
""",
        "en": """WEBVTT

00:00:00.000 --> 00:00:10.000
[Muffled hum of a room]

00:00:10.000 --> 00:00:17.000
[A beep marks each second]

00:00:17.000 --> 00:00:24.000
[The hum goes on, no words can be made out]
""",
    },
    words=words,
)
