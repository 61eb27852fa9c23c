"""Editors write, preview, schedule, translate and publish the whole of what the directorate asked for, on their own.

Everything here is done in the admin, with its own forms, by an editor, a chief editor and a translator who have the
rights that a new newsroom gives them, and nothing else.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.base.housekeeping import publish_scheduled
from cms.base.site_name import site_name
from cms.taxonomy.models import Person, Topic
from home.groups import CHIEF_EDITORS, EDITORS, TRANSLATORS
from home.site import Frame
from tests.accounts import words_desk
from tests.accounts.walk import journey, letters, walk
from tests.factories import bilingual
from tests.flows import admin
from tests.flows import source_copy as copy
from videos.models import TermsOfUse

pytestmark = pytest.mark.django_db


class Staff(NamedTuple):
    """Who is at work: each in a browser of their own."""

    editor: Client
    chief: Client
    translator: Client


@dataclass
class Desk:
    """The pages that were made, and what could be seen of them on the way."""

    home: Page
    article: Page
    video: Page
    seen: dict[str, Any]


@pytest.fixture(scope="module")
def desk(site_of_the_file: Frame, django_db_blocker: Any) -> Iterator[Desk]:
    """A day at the newsroom: the file of the film is in the library, and all the words are written."""
    with django_db_blocker.unblock():
        staff = Staff(*(words_desk.desk(group) for group in (EDITORS, CHIEF_EDITORS, TRANSLATORS)))
        seen: dict[str, Any] = {}
        home = write_landing_page(site_of_the_file, staff, seen)
        write_the_journey(staff)
        terms, topic, people = write_snippets(staff)
        video = write_video(site_of_the_file, staff, terms=terms, topic=topic)
        article = write_article(site_of_the_file, staff, topic=topic, people=people, seen=seen)
        yield Desk(home, article, video, seen)


def write_landing_page(frame: Frame, staff: Staff, seen: dict[str, Any]) -> Page:
    sections = [("register", {name: admin.typed(words) for name, words in copy.REGISTER_SECTION.items()})]
    form = nested_form_data({"sections": streamfield(sections)})
    admin.edit_page(staff.editor, frame.home, button="action-submit", **copy.LANDING, **form)
    seen["landing"] = admin.preview(staff.editor, frame.home)
    seen["landing before approval"] = read(frame.home)
    admin.approve(staff.chief, frame.home)
    admin.translate(staff.translator, frame.home, copy.words)
    admin.publish_translation(staff.translator, frame.home)
    return Page.objects.get(pk=frame.home.pk).specific


def write_the_journey(staff: Staff) -> None:
    for key, parts in {**copy.STEPS, **copy.MAILS}.items():
        answer = words_desk.write(staff.editor, key, **{part: admin.typed(words) for part, words in parts.items()})
        assert answer.status_code == 302, admin.complaints(answer)
        admin.translate(staff.translator, words_desk.row(key, "fr"), copy.words)
        admin.publish_translation(staff.translator, words_desk.row(key, "fr"))


def write_snippets(staff: Staff) -> tuple[TermsOfUse, Topic, list[Person]]:
    text = rich_text(admin.typed(copy.TERMS["text"]))
    terms = admin.add_snippet(staff.editor, TermsOfUse, title=copy.TERMS["title"], text=text, version="1")
    topic = admin.add_snippet(staff.editor, Topic, name=copy.TOPIC, description="")
    people = [admin.add_snippet(staff.editor, Person, **person, biography="", portrait="") for person in copy.PEOPLE]
    for snippet in (terms, topic, *people):
        admin.translate(staff.translator, snippet, copy.words)
        admin.publish_translation(staff.translator, snippet)
    return terms, topic, people


def write_video(frame: Frame, staff: Staff, *, terms: TermsOfUse, topic: Topic) -> Page:
    shots = [
        {"in_timecode": first, "out_timecode": last, "description": admin.typed(words), "credit": "", "restriction": ""}
        for first, last, words in copy.SHOTS
    ]
    lists = nested_form_data({"shots": inline_formset(shots), "page_topics": inline_formset([{"topic": topic.pk}])})
    page = admin.add_page(
        staff.editor,
        frame.videos,
        "videos.videopage",
        button="action-submit",
        **copy.VIDEO,
        slug="la-table-ronde-en-images",
        story=rich_text(admin.typed(copy.STORY)),
        video=bilingual.video("Table ronde").pk,
        terms=terms.pk,
        **lists,
    )
    admin.approve(staff.chief, page)
    admin.translate(staff.translator, page, copy.words)
    admin.publish_translation(staff.translator, page)
    return page


def write_article(
    frame: Frame,
    staff: Staff,
    *,
    topic: Topic,
    people: list[Person],
    seen: dict[str, Any],
) -> Page:
    """Written, read in both languages before anybody else can, and live at the hour that the editor chose."""
    hour = timezone.localtime() + timedelta(hours=2)
    body = [(kind, rich_text(admin.typed(value)) if kind == "paragraph" else value) for kind, value in copy.BODY]
    lists = {
        "body": streamfield(body),
        "page_topics": inline_formset([{"topic": topic.pk}]),
        "page_people": inline_formset([{"person": person.pk} for person in people]),
    }
    page = admin.add_page(
        staff.editor,
        frame.articles,
        "articles.articlepage",
        button="action-submit",
        title=copy.HEADLINE,
        slug="faible-gouvernance-et-terrorisme",
        standfirst=copy.STANDFIRST,
        dateline_place=copy.PLACE,
        dateline_date="2025-11-28",
        go_live_at=hour.strftime("%Y-%m-%d %H:%M"),
        **nested_form_data(lists),
    )
    admin.approve(staff.chief, page)
    admin.translate(staff.translator, page, copy.words)
    seen["article"] = {"fr": admin.preview(staff.editor, page), "en": admin.preview_translation(staff.translator, page)}
    seen["answer to publishing early"] = admin.publish_translation(staff.translator, page)
    seen["article before its hour"] = [Client().get(each.url).status_code for each in (page, admin.english(page))]
    with time_machine.travel(hour + timedelta(minutes=1)):
        publish_scheduled()
    return Page.objects.get(pk=page.pk).specific


def read(page: Page) -> str:
    """What an anonymous reader reads."""
    answer = Client().get(page.url)
    assert answer.status_code == 200, page.url
    return unescape(answer.content.decode())


def said(french: str, language: str) -> str:
    """A passage as its readers have it: in their language, without markup, its variables filled in."""
    words = strip_tags(french if language == "fr" else copy.words[re.sub(r"^<p>|</p>$", "", french)])
    return words.replace("{minutes}", "30").replace("{min_length}", "12").replace("{site_name}", site_name())


def check(html: str, passages: Iterable[str], language: str) -> None:
    """Every passage is there in this language, and none in the other one."""
    plain, other = strip_tags(html), "en" if language == "fr" else "fr"
    for passage in passages:
        assert said(passage, language) in plain, language
        if said(passage, "fr") != said(passage, "en"):
            assert said(passage, other) not in plain, language


LANDING = [*copy.LANDING.values(), *copy.REGISTER_SECTION.values()]
QUOTED = [copy.QUOTE[part] for part in ("text", "person", "role", "organisation")]
ARTICLE = [
    *(copy.HEADLINE, copy.STANDFIRST, copy.PLACE, copy.TOPIC, copy.DEBATES, *QUOTED),
    *(words for kind, words in copy.BODY if kind == "paragraph"),
    *(person[part] for person in copy.PEOPLE for part in ("role", "organisation")),
]
VIDEO = [
    *(copy.VIDEO[name] for name in ("title", "summary", "dateline_place", "credit_line")),
    *(copy.STORY, copy.TOPIC, *(words for _in, _out, words in copy.SHOTS)),
]


def test_the_landing_page_is_what_was_asked_for_in_each_language(desk: Desk) -> None:
    check(desk.seen["landing"], LANDING, "fr")
    for passage in set(LANDING) - {copy.LANDING["eyebrow"], copy.LANDING["call_to_action"]}:
        assert passage not in desk.seen["landing before approval"]
    check(read(desk.home), LANDING, "fr")
    check(read(admin.english(desk.home)), LANDING, "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_step_and_mail_says_what_was_written_in_its_language_alone(desk: Desk, language: str) -> None:
    with time_machine.travel(timezone.now()) as clock:
        pages = walk(language, SimpleNamespace(move=clock.shift))
    api, sent = journey(language)["steps"], letters(language)
    for key, parts in copy.STEPS.items():
        check(pages[key], parts.values(), language)
        check(" ".join(api[key].values()), parts.values(), language)
    for key, parts in copy.MAILS.items():
        subject, *bodies = sent[key]
        check(subject, [parts["subject"]], language)
        for body in bodies:
            check(body, [found for found in parts["text"].split("\n\n") if found != "{code}"], language)


def test_the_article_is_previewed_in_both_languages_and_waits_for_its_hour(desk: Desk) -> None:
    for language, html in desk.seen["article"].items():
        check(html, ARTICLE, language)
    assert "goes live in English at its hour" in desk.seen["answer to publishing early"]
    assert desk.seen["article before its hour"] == [404, 404]
    assert desk.article.live
    assert admin.english(desk.article).live


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("name", "passages"), [("article", ARTICLE), ("video", VIDEO)])
def test_readers_and_programs_have_it_in_their_language(desk: Desk, name: str, passages: list[str], language) -> None:
    page = getattr(desk, name)
    here, there = (page, admin.english(page)) if language == "fr" else (admin.english(page), page)
    html = read(here)
    check(html, passages, language)
    other = "en" if language == "fr" else "fr"
    assert f'hreflang="{other}" href="{there.full_url}"' in html
    answer = Client().get(f"/api/v2/pages/{here.pk}/").json()
    assert answer["meta"]["locale"] == language
    check(unescape(json.dumps(answer, ensure_ascii=False)), passages, language)
