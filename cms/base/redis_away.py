"""While Redis is away nothing can be counted: what has a limit waits, and its readers are asked to come back."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import ReadOnlyError
from redis.exceptions import TimeoutError as NoAnswer

from cms.base.errors import unavailable

# Not there, not in time, or not the one that may be written to, while another takes over.
AWAY = (NoConnection, NoAnswer, ReadOnlyError)
RETRY_SECONDS = 15

logger = logging.getLogger(__name__)


class RedisAwayMiddleware:
    """503 with Retry-After where a view failed for want of Redis, and a line in the log that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The log names the route, not the address: that may hold what only its reader should know."""
        if not isinstance(exception, AWAY):
            return None
        route = request.resolver_match.route if request.resolver_match else "-"
        logger.error("Redis (REDIS_URL) does not answer; %s %s was refused: %s", request.method, route, exception)
        response = unavailable(request)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
