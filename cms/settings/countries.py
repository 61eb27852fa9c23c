"""Names of countries that django-countries leaves misspelt, stiff or out of order, in English or in French."""

from django.utils.translation import gettext_lazy as _

COUNTRIES_OVERRIDE = {
    "BL": _("Saint Barthélemy"),
    "BQ": _("Bonaire, Sint Eustatius and Saba"),
    "BS": _("Bahamas"),
    "BZ": _("Belize"),
    "CZ": _("Czechia"),
    "FM": _("Micronesia"),
    "GS": _("South Georgia and the South Sandwich Islands"),
    "GT": _("Guatemala"),
    "LR": _("Liberia"),
    "MH": _("Marshall Islands"),
    "MK": _("North Macedonia"),
    "PS": _("Palestine"),
    "RE": _("Réunion"),
    "SA": _("Saudi Arabia"),
    "SB": _("Solomon Islands"),
    "SH": _("Saint Helena, Ascension and Tristan da Cunha"),
    "SJ": _("Svalbard and Jan Mayen"),
    "ST": _("São Tomé and Príncipe"),
    "SZ": _("Eswatini"),
    "TL": _("Timor-Leste"),
    "TT": _("Trinidad and Tobago"),
    "VA": _("Vatican City"),
    "VN": _("Vietnam"),
}
