"""The terms of use of the demo's videos."""

from home.words import Words

words = Words()

TITLE = words("Conditions d’utilisation des vidéos", "Terms of use for videos")
TEXT = words.paragraph(
    "Ces vidéos peuvent être diffusées gratuitement à des fins d’information et d’enseignement, en tout ou en partie, "
    "sur tout support.",
    "These videos may be published free of charge for news and education, in whole or in part, in any medium.",
) + words.bullets(
    ("Mentionnez toujours le crédit indiqué à côté de la vidéo.", "Always give the credit shown beside the video."),
    (
        "Ne modifiez ni le sens des images ni celui des propos : coupez, mais ne détournez pas.",
        "Do not change the meaning of pictures or words: you may cut, but not distort.",
    ),
    (
        "N’utilisez pas les images dans une publicité ni pour laisser croire à un soutien de notre part.",
        "Do not use the footage in advertising, nor to suggest that we endorse anything.",
    ),
    (
        "Respectez l’embargo s’il y en a un, et retirez une séquence si nous vous le demandons.",
        "Respect an embargo where there is one, and withdraw footage if we ask you to.",
    ),
)
