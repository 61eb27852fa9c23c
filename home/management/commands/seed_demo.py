import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from articles.models import ArticlePage
from home.console import without_page_log
from home.demo.film import MOUNTAIN, ROOM, SEA
from home.demo.keys import key
from home.demo.people import create_people
from home.demo.publish import ensure_article, ensure_terms, ensure_video_page, videos_of
from home.demo.texts import patrol, radar, round_table
from home.showcase import ensure_showcase
from home.site import create_site
from videos.models import Preparation

# In the order of their datelines, so that the newest is also the one published last.
STORIES = [
    (patrol.VIDEO, SEA, patrol.ARTICLE),
    (radar.VIDEO, MOUNTAIN, radar.ARTICLE),
    (round_table.VIDEO, ROOM, round_table.ARTICLE),
]
POLL_SECONDS = 1.0
SILENCE_SECONDS = 2.0


class Command(BaseCommand):
    """Fills the newsroom with demo pages, films, pictures and logins; safe to run again, keeps what was added."""

    help = "Fills the newsroom with a demo: pages in French and English, three films, pictures and four logins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--wait", type=float, default=0.0, metavar="SECONDS", help="Wait for the renditions.")
        parser.add_argument("--seconds", type=int, default=None, help="Length of each film, instead of its own.")
        parser.add_argument("--force", action="store_true", help="Create the demo logins outside development too.")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(
                "The demo's passwords are public, so it is not seeded where DEBUG is off. "
                "Run create_site for an empty newsroom, or repeat this with --force."
            )
        with without_page_log(options["verbosity"]):
            self._fill(options["seconds"])
        if options["wait"]:
            self._wait(options["wait"])
        self._say("The demo is in place.")

    def _fill(self, seconds: int | None) -> None:
        frame = create_site()
        people = create_people()
        editor, chief, translator = people["editor"], people["chief editor"], people["translator"]
        ensure_terms(translator)
        for number, (story, scene, article) in enumerate(STORIES, 1):
            self._say(f"Film and article {number} of {len(STORIES)}: {story.title}")
            ensure_video_page(
                frame,
                story,
                scene,
                seconds=seconds,
                editor=editor,
                chief=chief,
                translator=translator,
                progress=partial(self._say_share, number),
            )
            ensure_article(frame, article, editor=editor, chief=chief, translator=translator)
        station = ArticlePage.objects.get(translation_key=key(radar.ARTICLE.name), locale=frame.home.locale)
        ensure_showcase(frame.home, feature=station, editor=editor, chief=chief, translator=translator)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
        self._said_at = time.monotonic()

    def _say_share(self, number: int, share: float) -> None:
        """How much of a film is made, where nothing was said for two seconds."""
        if time.monotonic() - self._said_at >= SILENCE_SECONDS:
            self._say(f"Film {number}: {100 * share:.0f} %")

    def _wait(self, limit: float) -> None:
        """Until the renditions of the demo's videos are made or given up; a line whenever one of them has moved on."""
        deadline, before = time.monotonic() + limit, ""
        videos = videos_of(story for story, _, _ in STORIES)
        while True:
            rows = list(Preparation.objects.filter(video__in=videos).select_related("video").order_by("pk"))
            now = ", ".join(f"{row.percent} %" if not row.is_over else str(row.status) for row in rows)
            if now != before:
                self._say(f"Renditions: {now}")
                before = now
            if all(row.is_over for row in rows):
                break
            if time.monotonic() > deadline:
                self._say(f"The renditions go on in the background; waited {limit:.0f} s.")
                return
            time.sleep(POLL_SECONDS)
        for row in rows:
            if row.status == Preparation.Status.FAILED:
                self.stderr.write(f"{row.video}: {row.reason}")
