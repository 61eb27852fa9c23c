from cms.delivery.models.feed import Change, Event, Feed, Known, Touch
from cms.delivery.models.preview import PreviewDraft
from cms.delivery.models.webhooks import DeliveryState, WebhookDelivery, WebhookEndpoint

__all__ = [
    "Change",
    "DeliveryState",
    "Event",
    "Feed",
    "Known",
    "PreviewDraft",
    "Touch",
    "WebhookDelivery",
    "WebhookEndpoint",
]
