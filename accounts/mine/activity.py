"""When and from where a session was last used."""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import now

EXACT_TO = timedelta(minutes=1)


class SessionActivity:
    """Stands in for allauth's middleware, which writes at every request: this one does once a minute and address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.session_key and request.user.is_authenticated and not _is_fresh(request):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


def _is_fresh(request: HttpRequest) -> bool:
    seen = UserSession.objects.filter(
        session_key=request.session.session_key,
        user=request.user.pk,
        ip=get_adapter().get_client_ip(request),
        last_seen_at__gt=now() - EXACT_TO,
    )
    return bool(seen.exists())
