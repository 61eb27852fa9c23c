from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from cms.base.embargo import Embargo, is_staff_for


@hooks.register("before_serve_page")
def keep_expiry(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """A page is gone from the second in which it expires; the scheduler takes it down up to a minute later."""
    if page.expire_at and page.expire_at <= timezone.now():
        raise Http404


@hooks.register("before_serve_page")
def keep_embargo(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Until its embargo ends a page answers as if it did not exist, except to those who work on it."""
    if isinstance(page, Embargo) and page.under_embargo and not is_staff_for(request.user, page):
        raise Http404
