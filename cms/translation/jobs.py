"""Work for the queue: ids in, a service call, nothing else."""

from collections.abc import Sequence

from django.contrib.auth import get_user_model
from wagtail.models import Page

from cms.translation.services import submit


def submit_subtree(page_id: int, languages: Sequence[str], user_id: int) -> None:
    """Submits the pages below `page_id`, from the top, into each language; what was submitted before stays as it is."""
    user = get_user_model().objects.get(pk=user_id)
    for page in Page.objects.get(pk=page_id).get_descendants().order_by("path").specific():
        for language in languages:
            if not page.get_translations().filter(locale__language_code=language).exists():
                submit(page, to=language, user=user)
