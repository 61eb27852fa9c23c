"""Words and figures as each language writes them, and the surroundings of a page."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.base.addresses import absolute
from cms.base.navigation import SiteFrame

register = template.Library()
register.filter(absolute)

NO_BREAK = "\u00a0"
KILO = 1000


@register.simple_tag(takes_context=True)
def site_frame(context: RequestContext) -> SiteFrame:
    """Name, menu and languages around the page in the context. Nothing is read until it is shown."""
    page = context.get("page")
    return SiteFrame(
        context["request"], page if isinstance(page, Page) else None, is_error=bool(context.get("is_error"))
    )


@register.filter
def long_date(day: date | None) -> str:
    """« 28 novembre 2025 », « 1er décembre 2025 », 28 November 2025. On one line."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    written = formats.date_format(day, "j F Y").replace(" ", NO_BREAK)
    first_in_french = day.day == 1 and (get_language() or "").startswith("fr")
    return written.replace("1", "1er", 1) if first_in_french else written


@register.filter
def moment(made_at: datetime) -> str:
    """« 28 novembre 2025 à 14 h 05 », 28 November 2025 at 14:05, in the newsroom's time."""
    local = timezone.localtime(made_at)
    clock = {"date": long_date(local.date()), "hour": f"{local.hour}", "minute": f"{local.minute:02}"}
    # Translators: French writes « %(date)s à %(hour)s h %(minute)s », with no-break spaces around the h.
    return _("%(date)s at %(hour)s:%(minute)s") % clock


@register.simple_tag
def dateline(page: Any) -> str:
    """« Bruxelles, le 28 novembre 2025 », Brussels, 28 November 2025; or the half of it that is known."""
    place, day = page.dateline_place, long_date(page.dateline_date)
    if place and day:
        return _("%(place)s, %(date)s") % {"place": place, "date": day}
    return str(place or day)


@register.filter
def file_size(size: int | None) -> str:
    """Decimal units, as disks and transfer rates are counted: 152.4 MB, « 152,4 Mo »."""
    if size is None:
        return ""
    value, units = float(size), [_("bytes"), _("kB"), _("MB"), _("GB"), _("TB")]
    while value >= KILO and len(units) > 1:
        value, units = value / KILO, units[1:]
    digits = 0 if size < KILO else 1
    return f"{formats.number_format(value, digits)}{NO_BREAK}{units[0]}"


@register.filter
def duration(seconds: float | None) -> str:
    """A length in words: « 1 min 32 s ». For frames there are timecodes."""
    if not seconds:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, _("h")), (minutes, _("min")), (rest, _("s"))]
    return " ".join(f"{number}{NO_BREAK}{unit}" for number, unit in parts if number)


@register.filter
def spoken_number(value: str) -> str:
    """A figure written with a decimal point, as the language writes it: 29.97, « 29,97 »."""
    return value.replace(".", formats.get_format("DECIMAL_SEPARATOR"))
