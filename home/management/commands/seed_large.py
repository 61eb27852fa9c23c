import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from articles.models import ArticlePage
from home.console import without_page_log
from home.demo import large
from videos import jobs
from videos.models import VideoPage

SILENCE_SECONDS = 2.0


class Command(BaseCommand):
    """Fills the newsroom with as much as some years leave, to measure it; safe to run again or to interrupt."""

    help = "Adds 1,000 articles and 500 videos in both languages, variations on the demo, which it makes first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=1000, help="How many articles there shall be.")
        parser.add_argument("--videos", type=int, default=500, help="How many videos there shall be.")
        parser.add_argument("--seconds", type=int, default=None, help="Length of each film of the demo.")
        parser.add_argument("--force", action="store_true", help="Do it outside development too.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(
                "This fills the site with made-up news, so not where DEBUG is off; or repeat with --force."
            )
        began = time.monotonic()
        call_command("migrate", verbosity=0)
        call_command("seed_demo", seconds=options["seconds"], force=True, stdout=self.stdout)
        with without_page_log(options["verbosity"]):
            self._prepare()
            try:
                self._fill("videos", VideoPage, options["videos"])
                self._fill("articles", ArticlePage, options["articles"])
            except large.NotAFolder as refusal:
                raise CommandError(str(refusal)) from refusal
        _refresh_statistics()
        self.stdout.write(f"The large newsroom is in place after {time.monotonic() - began:.0f} s.")

    def _prepare(self) -> None:
        """Here and now, where no worker has done it."""
        for row in large.unprepared():
            self._say(f"Preparing the film: {row.video}")
            jobs.prepare(row.pk)
        if large.unprepared():
            raise CommandError("A film of the demo could not be prepared. The library in the admin says why.")

    def _fill(self, name: str, kind: Any, count: int) -> None:
        self._said_at = time.monotonic()

        def say(there: int) -> None:
            if time.monotonic() - self._said_at >= SILENCE_SECONDS:
                self._say(f"{name}: {there} of {count}")

        added = large.fill(kind, count, say=say)
        self._say(f"{name}: {count}, of which {added} are new")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
        self._said_at = time.monotonic()


def _refresh_statistics() -> None:
    """Tells the planner what came in at once: PostgreSQL finds out by itself, but only after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
