"""The shotlist: timecodes that hold, words that are translated, and places in the film that can be taken from it."""

from fractions import Fraction

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.taxonomy.models import Topic
from cms.translation.exceptions import MissingSegments
from cms.translation.services import translate
from tests.factories import bilingual
from tests.factories.people import person
from videos.models import Shot, VideoPage, VideoTopic
from videos.shotlist import bad_timecodes
from videos.watch import shots_of

PAL, NTSC = Fraction(25), Fraction(30000, 1001)
SHOTS = [
    {"in_timecode": "00:00:00:00", "out_timecode": "00:00:08:00", "description": "Le port vu du large"},
    {
        "in_timecode": "00:00:08:00",
        "out_timecode": "00:00:20:00",
        "description": "Le capitaine à la barre",
        "credit": "Marine",
        "restriction": "Pas de revente",
    },
]
ENGLISH = {
    **bilingual.WORDS,
    "Le port vu du large": "The port from the sea",
    "Le capitaine à la barre": "The captain at the helm",
    "Marine": "Navy",
    "Pas de revente": "No resale",
    "Mer": "Sea",
}


@pytest.fixture
def listed(newsroom):
    """A page with two shots and a topic, live in French."""
    page = bilingual.video_page(newsroom, spoken_languages=["fr"])
    page.shots = [Shot(**shot) for shot in SHOTS]
    page.page_topics = [VideoTopic(topic=Topic.objects.create(name="Mer", locale=newsroom.home.locale))]
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def in_english(newsroom, page, words=ENGLISH):
    english = Locale.objects.get(language_code="en")
    for each in (newsroom.home, newsroom.videos, newsroom.terms):
        if not each.has_translation(english):
            translate(each, to="en", words=words, user=None)
    translate(page, to="en", words=words, user=None)
    return page.get_translation(english)


@pytest.mark.parametrize(
    ("rows", "rate", "row", "words"),
    [
        ([("00:00:01:25", "00:00:02:00")], PAL, 0, "00:00:01:25"),
        ([("00:00:01:00", "dix")], PAL, 0, "dix"),
        ([("00:01:00;00", "00:01:10;00")], NTSC, 0, "00:01:00;00"),
        ([("00:00:01;00", "00:00:02;00")], PAL, 0, "00:00:01;00"),
        ([("00:00:02:00", "00:00:02:00")], PAL, 0, "1"),
        ([("00:00:00:00", "00:00:01:00"), ("00:00:10:00", "01:00:00:00")], PAL, 1, "2"),
        ([("00:00:05:00", "00:00:06:00"), ("00:00:04:00", "00:00:08:00")], PAL, 1, "2"),
        ([("1", "2")], Fraction(0), 0, "1"),
    ],
)
def test_a_row_that_does_not_hold_is_named(rows, rate, row, words):
    bad = bad_timecodes(rows, rate=rate, frame_count=round(100 * rate))
    assert bad
    assert bad[0].row == row
    assert words in bad[0].message
    assert str(row + 1) in bad[0].message


@pytest.mark.parametrize(
    ("rows", "rate"),
    [
        ([("00:00:00:00", "00:00:05:00"), ("00:00:04:20", "00:01:40:00")], PAL),
        ([("00:00:59;29", "00:01:00;02")], NTSC),
        ([("00:00:59:29", "00:01:00:00")], NTSC),
        ([("10:00:00:00", "09:00:00:00")], Fraction(0)),
    ],
)
def test_a_list_that_holds_passes(rows, rate):
    assert bad_timecodes(rows, rate=rate, frame_count=round(100 * rate)) == []


def test_shots_know_their_frames_and_seconds(listed):
    first, second = shots_of(listed)
    assert (first.first, first.end, first.start_seconds, first.end_seconds) == (0, 200, 0.0, 8.0)
    assert (second.number, second.first, second.end) == (2, 200, 500)


def test_a_shot_that_a_shorter_film_no_longer_has_keeps_its_words_and_loses_its_place(listed):
    listed.video.renditions.update(frame_count=300)
    first, second = shots_of(VideoPage.objects.get(pk=listed.pk))
    assert first.end == 200
    assert (second.first, second.end, second.description) == (None, None, "Le capitaine à la barre")


