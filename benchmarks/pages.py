"""Server time of every public page, as a Markdown table: `python -m benchmarks.pages`, on whatever database is set.

Each page is asked for through the whole stack of middleware, with no network and no cache between: what granian's
thread would spend on it. DEBUG is off, so that templates are compiled once and no query is remembered. The last column
is the median of processor time, which tells a slow page from a busy machine.
"""

import argparse
import logging
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
LANGUAGES = ("fr", "en")
GOAL_MS = 150
# Addresses that are no pages of the tree. One line each.
OTHERS = {
    "search, a common word": "search/?q=radar",
    "search, two words": "search/?q=table+ronde",
    "search, nothing found": "search/?q=xyzzy",
    "feed of articles": "feeds/articles.rss",
    "feed of videos": "feeds/videos.rss",
    "missing page": "no/such/page/",
    "sign up": "account/signup/",
    "sign in": "account/login/",
    "forgotten password": "account/password/reset/",
}
EVERYWHERE = {
    "sitemap": "/sitemap.xml",
    "robots.txt": "/robots.txt",
    "API, articles": "/api/v2/pages/?type=articles.ArticlePage&fields=*&limit=20",
    "API, videos": "/api/v2/videos/?limit=20",
}


def prepare() -> None:
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG = False
    settings.TEMPLATES[0]["OPTIONS"]["loaders"] = [
        ("django.template.loaders.cached.Loader", settings.TEMPLATES[0]["OPTIONS"].get("loaders") or LOADERS)
    ]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]


LOADERS = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]


def addresses() -> Iterator[tuple[str, str]]:
    """Names and paths: each page type in each language, the first of its kind, and the last page of a list."""
    from articles.models import ArticleIndexPage, ArticlePage
    from home.models import HomePage
    from videos.models import VideoIndexPage, VideoPage

    for code in LANGUAGES:
        for name, kind in (("landing", HomePage), ("article", ArticlePage), ("video", VideoPage)):
            page = kind.objects.live().filter(locale__language_code=code).order_by("-pk").first()
            yield f"{name}, {code}", page.get_url()
        for name, kind, items in (("articles", ArticleIndexPage, ArticlePage), ("videos", VideoIndexPage, VideoPage)):
            page = kind.objects.live().filter(locale__language_code=code).first()
            last = -(-items.objects.child_of(page).live().count() // 12)
            yield f"{name}, {code}", page.get_url()
            yield f"{name}, page {last // 2}, {code}", f"{page.get_url()}?page={last // 2}"
            yield f"{name}, page {last}, {code}", f"{page.get_url()}?page={last}"
        for name, below in OTHERS.items():
            yield f"{name}, {code}", f"/{code}/{below}"
    yield from EVERYWHERE.items()


@contextmanager
def counted() -> Iterator[list[Any]]:
    """The queries of the block, counted without being kept by Django."""
    from django.db import connection

    seen: list[Any] = []

    def note(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def measure(path: str, times: int) -> tuple[int, int, list[float], list[float]]:
    """Status, number of queries, and the milliseconds of each visit after the first two: by the clock, and worked."""
    from django.test import Client

    client = Client(HTTP_HOST=HOST)
    with counted() as queries:
        response = client.get(path)
    client.get(path)
    taken, worked = [], []
    for number in range(times):
        # Another reader each time: searches are limited for each.
        client.defaults["REMOTE_ADDR"] = f"127.0.{number // 250}.{number % 250 + 2}"
        began, began_work = time.perf_counter(), time.thread_time()
        response = client.get(path)
        _content = response.getvalue() if response.streaming else response.content
        taken.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.thread_time() - began_work))
    return response.status_code, len(queries), taken, worked


HOST = "localhost"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=30, help="Visits of each page.")
    options.add_argument("--goal", type=float, default=GOAL_MS, help="Highest median, in milliseconds.")
    asked = options.parse_args()
    prepare()
    logging.disable(logging.WARNING)
    out = sys.stdout
    out.write("| Page | Status | Queries | Median, ms | 95 %, ms | Processor, ms |\n|---|---:|---:|---:|---:|---:|\n")
    over = []
    for name, path in addresses():
        status, queries, taken, worked = measure(path, asked.times)
        median, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        out.write(f"| {name} | {status} | {queries} | {median:.0f} | {slow:.0f} | {statistics.median(worked):.0f} |\n")
        out.flush()
        if median >= asked.goal:
            over.append(name)
    out.write(f"\nOver {asked.goal:.0f} ms: {', '.join(over) or 'none'}.\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
