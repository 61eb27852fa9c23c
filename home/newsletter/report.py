"""How far an edition is, and how it went: counted in the database, whatever the number of subscribers."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from home.models import EditionDelivery, NewsletterEdition
from home.newsletter.contents import LANGUAGES, contents
from home.newsletter.services import audience

State, Reason = EditionDelivery.State, EditionDelivery.Reason
# Rows of one kind that a page lists; the rest is a figure.
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by state, the reasons of those left out, and the rows that somebody may want to look at."""

    counts: dict[str, int]
    total: int
    skipped: list[tuple[str, int]]
    refused: list[EditionDelivery]
    uncertain: list[EditionDelivery]

    @property
    def done(self) -> int:
        return sum(self.counts.values()) - self.counts.get(State.WAITING, 0) - self.counts.get(State.HANDING_OVER, 0)

    @property
    def rows(self) -> list[tuple[str, int]]:
        return [(str(state.label), self.counts.get(state, 0)) for state in State]


def report_on(edition: NewsletterEdition) -> Report:
    deliveries = EditionDelivery.objects.filter(edition=edition)
    grouped = deliveries.order_by().values_list("state", "reason").annotate(number=Count("pk"))
    counts: Counter[str] = Counter()
    skipped = []
    for state, reason, number in grouped:
        counts[state] += number
        if state == State.SKIPPED:
            skipped.append((str(Reason(reason).label), number))
    listed = deliveries.select_related("subscription")
    return Report(
        counts=dict(counts),
        total=sum(counts.values()) if edition.enlisted_at else audience(edition).count(),
        skipped=sorted(skipped),
        refused=list(listed.filter(state=State.REFUSED)[:MOST_SHOWN]),
        uncertain=list(listed.filter(state=State.UNCERTAIN)[:MOST_SHOWN]),
    )


@dataclass(frozen=True, slots=True)
class Outlook:
    """What sending an edition would mean for the readers of one language."""

    language: str
    subscribers: int
    pages: int
    missing: list[str]
    has_subject: bool

    @property
    def goes_out(self) -> bool:
        return self.has_subject and self.pages > 0


def outlook(edition: NewsletterEdition) -> list[Outlook]:
    found = []
    for language in LANGUAGES:
        here = contents(edition, language)
        found.append(
            Outlook(
                language=language,
                subscribers=audience(edition).filter(language=language).count(),
                pages=len(here.items),
                missing=[page.title for page in here.missing],
                has_subject=bool(edition.subject(language)),
            )
        )
    return found
