"""What RQ runs for editions: an id, and a call."""

from home.models import NewsletterEdition
from home.newsletter import services
from home.newsletter.sending import Batch


def send_batch(edition_id: int) -> None:
    """Hands over the next letters; the next batch is a job of its own."""
    edition = NewsletterEdition.objects.filter(pk=edition_id, status=NewsletterEdition.Status.SENDING).first()
    if edition is None or services.finish(edition):
        return
    services.enlist(edition=edition)
    Batch(edition).hand_over()
    if services.due(edition).exists():
        services.enqueue(edition)
    else:
        services.finish(edition)


def sweep_editions() -> None:
    services.sweep()
