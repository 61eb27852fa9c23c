"""The rule speaks Unicode and names all that is wrong."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from accounts.validators import PasswordRule

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
