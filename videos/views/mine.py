"""A person's own downloads."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.mine.views import person
from accounts.views import verified_required
from videos.mine import clips_of_person, downloads_of_person, pages_still_shown

PER_PAGE = 25


@require_safe
@verified_required
def downloads(request: HttpRequest) -> HttpResponse:
    """What was downloaded, when, and which parts are still kept; the parts on the first page alone."""
    user = person(request)
    results = Paginator(downloads_of_person(user), PER_PAGE).get_page(request.GET.get("page"))
    grants = list(results)
    pages = pages_still_shown(grants)
    urls = {pk: page.get_url(request) for pk, page in pages.items()}
    context = {
        "results": results,
        "downloads": [(grant, urls.get(grant.page_id or 0, "")) for grant in grants],
        "clips": clips_of_person(user) if results.number == 1 else [],
    }
    return render(request, "videos/mine.html", context)
