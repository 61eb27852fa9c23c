"""Jobs by the clock that belong to no room."""

import logging
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.users.models import UserProfile

logger = logging.getLogger(__name__)


def publish_scheduled() -> None:
    """Takes down what has expired and publishes what is due; pages are at most a minute late.

    Each on its own, unlike Wagtail's command, so that one that cannot go live holds up nobody else. What is refused
    loses its schedule, and whoever scheduled it is told why by mail; any other failure is tried again a minute later.
    """
    now = timezone.now()
    kinds = [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)]
    for kind in (Page, *kinds):
        for expired in list(kind.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")):
            _take_down(expired)
    for revision in list(Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")):
        _put_live(revision)


def _take_down(expired: Any) -> None:
    try:
        with transaction.atomic():
            expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        logger.exception("%s has expired and could not be taken down", expired)


def _put_live(revision: Revision) -> None:
    with override(_language_of(revision.user)):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except PermissionDenied as refusal:
            logger.warning("%s is not published as scheduled: %s", revision.object_str, refusal)
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            _tell(revision, refusal)
        except Exception:
            logger.exception("%s is due and could not be published", revision.object_str)


def _tell(revision: Revision, refusal: PermissionDenied) -> None:
    """Writes to whoever scheduled it, where that is known. A mail server that is away is no reason to stop."""
    if revision.user is None or not revision.user.email:
        return
    title = _("“%(title)s” was not published as scheduled") % {"title": revision.object_str}
    try:
        send_mail(f"[{settings.WAGTAIL_SITE_NAME}] {title}", str(refusal), [revision.user.email])
    except OSError:
        logger.exception("nobody could be told about %s", revision.object_str)


def _language_of(user: Any) -> str:
    profile = UserProfile.objects.filter(user=user).first() if user else None
    return str(profile.get_preferred_language()) if profile else settings.LANGUAGE_CODE


def clear_sessions() -> None:
    """Deletes sessions that have expired, so that their table does not grow for ever."""
    call_command("clearsessions", verbosity=0)
