"""?preview_token=: the draft that an editor is looking at, answered exactly as the page would be."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response
from wagtail.models import Page

from cms.base.problems import Refusal
from cms.delivery.preview import NoPreview, draft_page

PARAMETER = "preview_token"


class PreviewByToken:
    """For the endpoint of pages. A token gives the one draft that it was made for, no list, and is 403 otherwise."""

    request: Any
    kwargs: dict[str, Any]
    action: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's view set
        if PARAMETER in request.GET:
            answer["Cache-Control"] = "private, no-store"
        return answer

    def get_object(self) -> Page:
        if PARAMETER not in self.request.GET:
            found: Page = super().get_object()  # type: ignore[misc]
            return found
        if not hasattr(self, "_draft"):
            self._draft = self._fetched(page_id=int(self.kwargs["pk"]))
        return self._draft

    def find_view(self, request: Any) -> Response:
        """By id, by the page's address or, as the token names its page, by nothing else."""
        if PARAMETER not in request.GET:
            answer: Response = super().find_view(request)  # type: ignore[misc]
            return answer
        asked = request.GET.get("id")
        if asked is not None and not asked.isdecimal():
            raise Refusal("id must be a positive integer", parameter="id")
        self._draft = self._fetched(page_id=int(asked) if asked else None)
        address = request.GET.get("html_path")
        if address is not None and address.strip("/") not in self._addresses(self._draft):
            raise PermissionDenied("This preview token is for another page.")
        self.kwargs["pk"] = self._draft.pk
        self.action = "detail_view"
        shown: Response = self.detail_view(request, self._draft.pk)  # type: ignore[attr-defined]
        shown["Content-Language"] = self._draft.locale.language_code
        return shown

    def _fetched(self, *, page_id: int | None) -> Page:
        try:
            return draft_page(self.request.GET[PARAMETER], page_id=page_id)
        except NoPreview as refusal:
            raise PermissionDenied(str(refusal)) from refusal

    def _addresses(self, page: Page) -> set[str]:
        """Its path and its whole address."""
        parts = page.get_url_parts(self.request)
        return {parts[2].strip("/"), f"{parts[1]}{parts[2]}".strip("/")} if parts else set()
