"""What the directorate asked the newsroom to be able to say, in French as editors write it and in English.

The account's words are theirs; the article and the video tell in our own sentences what happened, who spoke and what
follows. `words` gives the translator's answer to each French passage.
"""

from home.words import Words

words = Words()

LANDING = {
    "eyebrow": words("Compte multimédia", "Multimedia account"),
    "headline": words(
        "Le seul endroit pour accéder au contenu vidéo de qualité broadcast de l’OTAN",
        "The one place for NATO’s broadcast-quality video",
    ),
    "standfirst": words(
        "Accédez aux ressources médiatiques officielles de l’OTAN. Un contenu de qualité professionnelle, diffusé sur "
        "les dernières actualités. La référence pour les professionnels des médias.",
        "Official NATO media resources: professional content on the latest news, and the reference for those who work "
        "in the media.",
    ),
    "call_to_action": words("Créer un compte", "Create an account"),
}
REGISTER_SECTION = {
    "heading": words("Registre", "Register"),
    "text": words("Un compte suffit pour télécharger nos vidéos.", "An account is all you need to download video."),
    "button": words("Je crée mon compte", "I create my account"),
}

_NO_CODE = {
    "field_label": words("Code de vérification", "Verification code"),
    "help_line": words("Vous n’avez pas reçu de code ?", "Did you receive no code?"),
    "resend_label": words("Envoyer un nouveau code", "Send another code"),
}
_SENT = words(
    "Nous avons envoyé un code de vérification à votre adresse e-mail. Entrez le code pour vérifier votre compte. Ce "
    "code expirera dans {minutes} minutes.",
    "A verification code went to your e-mail address. Enter it to verify your account. It expires after {minutes} "
    "minutes.",
)
_CHECK = words(
    "Vérifiez votre boîte de réception et entrez le code de vérification",
    "Look into your inbox and enter the verification code",
)
_RESET = words("Réinitialiser le mot de passe", "Reset the password")
_CODE = "\n\n{code}\n\n"

STEPS = {
    "register": {"heading": LANDING["call_to_action"], "button_label": words("Créer ce compte", "Open this account")},
    "check_inbox": {"heading": _CHECK, "text": _SENT, **_NO_CODE},
    "account_created": {
        "heading": words("Vous avez créé votre compte avec succès", "You have opened your account"),
        "text": words(
            "Désormais, vous pouvez télécharger des versions complètes ou partielles de nos vidéos depuis notre site "
            "Web.",
            "From now on you can download full or partial versions of our videos from our website.",
        ),
    },
    "newsletter": {
        "heading": words("Abonnez-vous à notre newsletter", "Subscribe to our newsletter now"),
        "text": words(
            "Si vous souhaitez également vous abonner à la newsletter et recevoir nos dernières mises à jour, cliquez "
            "sur le bouton ci-dessous.",
            "If you would also like to receive our latest updates by newsletter, press the button below.",
        ),
    },
    "forgotten_password": {
        "heading": _RESET,
        "text": words(
            "Entrez l’adresse e-mail avec laquelle vous vous êtes inscrit et nous vous enverrons un code pour "
            "réinitialiser votre mot de passe.",
            "Enter the e-mail address that you registered with: we will mail you a code to reset your password.",
        ),
    },
    "enter_code": {"eyebrow": _RESET, "heading": _CHECK, "text": _SENT, **_NO_CODE},
    "new_password": {
        "heading": words("Créer un nouveau mot de passe", "Make a new password"),
        "text": words(
            "Le mot de passe doit comporter au moins {min_length} caractères, sans espaces, inclure des lettres "
            "majuscules et minuscules, des chiffres et des symboles.",
            "The password needs at least {min_length} characters, no spaces, and upper-case and lower-case letters, "
            "figures and symbols.",
        ),
    },
    "password_updated": {
        "heading": words("Votre mot de passe a été mis à jour", "Your password is up to date"),
        "text": words(
            "Cliquez sur le bouton pour revenir à la page sur laquelle vous étiez et connectez-vous avec votre nouveau "
            "mot de passe.",
            "Press the button to go back to the page that you were on, and sign in with your new password.",
        ),
        "button_label": words("Revenir à la page et me connecter", "Go back and sign in"),
    },
}
MAILS = {
    "confirm_address": {
        "subject": words("Votre code pour {site_name}", "The code for your account at {site_name}"),
        "text": words("Voici votre code de vérification :", "Here is your verification code:") + _CODE + _SENT,
    },
    "reset_code": {
        "subject": words("Votre code de réinitialisation", "The code to reset your password"),
        "text": words("Voici le code demandé :", "Here is the code that you asked for:") + _CODE + _SENT,
    },
}

