"""What RQ runs. A job carries the number of a row: RQ shows and logs what it is given."""

from accounts.post import service


def hand_over(mail_id: int) -> None:
    service.hand_over(mail_id)


def sweep_mails() -> None:
    """Every few seconds, by RQ's cron: no mail waits without a reason."""
    service.sweep()


def forget_old_mails() -> None:
    """Every night, by RQ's cron."""
    service.forget_old()
