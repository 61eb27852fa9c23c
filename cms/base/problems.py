"""Refusals of the content API as RFC 9457 has them, beside the `message` that Wagtail's clients read."""

import re
from http import HTTPStatus
from typing import NotRequired, TypedDict

from django.http import JsonResponse
from wagtail.api.v2.utils import BadRequestError

CONTENT_TYPE = "application/problem+json"

# Wagtail says in words which parameter it refuses; tests/api/test_problems.py holds each of them to it.
_PARAMETERS = tuple(
    (re.compile(pattern), parameter)
    for pattern, parameter in (
        (r"^(limit|offset|child_of|ancestor_of|descendant_of|translation_of|id|fields|type|locale)\b", r"\1"),
        (r"^field filter error\. .* valid value for (\w+)", r"\1"),
        (r"^field filter error\. null characters are not allowed for (\w+)", r"\1"),
        (r"^unknown fields|does not support nested fields", "fields"),
        (r"^cannot order by|^random ordering", "order"),
        (r"^cannot filter by '(\w+)'", r"\1"),
        (r"^parent page", "child_of"),
        (r"^descendant page", "ancestor_of"),
        (r"^ancestor page|^filtering by descendant_of", "descendant_of"),
        (r"^search|^filtering by tag", "search"),
        (r"rich_text_format", "rich_text_format"),
    )
)


class Problem(TypedDict):
    """A refusal, as RFC 9457 has it. `message` is Wagtail's name for `detail`.

    `parameter` is the one that the mistake is in; `allowed` is what exists where something named does not.
    """

    type: str
    title: str
    status: int
    detail: str
    message: str
    parameter: NotRequired[str]
    allowed: NotRequired[list[str]]


class Refusal(BadRequestError):
    """A request that is the client's error. Names the parameter and, where they can be listed, its good values."""

    def __init__(self, message: str, *, parameter: str, allowed: list[str] | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed


def parameter_of(problem: Exception) -> str | None:
    """The parameter that a refusal is about; None where it is about none, or about several."""
    if isinstance(problem, Refusal):
        return problem.parameter
    for pattern, parameter in _PARAMETERS:
        if found := pattern.search(str(problem)):
            return found.expand(parameter)
    return None


def problem(message: str, status: int, *, parameter: str | None = None, allowed: list[str] | None = None) -> Problem:
    """The body of a refusal. `allowed` lists what exists where the client named what does not."""
    body: Problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": message,
        "message": message,
    }
    if parameter:
        body["parameter"] = parameter
    if allowed is not None:
        body["allowed"] = allowed
    return body


def problem_response(message: str, status: int) -> JsonResponse:
    return JsonResponse(problem(message, status), status=status, content_type=CONTENT_TYPE)
