"""What the feed follows. Rooms above say what of theirs is public; this one need not know them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from cms.delivery.models import Known

# Of what was touched, what else an answer may have changed in: pairs of a kind's name and an id.
Pair = tuple[str, int]
Also = Callable[[set[Pair]], Iterable[Pair]]
PAGE = "page"


def no_address(thing: Any) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True)
class Kind:
    """`public` gives the objects that the endpoint lists; `address` the path and the whole address of one, if any.

    `marker` is a column that changes with the address, so that what moved is found by one question.
    """

    name: str
    model: type[Model]
    endpoint: str
    public: Callable[[], "QuerySet[Any]"]
    address: Callable[[Any], tuple[str, str]] = no_address
    marker: str = ""
    is_per_language: bool = False

    def detail_path(self, known: Known) -> str:
        if self.is_per_language:
            return f"{reverse(f'wagtailapi:{self.endpoint}:listing')}?locale={known.locale}"
        return reverse(f"wagtailapi:{self.endpoint}:detail", args=[known.object_id])

    def tags(self, known: Known) -> list[str]:
        """What a front end may purge by: the thing, and the lists that it is in."""
        lists = [self.endpoint, f"{self.endpoint}-{known.locale}"] if known.locale else [self.endpoint]
        return [f"{self.name}-{known.object_id}", *lists]

    def seen(self, thing: Any) -> Known:
        """The object as it is now, not yet kept."""
        path, html_url = self.address(thing)
        locale = getattr(thing, "locale", None)
        model = getattr(thing, "cached_content_type", None)
        kind = model.model_class() if model else type(thing)
        return Known(
            thing=self.name,
            object_id=thing.pk,
            type=kind._meta.label,
            locale=locale.language_code if locale else "",
            path=path,
            html_url=html_url,
            title=str(getattr(thing, "title", ""))[:255],
            family=getattr(thing, "translation_key", None),
            marker=getattr(thing, self.marker) if self.marker else "",
        )


_kinds: dict[str, Kind] = {}
_parts: dict[type[Model], Callable[[Any], Iterable[Pair]]] = {}
_also: list[Also] = []


def follow(kind: Kind) -> None:
    """Called once for each kind, by the room that knows it, when it is ready."""
    _kinds[kind.name] = kind


def part(model: type[Model], of: Callable[[Any], Iterable[Pair]]) -> None:
    """A row of `model` shows in the answers about what `of` names."""
    _parts[model] = of


def also_changes(consequence: Also) -> None:
    """`consequence` names, for what changed, other things whose answers changed with it."""
    _also.append(consequence)


def kinds() -> dict[str, Kind]:
    return _kinds


def followed_models() -> list[type[Model]]:
    return [*(kind.model for kind in _kinds.values()), *_parts]


def touched_by(instance: Model) -> Iterable[Pair]:
    """What a row that was saved or deleted is, or is shown in."""
    for model, of in _parts.items():
        if isinstance(instance, model):
            return of(instance)
    return [(kind.name, instance.pk) for kind in _kinds.values() if isinstance(instance, kind.model)]


def consequences(pairs: set[Pair]) -> set[Pair]:
    return {pair for consequence in _also for pair in consequence(pairs)}
