"""Mistakes in the settings of accounts, named when the site is checked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from accounts.leaked_passwords import problem_with


def register_checks() -> None:
    """Called once, when the app is ready."""
    register(check_leaked_passwords, Tags.security)


def check_leaked_passwords(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """A list that an operator named must be one that can be searched."""
    path = settings.PASSWORD_LEAKED_FILE
    problem = problem_with(Path(path)) if path else ""
    if not problem:
        return []
    hint = "Name a file with one SHA-1 hash a line, sorted, as lists of leaked passwords are published; or none."
    return [Error(f"PASSWORD_LEAKED_FILE is {path!r}: {problem}.", hint=hint, id="newsroom.E005")]
