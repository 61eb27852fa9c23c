"""What is sent to the headless API is JSON that can be read, written and stored; anything else is 400, never a 500.

allauth refuses what its parser calls wrong. Python fails in other ways as well: at arrays within thousands of arrays,
at numbers of thousands of digits, and at halves of a character (\\ud800), which parse and then fit no column or hash.
"""

import json
from collections.abc import Callable
from typing import Any

from allauth.headless.base.views import APIView
from django.http import HttpRequest, JsonResponse, RawPostDataException
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

# A passkey has five. What is under it is parsed, compared and shown further down the stack without trouble.
DEEPEST = 20


class HeadlessBodies:
    """Reads each body once before the view does, behind the CSRF check."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: Any) -> HttpResponseBase | None:
        reads = issubclass(getattr(view, "view_class", object), APIView) and request.method != "GET"
        if not reads or _is_readable(request):
            return None
        error = {"code": "invalid_json", "message": gettext("The request’s body is not JSON that can be read.")}
        response = JsonResponse({"status": 400, "errors": [error]}, status=400)
        add_never_cache_headers(response)
        return response


def _is_readable(request: HttpRequest) -> bool:
    """RawPostDataException is that of a form with files, which the CSRF check has read already."""
    try:
        if not request.body:
            return True
        found = json.loads(request.body.decode())
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except (RecursionError, ValueError, RawPostDataException):
        return False
    return isinstance(found, dict) and _is_shallow(found, DEEPEST)


def _is_shallow(found: Any, levels: int) -> bool:
    parts = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return levels > 0 and all(_is_shallow(part, levels - 1) for part in parts)
