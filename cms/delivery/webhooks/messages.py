"""What a message says: changes of one language that were numbered together, for an endpoint that asked for them."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils import timezone

from cms.delivery.feed import cursors
from cms.delivery.models import Change, Feed, WebhookDelivery, WebhookEndpoint

TYPE = "content.changed"
MOST = 100


def messages(feed: Feed, changes: Sequence[Change], endpoint: WebhookEndpoint) -> Iterator[WebhookDelivery]:
    """Deliveries to be saved; none where the endpoint asked for nothing of this. What has no language goes to all."""
    wanted = [
        change
        for change in changes
        if change.event in endpoint.events
        and (not endpoint.locales or not change.locale or change.locale in endpoint.locales)
    ]
    for locale, group in groupby(sorted(wanted, key=lambda change: change.locale), key=lambda change: change.locale):
        of_locale = list(group)
        for start in range(0, len(of_locale), MOST):
            some = of_locale[start : start + MOST]
            yield WebhookDelivery(
                endpoint=endpoint,
                locale=locale,
                payload=_payload(feed, locale, some),
                first_number=some[0].number,
                last_number=some[-1].number,
            )


def _payload(feed: Feed, locale: str, changes: Sequence[Change]) -> str:
    from cms.delivery.feed.selectors import as_entry

    paths = dict.fromkeys(path for change in changes for path in (change.old_path, change.path) if path)
    content = {
        "type": TYPE,
        "timestamp": timezone.now().isoformat(),
        "data": {
            "locale": locale or None,
            "paths": list(paths),
            "ids": [change.object_id for change in changes],
            "tags": list(dict.fromkeys(tag for change in changes for tag in change.tags)),
            "cursor": str(cursors.after(feed, changes[-1])),
            "changes": [as_entry(change) for change in changes],
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
