"""Every word of the account journey is changed in the admin, in both languages, and read where its reader meets it."""

import pytest

from accounts.content import MAILS, STEPS, Mail
from accounts.models import User
from tests.accounts import words_desk as desk
from tests.accounts.walk import journey, letters, walk

pytestmark = [pytest.mark.once, pytest.mark.django_db]
PIECES = {**STEPS, **MAILS}


def french(key: str, part: str) -> str:
    """Words that stand nowhere else, with what the part cannot do without."""
    alone = "".join(f"\n\n{{{name}}}" for name in PIECES[key].variables if name in ("code", "link"))
    return f"Mots {key} {part} <de {{min_length}}>" + (alone if part == "text" else "")


def english(key: str, part: str) -> str:
    return f"Words {key} {part} &lt;of {{min_length}}&gt;"


def shown(key: str, part: str, language: str) -> str:
    return f"Mots {key} {part} <de 12>" if language == "fr" else f"Words {key} {part} <of 12>"


def write_everything() -> None:
    editor, translator = desk.editor(), desk.translator()
    for key, piece in PIECES.items():
        response = desk.write(editor, key, **{part: french(key, part) for part in piece.parts})
        assert response.status_code == 302, key
        desk.synchronise(translator, key)
        for segment in desk.segments(key):
            assert not desk.say(translator, key, segment, english(key, segment.context.path))["error"]
        answer = desk.publish(translator, key)
        assert "is published" in answer.content.decode(), key


def test_what_editors_and_translators_write_is_what_readers_read(site, clock) -> None:
    before = {language: journey(language) for language in ("fr", "en")}
    write_everything()
    assert not User.objects.filter(email__in=["fr@example.org", "en@example.org"]).exists()
    for language, other in (("fr", "Words "), ("en", "Mots ")):
        pages, api = walk(language, clock), journey(language)
        for key, step in STEPS.items():
            assert other not in pages[key], f"{key} in {language}"
            for part in step.parts:
                wanted = shown(key, part, language)
                assert wanted in pages[key], f"{key}, {part}, {language}"
                assert api["steps"][key][part] == wanted
        check_letters(language, other)
        assert before[language] != api
        assert other not in str(api)


def check_letters(language: str, other: str) -> None:
    for key, (subject, plain, html) in letters(language).items():
        letter: Mail = MAILS[key]
        assert subject == shown(key, "subject", language)
        for text in (plain, html):
            assert shown(key, "text", language) in text
            assert other not in text
            if letter.link:
                assert shown(key, "link_label", language) in text
                assert f"/{language}/account/" in text
