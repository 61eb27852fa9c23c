"""All that the newsroom holds about a person, as JSON files in a ZIP. Each room contributes what it holds.

The archive explains itself in every language of the site, so that it can be read without the newsroom.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import override

from accounts.models import User
from cms.base.site_name import site_name

Held = Mapping[str, Any] | Sequence[Any]
README = "README.txt"


class Plain(DjangoJSONEncoder):
    """Every time in one form: ISO 8601 to the second, in the newsroom's time, with its distance from UTC."""

    def default(self, o: Any) -> Any:
        return localtime(o).isoformat(timespec="seconds") if isinstance(o, datetime) else super().default(o)


@dataclass(frozen=True, slots=True)
class Contribution:
    """`name` becomes that of a file; `about` says what is in it, as a lazy translation."""

    name: str
    held_about: Callable[[User], Held]
    about: Any


_contributions: dict[str, Contribution] = {}


def contribute(name: str, held_about: Callable[[User], Held], about: Any = "") -> None:
    """Adds `name`.json to every export, with what the function returns for a person: rows or fields, without secrets.
    Times are given as they are: the export writes all of them in one form.

    For `AppConfig.ready()`. The same name again replaces what was there.
    """
    _contributions[name] = Contribution(name, held_about, about)


def export_of(user: User) -> dict[str, Held]:
    """What every room holds about this person, by the name of its file."""
    return {name: each.held_about(user) for name, each in _contributions.items()}


def archive(user: User, *, at: datetime) -> IO[bytes]:
    """The export as an open ZIP file, read from its beginning; whoever sends it closes it."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr(README, _readme(user, at))
        for name, held in export_of(user).items():
            package.writestr(f"{name}.json", json.dumps(held, cls=Plain, ensure_ascii=False, indent=2))
    file.seek(0)
    return file


def filename(at: datetime) -> str:
    return f"newsroom-{at:%Y-%m-%d}.zip"


def _readme(user: User, at: datetime) -> str:
    parts = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            context = {"email": user.email, "at": at, "site_name": site_name(), "files": _contributions.values()}
            parts.append(render_to_string("account/mine/readme.txt", context).strip())
    return "\n\n\n".join(parts) + "\n"
