"""The round table of 27 and 28 November 2025 in Brussels: the article and its video."""

from datetime import date

from home.demo.texts.round_table_film import VIDEO, words
from home.demo.texts.stories import Article, FilmOf, PageOf, PictureOf

__all__ = ["ARTICLE", "VIDEO", "words"]

ARTICLE = Article(
    name="article-round-table",
    slug="faible-gouvernance-et-terrorisme-table-ronde-a-bruxelles",
    kicker="",
    title=words(
        "Quand l’État est fragile, le terrorisme s’installe : deux jours de table ronde à Bruxelles",
        "Where the state is weak, terrorism moves in: a two-day round table in Brussels",
    ),
    standfirst=words(
        "Réunis au siège de l’OTAN les 27 et 28 novembre 2025, des spécialistes venus d’horizons très différents ont "
        "cherché comment traiter ensemble deux problèmes que l’on sépare trop souvent : la faiblesse des institutions "
        "et la menace terroriste.",
        "Meeting at NATO Headquarters on 27 and 28 November 2025, specialists from very different backgrounds looked "
        "for ways to tackle together two problems that are too often kept apart: weak institutions and the terrorist "
        "threat.",
    ),
    place=words("Bruxelles", "Brussels"),
    day=date(2025, 11, 28),
    lead=PictureOf("round-table"),
    lead_alt=words(
        "Illustration : une vingtaine de personnes autour d’une grande table ovale, devant un écran et des drapeaux.",
        "Illustration: some twenty people around a large oval table, in front of a screen and flags.",
    ),
    lead_caption=words(
        "La table ronde a réuni pendant deux jours des participants aux métiers complémentaires.",
        "For two days the round table brought together people whose trades complement one another.",
    ),
    body=[
        (
            "paragraph",
            words.paragraph(
                "Autour de la table, des experts de l’OTAN et d’autres organisations internationales, des policiers, "
                "des chercheurs de groupes de réflexion et des représentants de la société civile. La rencontre, qui "
                "a bénéficié de l’appui du gouvernement suédois, s’est tenue à Bruxelles, au siège de l’Alliance.",
                "Around the table sat experts from NATO and other international organisations, police officers, "
                "researchers from think tanks and representatives of civil society. The meeting, supported by the "
                "Swedish government, was held in Brussels, at Alliance headquarters.",
            )
            + words.paragraph(
                "Le constat de départ est inscrit dans le concept stratégique de 2022 : là où les conflits durent et "
                "où l’administration ne tient plus, les réseaux terroristes trouvent des recrues, des relais et du "
                "terrain.",
                "The starting point is written into the 2022 Strategic Concept: where conflicts drag on and public "
                "administration no longer holds, terrorist networks find recruits, support and ground.",
            ),
        ),
        (
            "fact_box",
            {
                "heading": words("La table ronde en bref", "The round table at a glance"),
                "text": words.bullets(
                    ("Les 27 et 28 novembre 2025", "27 and 28 November 2025"),
                    ("Siège de l’OTAN, Bruxelles", "NATO Headquarters, Brussels"),
                    ("Avec le concours du gouvernement suédois", "Supported by the Swedish government"),
                    (
                        "Trois débats, du financement du terrorisme à la gestion des frontières",
                        "Three debates, from the financing of terrorism to border management",
                    ),
                ),
            },
        ),
        ("heading", words("Deux politiques, un même problème", "Two policies, one problem")),
        (
            "paragraph",
            words.paragraph(
                "L’OTAN aborde la question par deux voies. La première est le développement de l’intégrité : aider "
                "les Alliés et les partenaires à se doter d’institutions de défense efficaces, transparentes et "
                "comptables de leurs actes. La seconde est la lutte contre le terrorisme proprement dite, qui passe "
                "par le partage du renseignement, par de nouvelles technologies et par le travail avec d’autres "
                "organisations. Deux équipes d’experts ont été chargées d’étudier ce qui relie l’une à l’autre.",
                "NATO approaches the matter along two paths. The first is building integrity: helping Allies and "
                "partners to have defence institutions that are effective, transparent and accountable. The second is "
                "counter-terrorism itself, which relies on intelligence sharing, new technologies and work with other "
                "organisations. Two teams of experts have been asked to study what links the two.",
            )
            + words.paragraph(
                "Christophe Lhomme, qui dirige la Section Mise en œuvre des programmes au sein de la Direction "
                "Coopération en matière de défense et de sécurité (Division Opérations de l’OTAN), a ouvert les "
                "travaux. Il a plaidé pour un dispositif unique de renforcement des capacités, où les deux "
                "disciplines avancent de front, et salué les efforts déjà consentis pour mieux les intégrer.",
                "Christophe Lhomme, who heads the Programme Implementation Section in the Defence and Security "
                "Cooperation Directorate of NATO’s Operations Division, opened the proceedings. He argued for a "
                "single capacity-building mechanism in which the two disciplines advance side by side, and welcomed "
                "what has already been done to integrate them better.",
            ),
        ),
        (
            "table",
            {
                "heading_column": True,
                "table": {
                    "caption": words("Les deux volets du travail de l’OTAN", "The two strands of NATO’s work"),
                    "columns": [
                        {"type": "text", "heading": ""},
                        {"type": "text", "heading": words("Développement de l’intégrité", "Building integrity")},
                        {"type": "text", "heading": words("Lutte contre le terrorisme", "Counter-terrorism")},
                    ],
                    "rows": [
                        {
                            "values": [
                                words("Ce qu’il vise", "What it aims for"),
                                words(
                                    "Des institutions de défense et de sécurité efficaces, transparentes et "
                                    "responsables",
                                    "Defence and security institutions that are effective, transparent and accountable",
                                ),
                                words(
                                    "Le recul du terrorisme sous toutes ses formes",
                                    "Pushing back terrorism in all its forms",
                                ),
                            ]
                        },
                        {
                            "values": [
                                words("Ce qu’il mobilise", "What it draws on"),
                                words(
                                    "Une politique d’aide aux Alliés et aux partenaires",
                                    "A policy of support to Allies and partners",
                                ),
                                words(
                                    "Le renseignement partagé, les technologies nouvelles, la coopération "
                                    "internationale",
                                    "Shared intelligence, new technologies, international cooperation",
                                ),
                            ]
                        },
                    ],
                },
            },
        ),
        (
            "image",
            {
                "image": PictureOf("round-table-speakers"),
                "alt": words(
                    "Illustration : trois participants assis côte à côte, micros et documents devant eux.",
                    "Illustration: three participants sitting side by side, microphones and papers in front of them.",
                ),
                "caption": words(
                    "Trois débats ont structuré les deux journées.", "Three debates gave the two days their structure."
                ),
                "credit": words("Illustration : Newsroom", "Illustration: Newsroom"),
            },
        ),
        ("heading", words("L’argent, les frontières, les alliés inattendus", "Money, borders and unexpected allies")),
        (
            "paragraph",
            words.paragraph(
                "Trois débats se sont succédé. Tous partaient d’une même interrogation : comment une menace qui "
                "ignore les frontières tire-t-elle parti d’institutions qui n’en franchissent aucune ? Le financement "
                "du terrorisme et la surveillance des frontières ont servi de fil conducteur.",
                "Three debates followed one another, all starting from the same question: how does a threat that "
                "ignores borders take advantage of institutions that cross none? The financing of terrorism and the "
                "security of borders ran through all of them.",
            )
            + words.paragraph(
                "Plusieurs pistes restent à creuser, ont estimé les participants : associer davantage les entreprises "
                "et les associations, et mesurer ce que les technologies émergentes changent pour les deux camps.",
                "Several avenues need more work, participants felt: involving companies and civil society more "
                "closely, and gauging what emerging technologies change for both sides.",
            ),
        ),
        (
            "video",
            {
                "video": FilmOf("round-table"),
                "caption": words("La salle pendant les débats", "The room during the debates"),
            },
        ),
        ("heading", words("Et maintenant ?", "What comes next?")),
        (
            "paragraph",
            words.paragraph(
                "Il est revenu à Gabriele Cascone, chef de la Section Contre-terrorisme de la Division Opérations, de "
                "conclure. La corruption, a-t-il rappelé en s’appuyant sur plusieurs interventions, n’est pas un "
                "décor : elle procure de l’argent aux réseaux, discrédite les forces de sécurité et les opérations de "
                "gestion de crise, et laisse passer des armes et des munitions qui serviront contre des civils. Il a "
                "invité chacun à sortir de son couloir pour chercher des réponses communes.",
                "It fell to Gabriele Cascone, who heads the Counter-Terrorism Section of the Operations Division, to "
                "conclude. Corruption, he recalled, drawing on several contributions, is not mere background: it "
                "brings the networks money, discredits security forces and crisis management operations, and lets "
                "through weapons and ammunition that will be used against civilians. He invited everyone to step out "
                "of their lane and look for answers together.",
            ),
        ),
        (
            "quote",
            {
                "text": words(
                    "Les réseaux terroristes ont pour habitude de recourir à la corruption et d’exploiter les failles "
                    "des structures de gouvernance.",
                    "Terrorist networks make a habit of turning to corruption and exploiting the cracks in governance.",
                ),
                "person": words("Gabriele Cascone", "Gabriele Cascone"),
                "role": words("chef de la Section Contre-terrorisme", "Head of the Counter-Terrorism Section"),
                "organisation": words(
                    "Division Opérations de l’OTAN (propos résumés)", "NATO Operations Division (summarised)"
                ),
            },
        ),
        (
            "paragraph",
            words.paragraph(
                "Le dialogue avec les experts se poursuit. L’OTAN doit en tirer des propositions de formation très "
                "concrètes, puis des recommandations destinées aux pays membres comme aux pays partenaires.",
                "The conversation with the experts continues. From it NATO is to draw up very practical proposals for "
                "training, then recommendations for member and partner countries alike.",
            ),
        ),
        (
            "links",
            {
                "heading": words("Pour aller plus loin", "Further reading"),
                "links": (
                    {
                        "label": words("Le concept stratégique 2022 de l’OTAN", "NATO’s 2022 Strategic Concept"),
                        "page": None,
                        "url": "https://www.nato.int/strategic-concept/",
                    },
                    {
                        "label": words("La table ronde en images", "The round table on film"),
                        "page": PageOf("round-table"),
                        "url": "",
                    },
                ),
            },
        ),
    ],
    topics=["counter-terrorism", "integrity"],
    people=["lhomme", "cascone"],
    words=words,
)