TERMS = {
    "title": words("Conditions d’utilisation", "Terms of use"),
    "text": words.paragraph("Créditez l’OTAN ; n’altérez pas le sens.", "Credit NATO; do not alter the meaning."),
}
TOPIC = words("Lutte contre le terrorisme", "Counter-terrorism")
PEOPLE = [
    {
        "name": "Christophe Lhomme",
        "role": words("Chef de la Section Mise en œuvre des programmes", "Head, Programme Implementation Section"),
        "organisation": words(
            "Direction Coopération en matière de défense et de sécurité", "Defence and Security Cooperation Directorate"
        ),
    },
    {
        "name": "Gabriele Cascone",
        "role": words("Chef de la Section Contre-terrorisme", "Head, Counter-Terrorism Section"),
        "organisation": words("Division Opérations de l’OTAN", "NATO Operations Division"),
    },
]

HEADLINE = words(
    "Faible gouvernance et terrorisme : ce qui les lie, vu de Bruxelles",
    "Weak governance and terrorism: what ties them together, seen from Brussels",
)
STANDFIRST = words(
    "Une table ronde a réuni, les 27 et 28 novembre 2025, ceux qui réforment les institutions et ceux qui combattent "
    "le terrorisme.",
    "On 27 and 28 November 2025 a round table brought together those who reform institutions and those who fight "
    "terrorism.",
)
PLACE = words("Bruxelles", "Brussels")
OPENING = words.paragraph(
    "Pendant deux jours, experts de l’OTAN et d’ailleurs, policiers, chercheurs et associations se sont retrouvés au "
    "siège de l’Organisation, à l’invitation de l’Alliance et avec l’aide de la Suède.",
    "For two days experts from NATO and elsewhere, police officers, researchers and associations met at the "
    "Organization’s headquarters, at the Alliance’s invitation and with Sweden’s help.",
)
BEFORE_THE_DEBATES = [
    words.paragraph(
        "Le concept stratégique 2022 en fait le constat : là où l’État cède, le terrorisme recrute, s’installe et "
        "s’étend.",
        "The 2022 Strategic Concept says as much: where the state gives way, terrorism recruits, settles and spreads.",
    ),
    words.paragraph(
        "D’où deux chantiers menés de front. Le <b>développement de l’intégrité (BI)</b> aide à bâtir des institutions "
        "de défense efficaces et transparentes ; la lutte contre le terrorisme mise sur le renseignement partagé, les "
        "technologies nouvelles et la coopération.",
        "Hence two lines of work, side by side. <b>Building Integrity (BI)</b> helps to create defence institutions "
        "that are effective and transparent; counter-terrorism relies on shared intelligence, new technologies and "
        "cooperation.",
    ),
    words.paragraph(
        "La rencontre devait servir à deux choses : préparer des formations communes et rédiger des recommandations.",
        "The meeting was to serve two purposes: preparing joint training, and drafting recommendations.",
    ),
    words.paragraph(
        "En ouvrant les travaux, Christophe Lhomme, chef de la Section Mise en œuvre des programmes, a dit le besoin "
        "d’un mécanisme qui renforce les capacités sur les deux plans.",
        "Opening the proceedings, Christophe Lhomme, Head of the Programme Implementation Section, spoke of the need "
        "for a mechanism that builds capacity on both counts.",
    ),
]
DEBATES = words("Trois débats", "Three debates")
ON_THE_DEBATES = words.paragraph(
    "Les trois débats ont porté sur l’argent du terrorisme, la sécurité des frontières, puis le concours du secteur "
    "privé, de la société civile et des technologies émergentes.",
    "The three debates dealt with terrorist money, the security of borders, and then the part of the private sector, "
    "civil society and emerging technologies.",
)
QUOTE = {
    "text": words(
        "La corruption paie les armes qui tuent les civils.", "Corruption pays for the weapons that kill civilians."
    ),
    "person": words("Gabriele Cascone", "Gabriele Cascone"),
    "role": PEOPLE[1]["role"],
    "organisation": PEOPLE[1]["organisation"],
}
NEXT_STEPS = words.paragraph(
    "L’OTAN va maintenant proposer des formations précises, et des recommandations à l’usage de ses membres et de ses "
    "partenaires.",
    "NATO will now propose specific training, and recommendations for its members and partners to use.",
)
BODY = [
    *(("paragraph", text) for text in (OPENING, *BEFORE_THE_DEBATES)),
    ("heading", DEBATES),
    ("paragraph", ON_THE_DEBATES),
    ("quote", QUOTE),
    ("paragraph", NEXT_STEPS),
]

VIDEO = {
    "title": words("La table ronde en images", "The round table on film"),
    "summary": words(
        "À télécharger en version complète ou partielle : la salle, la tribune, les délégations.",
        "To be downloaded in a full or a partial version: the room, the rostrum, the delegations.",
    ),
    "dateline_place": PLACE,
    "dateline_date": "2025-11-28",
    "credit_line": words("Images : OTAN", "Pictures: NATO"),
}
STORY = words.paragraph(
    "Deux jours de débats, filmés sans commentaire.", "Two days of debate, filmed without commentary."
)
SHOTS = [
    ("00:00:00:00", "00:00:08:00", words("Plan large de la salle", "Wide shot of the room")),
    ("00:00:08:00", "00:00:20:00", words("La tribune pendant l’ouverture", "The rostrum during the opening")),
]
