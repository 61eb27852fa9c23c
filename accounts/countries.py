"""Countries by name, in the reader’s language. What django-countries says amiss is put right in its settings."""

from django_countries import countries


def country_choices() -> list[tuple[str, str]]:
    """Every country in the order of the language; none first."""
    return [("", ""), *((code, _set(name)) for code, name in countries)]


def country_name(code: str) -> str:
    """Empty for no country, and for a code that is none."""
    return _set(countries.name(code))


def _set(name: str) -> str:
    return name.replace("'", "’")
