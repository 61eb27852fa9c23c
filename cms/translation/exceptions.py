"""Why a translation was not submitted or not published."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class MissingSegment:
    """A passage without its words in the other language. `text` is empty where a whole object is untranslated.

    `reason` says what is wrong with the words it has, where they were refused.
    """

    owner: str
    place: str
    text: str
    reason: str = ""

    def __str__(self) -> str:
        if not self.text:
            return _("%(owner)s is not translated") % {"owner": self.owner}
        said = _("%(owner)s, %(place)s: “%(text)s”") % {"owner": self.owner, "place": self.place, "text": self.text}
        return f"{said} – {self.reason}" if self.reason else said


class MissingSegments(PermissionDenied):
    """A translation may not go live: `missing` lists the passages that it lacks, in the order of the page.

    It is a refusal like Wagtail's own, so that an admin view that knows nothing of it answers with a message.
    `stale` says that the original has changed since the translation was last synchronised with it.
    """

    def __init__(self, title: str, language: str, missing: Sequence[MissingSegment], *, stale: bool = False) -> None:
        self.title = title
        self.language = language
        self.missing = list(missing)
        self.stale = stale
        super().__init__("\n".join([self.headline, *map(str, self.missing)]))

    @property
    def headline(self) -> str:
        count = len(self.missing)
        return ngettext(
            "“%(title)s” cannot be published in %(language)s: %(count)d passage is not translated.",
            "“%(title)s” cannot be published in %(language)s: %(count)d passages are not translated.",
            count,
        ) % {"title": self.title, "language": self.language, "count": count}


class ParentNotTranslated(PermissionDenied):
    """A page cannot be submitted before the pages above it, named from the top in `titles`."""

    def __init__(self, title: str, language: str, titles: Sequence[str]) -> None:
        self.titles = list(titles)
        super().__init__(
            _("“%(title)s” cannot be translated into %(language)s before the pages above it: %(titles)s.")
            % {"title": title, "language": language, "titles": ", ".join(titles)}
        )


class AlreadyTranslated(Exception):
    """The object exists in the other language, but not as a translation kept in step with its original."""

    def __init__(self, title: str, language: str) -> None:
        super().__init__(f"{title} exists in {language} and is not synchronised with its original.")
