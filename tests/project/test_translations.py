"""The French interface is complete, and what is compiled is what is written."""

import ast
import re
from pathlib import Path

import polib
import pytest

from cms.settings.environment import BASE_DIR

ROOMS = ("accounts", "articles", "cms", "home", "videos")
CATALOGUE = BASE_DIR / "cms" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
GETTEXT = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
IN_TEMPLATE = re.compile(r"""\{%\s*(?:trans|translate)\s+(?P<quote>["'])(?P<text>.*?)(?P=quote)""")
IN_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?(?P<options>[^%]*)%\}(?P<text>.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
VARIABLE = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")


def python_messages() -> set[str]:
    found = set()
    for room in ROOMS:
        for path in (BASE_DIR / room).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                    for argument in node.args[: GETTEXT.get(name, 0)][:1]:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            found.add(argument.value)
    return found


def template_files() -> list[Path]:
    own = [path for room in ROOMS for path in (BASE_DIR / room).rglob("templates/**/*.*")]
    return [path for path in (*own, *(BASE_DIR / "templates").rglob("*.*")) if path.suffix in (".html", ".txt")]


def template_messages() -> set[str]:
    found = set()
    for path in template_files():
        text = path.read_text()
        found |= {match["text"].replace("\\", "") for match in IN_TEMPLATE.finditer(text)}
        for match in IN_BLOCK.finditer(text):
            lines = re.split(r"\{%\s*plural\s*%\}", match["text"])[0]
            if "trimmed" in match["options"].split():
                lines = " ".join(line.strip() for line in lines.strip().splitlines())
            found.add(VARIABLE.sub(r"%(\1)s", lines.replace("%", "%%")) if "{{" in lines else lines)
    return found


@pytest.fixture(scope="module")
def french() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_visible_string_is_in_french(french: polib.POFile) -> None:
    translated = {entry.msgid for entry in french if entry.translated() and not entry.obsolete}
    missing = (python_messages() | template_messages()) - translated - {""}
    assert not missing, f"{len(missing)} without French: {sorted(missing)}"


def test_nothing_is_guessed_and_every_placeholder_survives(french: polib.POFile) -> None:
    assert not [entry.msgid for entry in french.fuzzy_entries()]
    for entry in french.translated_entries():
        if "python-format" in entry.flags and not entry.msgid_plural:
            assert set(re.findall(r"%\(\w+\)", entry.msgid)) == set(re.findall(r"%\(\w+\)", entry.msgstr)), entry.msgid


def test_french_punctuation_keeps_its_space(french: polib.POFile) -> None:
    for entry in french.translated_entries():
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            plain = re.sub(r"https?://|%\(\w+\)[sd]", "", text)
            assert not re.search(r"[^\u00a0\u202f?!][;?!:»](?!\w)|«[^\u00a0\u202f]|[a-zà-ÿ]'[a-zà-ÿ]", plain), text


def test_the_compiled_catalogue_is_the_written_one(french: polib.POFile) -> None:
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    written = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in french.translated_entries()
    }
    assert {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in compiled} == written
