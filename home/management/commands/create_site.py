from typing import Any

from django.core.management import BaseCommand

from home.console import without_page_log
from home.site import create_site


class Command(BaseCommand):
    """Makes the frame of a newsroom; safe to run again."""

    help = "Makes the landing pages, the lists of articles and videos, the languages and the groups that are missing."

    def handle(self, *_args: Any, **options: Any) -> None:
        with without_page_log(options["verbosity"]):
            frame = create_site()
        self.stdout.write(f"The site is at {frame.home.full_url}.")
