"""What a reader is told when a page cannot be shown, in the language of the address. API clients get a problem."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import get_language_from_request, override

from cms.base.pagination import NoSuchPart, first_part
from cms.base.problems import problem_response

MACHINE_ROOMS = ("/api/", "/_allauth/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer_alone(request, 400, "bad request")


def body_too_large(request: HttpRequest) -> HttpResponse:
    return _answer_alone(request, 413, "body too large", template="400.html")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "not allowed")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    is_part = isinstance(exception, NoSuchPart)
    return _answer(request, 404, "not found", first_part=first_part(request) if is_part else "")


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer_alone(request, 500, "server error")


def unavailable(request: HttpRequest) -> HttpResponse:
    return _answer_alone(request, 503, "unavailable for a moment")


def _answer(request: HttpRequest, status: int, message: str, **context: Any) -> HttpResponse:
    """With the menu and the account links around it."""
    if request.path.startswith(MACHINE_ROOMS):
        return problem_response(message, status)
    page = get_template(f"{status}.html").render({"is_error": True, **context}, request)
    return HttpResponse(page, status=status)


def _answer_alone(request: HttpRequest, status: int, message: str, *, template: str = "") -> HttpResponse:
    """Without anything that reads the database, the session or the host: one of them may be what is broken."""
    if request.path.startswith(MACHINE_ROOMS):
        return problem_response(message, status)
    context: dict[str, Any] = {
        "request": request,
        "is_error": True,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "languages": settings.LANGUAGES,
    }
    with override(get_language_from_request(request, check_path=True)):
        return HttpResponse(get_template(template or f"{status}.html").render(context), status=status)
