"""`make audit`: asks, prints a table, and ends with 1 where a page is below the marks, 2 where a tool is missing."""

import sys
from pathlib import Path

from audit import site, tools, types

FOLDER = site.ROOT / "var" / "audit"
LANGUAGES = ("fr", "en")
MARKS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# A loaded machine measures itself: below the mark a page is visited again, and the median of the visits counts.
VISITS = 3
PAGE_TYPES = {
    "landing": "home.HomePage",
    "articles": "articles.ArticleIndexPage",
    "article": "articles.ArticlePage",
    "videos": "videos.VideoIndexPage",
    "video": "videos.VideoPage",
}
# Addresses that are no pages of the tree. One line each.
OTHERS = {
    "search": "search/?q=radar",
    "missing page": "no/such/page/",
    "sign up": "account/signup/",
    "sign in": "account/login/",
    "forgotten password": "account/password/reset/",
}
MEASURED = ("landing", "article", "video", "sign up")


def addresses() -> dict[str, str]:
    """Every page to look at: its path by a name such as "fr article 2"."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, kind in PAGE_TYPES.items():
            for number, path in enumerate(site.paths(kind, language), 1):
                found[f"{language} {name}" + (f" {number}" if number > 1 else "")] = path
        found |= {f"{language} {name}": f"/{language}/{below}" for name, below in OTHERS.items()}
    return found


def check_html(found: tools.Tools, pages: dict[str, str]) -> bool:
    folder = FOLDER / "pages"
    folder.mkdir(exist_ok=True)
    files = {}
    for name, path in pages.items():
        files[name] = folder / f"{name.replace(' ', '-')}.html"
        files[name].write_text(site.page(path))
    errors = tools.html_errors(found, files.values())
    say(f"Nu HTML checker: {len(files)} pages, {sum(map(len, errors.values()))} errors and warnings.")
    for name, wrong in errors.items():
        say(*(f"  {name}, {each}" for each in wrong))
    return not errors


def check_types(found: tools.Tools) -> bool:
    wrong = types.mistakes(found, site.page("/api/v2/openapi.json"), FOLDER / "types")
    say(f"Types of the API's description, by openapi-typescript and tsc: {len(wrong)} errors and holes.")
    say(*(f"  {each}" for each in wrong))
    return not wrong


def measure(found: tools.Tools, pages: dict[str, str]) -> bool:
    wanted = [f"{language} {name}" for language in LANGUAGES for name in MEASURED]
    say("", f"| Page | {' | '.join(MARKS)} |", f"|---|{'---:|' * len(MARKS)}")
    good = True
    for name in wanted:
        marks, lost = _visits(found, name, site.BASE + pages[name])
        say(f"| {name} | {' | '.join(str(marks[category]) for category in MARKS)} |")
        if not reached(marks):
            good = False
            say(*(f"  {each}" for each in lost))
    return good


def _visits(found: tools.Tools, name: str, address: str) -> tuple[dict[str, int], list[str]]:
    visits: list[tools.Report] = []
    for number in range(1, VISITS + 1):
        report = FOLDER / f"{name.replace(' ', '-')}-{number}.json"
        visits.append(tools.lighthouse(found, address, report))
        if number == 1 and reached(visits[0].marks):
            break
    marks = {category: sorted(each.marks[category] for each in visits)[len(visits) // 2] for category in MARKS}
    return marks, visits[-1].lost


def reached(marks: dict[str, int]) -> bool:
    return all(marks[category] >= least for category, least in MARKS.items())


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    try:
        found = tools.find()
    except tools.ToolMissing as missing:
        say(str(missing))
        return 2
    tools.install(found)
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    with site.running(FOLDER, found.openssl):
        pages = addresses()
        verdicts = [check_html(found, pages), check_types(found), measure(found, pages)]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
