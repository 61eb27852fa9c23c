"""What RQ runs for subscriptions."""

from accounts.newsletter import services


def forget_unconfirmed() -> None:
    services.forget_unconfirmed()
