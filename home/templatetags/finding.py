"""Words for the search page, and what machines read of every page."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext
from django.utils import formats

from accounts.journey import Words
from home.finding.head import PageHead

register = template.Library()


@register.filter
def counted(number: int) -> str:
    """A count as the language groups its digits: 1,204, « 1 204 »."""
    return str(formats.number_format(number, 0, force_grouping=True))


@register.simple_tag
def asking(**values: Any) -> str:
    """The part of an address that asks, from « ? » on, without what is empty."""
    return "?" + urlencode({name: value for name, value in values.items() if value})


@register.simple_tag(takes_context=True)
def page_head(context: RequestContext) -> PageHead:
    """What the <head> says of the page in the frame."""
    step = context.get("step")
    return PageHead(context["frame"], step if isinstance(step, Words) else None)
