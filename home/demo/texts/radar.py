"""A radar station in the mountains: the video, and the short article that announces it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from home.demo.texts.stories import Article, Entry, FilmOf, PictureOf, ShotText, VideoStory
from home.words import Words

words = Words()

VIDEO = VideoStory(
    name="radar",
    slug="station-radar-en-montagne",
    title=words("Station radar en montagne, au lever du jour", "Mountain radar station at first light"),
    summary=words(
        "Panoramique sur une station radar et le camp installé à ses pieds. Animation d’illustration, bruit du vent.",
        "A slow pan over a radar station and the camp below it. Illustrative animation, sound of wind.",
    ),
    story=words.paragraph(
        "L’aube se lève derrière les crêtes. La caméra glisse vers la droite : les sapins passent au premier plan, le "
        "camp s’éveille, la station reste immobile au-dessus de la brume.",
        "Dawn breaks behind the ridges. The camera glides to the right: fir trees pass in the foreground, the camp "
        "wakes up, the station stands still above the mist.",
    ),
    place=words("En altitude", "In the mountains"),
    day=date(2025, 11, 26),
    credit_line=words("Newsroom / animation", "Newsroom / animation"),
    shots=[
        ShotText(
            "00:00:00:00",
            "00:00:07:00",
            words(
                "Plan large : les radômes, les crêtes enneigées, le camp en contrebas",
                "Wide shot: the radomes, the snowy ridges, the camp below",
            ),
        ),
        ShotText(
            "00:00:07:00",
            "00:00:14:12",
            words(
                "Les sapins passent devant le véhicule et les tentes éclairées",
                "Fir trees pass in front of the vehicle and the lit tents",
            ),
        ),
        ShotText(
            "00:00:14:12",
            "00:00:20:00",
            words(
                "Fin du panoramique : le véhicule à gauche, la dernière tente derrière les sapins",
                "End of the pan: the vehicle on the left, the last tent behind the fir trees",
            ),
        ),
    ],
    topics=["library"],
    captions={
        "fr": """WEBVTT

00:00:00.000 --> 00:00:09.000
[Le vent souffle par vagues]

00:00:09.000 --> 00:00:20.000
[Le vent, et un bip à chaque seconde]
""",
        "en": """WEBVTT

00:00:00.000 --> 00:00:09.000
[Wind, rising and falling]

00:00:09.000 --> 00:00:20.000
[Wind, and a beep each second]
""",
    },
    words=words,
)

ARTICLE = Article(
    name="article-radar",
    slug="surveillance-aerienne-une-station-radar-en-images",
    kicker="",
    title=words("Surveillance aérienne : une station radar en images", "Air surveillance: a radar station on film"),
    standfirst=words(
        "Comment illustrer un réseau de détection que personne ne voit ? Notre nouvelle séquence montre une station "
        "d’altitude et ceux qui la font vivre.",
        "How do you illustrate a detection network that nobody sees? Our new footage shows a station high in the "
        "mountains and the people who keep it going.",
    ),
    place=words("Bruxelles", "Brussels"),
    day=date(2025, 11, 26),
    lead=PictureOf("radar"),
    lead_alt=words(
        "Illustration : deux radômes blancs sur une crête, un pylône, des montagnes enneigées dans la brume.",
        "Illustration: two white radomes on a ridge, a mast, snowy mountains in the mist.",
    ),
    lead_caption=words("Les radômes protègent les antennes du givre.", "Radomes shield the antennas from frost."),
    body=[
        (
            "paragraph",
            words.paragraph(
                "Un radar ne se filme pas aisément : l’antenne tourne sous une coque blanche et rien ne bouge. "
                "L’animation prend donc du recul : elle embrasse d’un même mouvement les sommets, la station et le "
                "camp, et laisse deviner le travail de nuit des équipes de transmission.",
                "A radar is not easy to film: the antenna turns under a white shell and nothing moves. So the "
                "animation steps back. It takes in the summits, the station and the camp in one movement, and hints "
                "at the night work of the signals teams.",
            ),
        ),
        (
            "image",
            {
                "image": PictureOf("camp"),
                "alt": words(
                    "Illustration : un véhicule à antenne près de deux tentes éclairées.",
                    "Illustration: a vehicle with an antenna beside two lit tents.",
                ),
                "caption": words("Le camp de transmission, avant le jour.", "The signals camp before daybreak."),
                "credit": words("Illustration : Newsroom", "Illustration: Newsroom"),
            },
        ),
        ("video", {"video": FilmOf("radar"), "caption": words("La séquence complète", "The complete footage")}),
        (
            "paragraph",
            words.paragraph(
                "Comme toutes nos vidéos, elle se télécharge en entier ou en partie, sous réserve d’accepter ses "
                "conditions d’utilisation.",
                "Like all our videos, it can be downloaded whole or in part once you accept its terms of use.",
            ),
        ),
    ],
    topics=["library"],
    corrections=[
        Entry(
            "correction",
            datetime(2025, 11, 27, 9, 15, tzinfo=ZoneInfo("Europe/Brussels")),
            words(
                "Une première version de cet article légendait « Trois tentes » l’image du camp, qui en montre deux.",
                "An earlier version of this article captioned the picture of the camp “Three tents”. It shows two.",
            ),
        ),
    ],
    words=words,
)
