"""French words that know their English: the page is written in French, the translator's answers are beside it."""

from cms.base.typography import french_typography


class ContradictionError(Exception):
    """One French passage was given two English ones."""


class Words(dict[str, str]):
    """From each French passage to its English. Called with a pair, it remembers it and returns the French, printed."""

    def __call__(self, french: str, english: str) -> str:
        french = french_typography(french)
        if self.setdefault(french, english) != english:
            raise ContradictionError(f"“{french}” is both “{self[french]}” and “{english}”.")
        return french

    def paragraph(self, french: str, english: str) -> str:
        """The French as a paragraph of rich text."""
        return f"<p>{self(french, english)}</p>"

    def heading(self, french: str, english: str) -> str:
        return f"<h2>{self(french, english)}</h2>"

    def bullets(self, *pairs: tuple[str, str]) -> str:
        """The French as a list of rich text."""
        return f"<ul>{''.join(f'<li>{self(*pair)}</li>' for pair in pairs)}</ul>"
