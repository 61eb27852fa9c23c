"""What developers see where readers see a page of ours."""

from django.http import HttpResponse
from django.test import RequestFactory

from cms.base.development import MissingPageInWords


def test_a_preview_is_shown_whatever_stands_at_its_address(rf: RequestFactory):
    """Wagtail asks for it with a request of its own, for an address that may lead nowhere."""
    asked = rf.get("/nowhere/")
    asked.is_dummy = True
    assert MissingPageInWords(lambda _request: HttpResponse("a letter"))(asked).content == b"a letter"
