"""Jobs by the clock that belong to no room."""

from django.core.management import call_command


def publish_scheduled() -> None:
    """Publishes what is due and takes down what has expired; pages are at most a minute late."""
    call_command("publish_scheduled", verbosity=0)


def clear_sessions() -> None:
    """Deletes sessions that have expired, so that their table does not grow for ever."""
    call_command("clearsessions", verbosity=0)
