"""Every setting is written down where its reader looks: the documentation, the example files, the checks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands

from cms.base.middleware import ADMIN, STREAMED
from cms.settings.environment import BASE_DIR, SETTINGS, env
from cms.urls import PUBLIC_FOLDERS

ROW = re.compile(r"^\| `(?P<name>[A-Z0-9_]+)` \| (?P<kind>\w+) \| (?P<default>.*?) \| (?P<meaning>.*) \|$")
ENV_FILE = BASE_DIR / "deploy" / "newsroom.env"


def documented() -> dict[str, dict[str, str]]:
    rows = map(ROW.match, (BASE_DIR / "docs" / "settings.md").read_text().splitlines())
    return {row["name"]: row.groupdict() for row in rows if row}


def example() -> dict[str, str]:
    lines = (line for line in ENV_FILE.read_text().splitlines() if line and not line.startswith("#"))
    return {name: value.strip('"') for name, _, value in (line.partition("=") for line in lines)}


def test_the_table_and_the_documentation_name_the_same_settings_in_the_same_order() -> None:
    assert list(documented()) == list(SETTINGS)


def test_the_readme_lists_every_setting() -> None:
    readme = (BASE_DIR / "README.md").read_text()
    assert [name for name in SETTINGS if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", SETTINGS)
def test_type_default_and_meaning_are_the_documented_ones(name: str) -> None:
    setting, row = SETTINGS[name], documented()[name]
    default = setting.default
    if isinstance(default, str):
        default = default.replace(os.environ.get("VAR_DIR", str(BASE_DIR / "var")), "var").replace(str(BASE_DIR), ".")
    shown = "" if default in ("", []) else f"`{default}`"
    assert (row["kind"], row["default"].strip(), row["meaning"]) == (setting.kind, shown, setting.meaning)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "-1"),
        ("CODE_SECONDS", "half an hour"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "foo"),
        ("DATABASE_URL", "foo://bar"),
        ("DATABASE_URL", "postgres://user:password@host:port/name"),
        ("EMAIL_URL", "pigeon://roof"),
        ("VIDEO_MAX_ATTEMPTS", "0"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"^{name} "):
        env(name)


def test_every_variable_of_the_example_environment_is_a_setting() -> None:
    assert set(example()) - {"DJANGO_SETTINGS_MODULE"} <= set(SETTINGS)


def nginx_locations() -> dict[str, str]:
    nginx = (BASE_DIR / "deploy" / "nginx.conf").read_text()
    found = dict(re.findall(r"^ {4}location (\S+) \{(.*?)^ {4}\}", nginx, re.DOTALL | re.MULTILINE))
    return {"outside": re.sub(r"^ {4}location .*?^ {4}\}", "", nginx, flags=re.DOTALL | re.MULTILINE), **found}


def test_nginx_keeps_private_files_where_the_application_sends_for_them() -> None:
    locations, prefix = nginx_locations(), SETTINGS["DELIVERY_NGINX_PREFIX"].default
    assert "internal;" in locations[prefix]
    assert f"alias {example()['PRIVATE_MEDIA_ROOT']}/;" in locations[prefix]
    assert f"alias {example()['VAR_DIR']}/static/;" in locations["/static/"]
    assert example()["DELIVERY_NGINX_PREFIX"] == prefix


def test_nginx_serves_of_the_uploaded_files_only_what_is_public() -> None:
    locations = nginx_locations()
    served = {path for path, body in locations.items() if example()["MEDIA_ROOT"] in body}
    assert served == {f"/media/{name}/" for name in PUBLIC_FOLDERS}
    for path in served:
        assert f"alias {example()['MEDIA_ROOT']}{path.removeprefix('/media')};" in locations[path]
        assert "nosniff" in locations[path]
    assert locations["/media/"].split() == ["return", "404;"]


def test_nginx_reads_a_large_or_slow_body_only_where_films_are_uploaded() -> None:
    locations = nginx_locations()
    assert "client_max_body_size 1m;" in locations["outside"]
    assert "proxy_request_buffering on;" in locations["outside"]
    loose = {path for path, body in locations.items() if "proxy_request_buffering off;" in body}
    assert loose == {STREAMED}
    large = {path for path, body in locations.items() if re.search(r"client_max_body_size (?!1m)", body)}
    assert large == {ADMIN, STREAMED}
    gigabytes = re.search(r"client_max_body_size (\d+)g;", locations[STREAMED])
    assert gigabytes
    assert int(gigabytes[1]) * 1024**3 > SETTINGS["VIDEO_MAX_UPLOAD_BYTES"].default


@pytest.mark.parametrize("unit", sorted((BASE_DIR / "deploy").glob("*.service")), ids=lambda path: path.name)
def test_units_start_what_exists(unit: Path) -> None:
    for command in re.findall(r"^Exec\w+=(.*)$", unit.read_text(), re.MULTILINE):
        program, *words = command.split()
        folder, name = program.rsplit("/", 1)
        assert folder == "/srv/newsroom/.venv/bin"
        assert (Path(sys.executable).parent / name).exists()
        if name == "python":
            assert (BASE_DIR / words[0]).exists()
            assert words[1] in get_commands()


def production_check(**changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **example(), **changes},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_each_mistake_has_a_name() -> None:
    """That the example itself has none is for `make lint` to say."""
    wrong = production_check(
        DELIVERY_METHOD="signed-url",
        DELIVERY_NGINX_PREFIX="_private",
        DATABASE_URL="sqlite:////nowhere.sqlite3",
        REDIS_URL="unix:///var/lib/newsroom/valkey.sock?db=0",
        SITE_URL="http://newsroom.example",
        EMAIL_URL="consolemail://",
        TRUSTED_PROXY_COUNT="0",
    )
    assert wrong.returncode == 1
    for number in ("E002", "E004", "E101", "E102", "E103", "E104", "W102"):
        assert f"newsroom.{number}" in wrong.stderr
    assert "HINT" in wrong.stderr
    assert "newsroom.E001" in production_check(DELIVERY_METHOD="pigeon").stderr
    assert "newsroom.W101" in production_check(DELIVERY_METHOD="stream").stderr
    assert "SECRET_KEY" in production_check(SECRET_KEY="short").stderr
