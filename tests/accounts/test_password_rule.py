"""The rule speaks Unicode and names all that is wrong."""

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from accounts.checks import check_leaked_passwords
from accounts.models import User
from accounts.validators import NotCommon, NotLeaked, PasswordRule, UnlikeThePerson
from cms.settings import accounts as accounts_settings

GOOD = "Élan-vital-2049!"


def broken(password: str) -> set[str]:
    with override("en"):
        try:
            PasswordRule().validate(password)
        except ValidationError as refusal:
            return set(refusal.messages)
    return set()


@pytest.mark.parametrize("password", [GOOD, "ÉCOLEécole12€", "Ωμέγα-και-Άλφα٣", "Привет-мир-2026"])
def test_letters_digits_and_symbols_of_any_script_count(password):
    assert broken(password) == set()


def test_every_broken_rule_is_named():
    assert broken(" ") == {
        "Use at least 12 characters.",
        "Leave out spaces.",
        "Add an upper-case letter.",
        "Add a lower-case letter.",
        "Add a digit.",
        "Add a symbol, such as ! or %.",
    }


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u3000", "\t"])
def test_no_space_of_any_width_passes(space):
    assert broken(f"Élan{space}vital-2049!") == {"Leave out spaces."}


def test_an_accent_written_apart_is_no_symbol():
    assert broken("E\u0301lanvital20499") == {"Add a symbol, such as ! or %."}


def test_an_ideograph_is_neither_case_nor_symbol():
    assert broken("密码密码密码密码密码密码1") == {
        "Add an upper-case letter.",
        "Add a lower-case letter.",
        "Add a symbol, such as ! or %.",
    }


def refused(validator, password: str, user: User | None = None) -> list[str]:
    with override("en"):
        try:
            validator.validate(password, user)
        except ValidationError as refusal:
            return list(refusal.messages)
    return []


@pytest.mark.parametrize(
    "password",
    [
        "Password1234!",
        "Azerty123456!",
        "P@$$w0rd-2026",
        "M0tDeP@sse-26",
        "123Soleil!!!!",
        "Bonjour-Bonjour1!",
        "Poiuytreza123!",
        "Abcdefghijkl1!",
        "Aa1!Aa1!Aa1!Aa1!",
        "Élodie_20262026",
    ],
)
def test_a_common_password_in_disguise_is_refused(password):
    assert broken(password) == set()
    assert len(refused(NotCommon(), password)) == 1


@pytest.mark.parametrize(
    "password", [GOOD, "Une-Phrase-De-Passe-7", "Xk9#vT2$wQ7!", "Привет-мир-2026", "Bouclage-Minuit-26"]
)
def test_an_uncommon_password_is_left_alone(password):
    assert refused(NotCommon(), password) == []


@pytest.mark.parametrize(
    ("password", "details"),
    [
        ("Marie.Dupont-2026!", 1),
        ("Dupont-20262026!", 2),
        ("L3Par1s1en#2026", 2),
        ("Marie-20262026!!", 2),
        (GOOD, 0),
        ("Xk9#vT2$wQ7!", 0),
    ],
)
def test_no_detail_of_the_person_makes_a_password(password, details):
    person = User(
        email="marie.dupont@leparisien.example", first_name="Marie", last_name="Dupont", organisation="Le Parisien"
    )
    assert len(refused(UnlikeThePerson(), password, person)) == details


@pytest.fixture
def leaked(tmp_path: Path) -> Path:
    """Every second password of a hundred, as lists are published: lines that differ in length, ended as on Windows."""
    hashes = sorted(hashlib.sha1(f"leaked {number}".encode()).hexdigest().upper() for number in range(0, 100, 2))
    path = tmp_path / "leaked.txt"
    path.write_text("".join(f"{found}:{10 ** (number % 7)}\r\n" for number, found in enumerate(hashes)), newline="")
    return path


def test_the_list_of_leaked_passwords_is_searched_to_its_first_and_last_line(leaked):
    found = [bool(refused(NotLeaked(str(leaked)), f"leaked {number}")) for number in range(100)]
    assert found == [number % 2 == 0 for number in range(100)]


def test_a_list_that_has_gone_refuses_nobody_and_is_reported(tmp_path, caplog):
    assert refused(NotLeaked(str(tmp_path / "gone.txt")), GOOD) == []
    assert "leaked passwords cannot be read" in caplog.text
    assert GOOD not in caplog.text


def test_a_list_that_cannot_be_searched_is_named_at_the_start(leaked, tmp_path, settings):
    settings.PASSWORD_LEAKED_FILE = str(leaked)
    assert check_leaked_passwords(None) == []
    unsorted = tmp_path / "unsorted.txt"
    unsorted.write_text("\n".join(reversed(leaked.read_text().split())))
    words = tmp_path / "words.txt"
    words.write_text("azerty\n")
    for path in (unsorted, words, tmp_path / "gone.txt"):
        settings.PASSWORD_LEAKED_FILE = str(path)
        assert [found.id for found in check_leaked_passwords(None)] == ["newsroom.E005"], path


def test_a_password_is_kept_as_argon2id(settings):
    settings.PASSWORD_HASHERS = accounts_settings.PASSWORD_HASHERS
    hashed = make_password(GOOD)
    assert hashed.startswith("argon2$argon2id$")
    assert check_password(GOOD, hashed)


def test_a_password_without_end_is_refused_before_anything_is_compared_with_it():
    endless = "kessler1" * 100_000
    assert broken(endless) == {"Use at most 256 characters."}
    person = User(email="kessler1@example.org", organisation="Kessler")
    for judge in (UnlikeThePerson(), NotCommon()):
        judge.validate(endless, person)
