"""The house stays readable, installable and in step with its migrations."""

import re
import subprocess

import pytest
from django.core.management import call_command

from cms.settings.environment import BASE_DIR

LONGEST = 250
LONGEST_TEST = 400


def tracked(*patterns: str) -> list[str]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listing.stdout.splitlines() if (BASE_DIR / name).exists()]


@pytest.mark.django_db
def test_migrations_are_current() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_python_file_is_longer_than_one_can_hold_in_mind() -> None:
    written = [name for name in tracked("*.py") if "/migrations/" not in name]
    lengths = {name: len((BASE_DIR / name).read_text().splitlines()) for name in written}
    assert not {name: n for name, n in lengths.items() if n > (LONGEST_TEST if name.startswith("tests/") else LONGEST)}


def test_no_file_is_called_what_says_nothing() -> None:
    assert not [name for name in tracked("*.py") if re.search(r"(^|/)(utils|helpers|common|misc)(\.py|/)", name)]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_exact_versions_with_hashes_and_no_address(lock: str) -> None:
    text = (BASE_DIR / lock).read_text()
    assert "://" not in text
    requirements = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(requirements) > 50
    for requirement in requirements:
        assert re.match(r"[A-Za-z0-9._-]+(\[[^]]*\])?==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement


def test_each_dependency_says_why_it_is_there() -> None:
    text = (BASE_DIR / "pyproject.toml").read_text()
    for block in re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL):
        for line in block.strip().splitlines():
            assert re.search(r'",\s+# \w', line), line
