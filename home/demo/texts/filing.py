"""What the demo's articles and videos are filed under: topics, people and the desk that answers for them."""

from dataclasses import dataclass

from home.words import Words

words = Words()


@dataclass(frozen=True, slots=True)
class TopicText:
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class PersonText:
    name: str
    role: str
    organisation: str


TOPICS = {
    "counter-terrorism": TopicText(
        words("Lutte contre le terrorisme", "Counter-terrorism"),
        words(
            "Prévenir, comprendre et combattre le terrorisme, avec les Alliés et les partenaires.",
            "Preventing, understanding and fighting terrorism, with Allies and partners.",
        ),
    ),
    "integrity": TopicText(
        words("Développement de l’intégrité", "Building integrity"),
        words(
            "Des institutions de défense et de sécurité efficaces, transparentes et responsables.",
            "Defence and security institutions that are effective, transparent and accountable.",
        ),
    ),
    "library": TopicText(
        words("Vidéothèque", "Video library"),
        words("Les séquences qui viennent d’arriver.", "Footage that has just arrived."),
    ),
}

PEOPLE = {
    "lhomme": PersonText(
        "Christophe Lhomme",
        words("Chef de la Section Mise en œuvre des programmes", "Head of the Programme Implementation Section"),
        words(
            "Direction Coopération en matière de défense et de sécurité, Division Opérations de l’OTAN",
            "Defence and Security Cooperation Directorate, NATO Operations Division",
        ),
    ),
    "cascone": PersonText(
        "Gabriele Cascone",
        words("Chef de la Section Contre-terrorisme", "Head of the Counter-Terrorism Section"),
        words("Division Opérations de l’OTAN", "NATO Operations Division"),
    ),
}

DESK_NAME = words("Service de presse", "Press office")
DESK_EMAIL = "presse@newsroom.example"