def test_exactly_the_words_of_a_video_page_are_passages_to_translate(listed):
    segments = extract_segments(listed)
    words = {segment.string.data for segment in segments if isinstance(segment, StringSegmentValue)}
    assert words == {
        *(
            "Patrouille en mer",
            "Une nuit à bord.",
            "Le navire quitte le port.",
            "Images\u00a0: service vidéo",
            "Ostende",
        ),
        *("Le port vu du large", "Le capitaine à la barre", "Marine", "Pas de revente"),
    }
    related = {segment.path.split(".")[0] for segment in segments if isinstance(segment, RelatedObjectSegmentValue)}
    assert related == {"terms", "page_topics"}


def test_the_english_page_has_the_same_timecodes_and_its_own_words(newsroom, listed):
    english = in_english(newsroom, listed)
    assert [(s.in_timecode, s.out_timecode) for s in english.shots.all()] == [
        (s["in_timecode"], s["out_timecode"]) for s in SHOTS
    ]
    assert [s.description for s in english.shots.all()] == ["The port from the sea", "The captain at the helm"]
    assert [topic.name for topic in english.topics] == ["Sea"]
    assert english.spoken_languages == ["fr"]


def test_a_shot_without_english_words_keeps_the_english_page_from_being_published(newsroom, listed):
    words = {french: english for french, english in ENGLISH.items() if french != "Pas de revente"}
    with pytest.raises(MissingSegments) as refusal:
        in_english(newsroom, listed, words)
    assert [missing.text for missing in refusal.value.missing] == ["Pas de revente"]


def test_a_timecode_corrected_in_french_is_corrected_in_english_at_once_and_for_good(newsroom, listed):
    english = in_english(newsroom, listed)
    stale_draft = english.save_revision()
    shot = listed.shots.all()[0]
    shot.out_timecode = "00:00:07:12"
    listed.shots.add(shot)
    listed.spoken_languages = ["fr", "en"]
    listed.save_revision().publish()
    for _ in range(2):
        shown = VideoPage.objects.get(pk=english.pk)
        assert [s.out_timecode for s in shown.shots.all()] == ["00:00:07:12", "00:00:20:00"]
        assert shown.spoken_languages == ["fr", "en"]
        assert [s.description for s in shown.shots.all()] == ["The port from the sea", "The captain at the helm"]
        stale_draft.publish()


def posted(page, *timecodes):
    """What the page editor's form sends for these shots."""
    count = len(timecodes)
    data = {
        "title": page.title,
        "slug": page.slug,
        "video": page.video_id,
        "summary": page.summary,
        "story": '{"blocks": [], "entityMap": {}}',
        "terms": page.terms_id,
        "shots-TOTAL_FORMS": count,
        "shots-INITIAL_FORMS": 0,
        "page_topics-TOTAL_FORMS": 0,
        "page_topics-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action": "publish",
        "action-publish": "1",
    }
    for number, (first, end) in enumerate(timecodes):
        prefix = f"shots-{number}-"
        data |= {f"{prefix}in_timecode": first, f"{prefix}out_timecode": end, f"{prefix}description": f"Plan {number}"}
        data |= {f"{prefix}ORDER": number + 1, f"{prefix}id": ""}
    return data


@pytest.fixture
def desk(client, newsroom):
    client.force_login(person("chief@example.org", is_superuser=True))
    return client


def test_the_editor_keeps_a_shotlist_that_holds(desk, newsroom, page):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = desk.post(edit, posted(page, ("00:00:00:00", "00:00:05:00"), ("00:00:05:00", "00:00:20:00")))
    assert response.status_code == 302
    assert [s.out_timecode for s in VideoPage.objects.get(pk=page.pk).shots.all()] == ["00:00:05:00", "00:00:20:00"]


def test_the_editor_names_the_row_whose_timecode_is_wrong_and_keeps_what_was_typed(desk, newsroom, page):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = desk.post(edit, posted(page, ("00:00:00:00", "00:00:05:00"), ("00:00:05:30", "00:00:21:00")))
    assert response.status_code == 200
    rows = response.context["form"].formsets["shots"].forms
    assert not rows[0].errors
    assert "00:00:05:30" in rows[1].errors["in_timecode"][0]
    assert 'value="00:00:21:00"' in response.text
    assert not Shot.objects.exists()
