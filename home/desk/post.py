"""Mails that did not reach a mail server, for those who may act on them. Neither words nor addresses are read."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import MailState, OutgoingMail
from accounts.post.failures import explained
from accounts.post.reports import MAY_ACT, MAY_READ
from home.desk.sections import Row

LATELY = timedelta(days=7)
# A first failure passes, as a rule, before anybody could look.
STUCK_AFTER = 3


def failed_mails(user: Any) -> Any:
    """What was refused or given up within a week, and what waits after several attempts; the latest first."""
    if not (user.has_perm(MAY_READ) and user.has_perm(MAY_ACT)):
        return OutgoingMail.objects.none()
    ended = Q(state__in=[MailState.REFUSED, MailState.GIVEN_UP], done_at__gt=now() - LATELY)
    stuck = Q(state=MailState.WAITING, attempts__gte=STUCK_AFTER)
    return OutgoingMail.objects.filter(ended | stuck).defer("contents", "sender", "recipients").order_by("-pk")


def failed_mail_row(mail: OutgoingMail) -> Row:
    title = _("Mail %(number)s, %(state)s") % {"number": mail.pk, "state": mail.get_state_display()}
    report = f"{reverse('outgoing_mails')}?state={mail.state}"
    retry = reverse("outgoing_mail_again", args=[mail.pk]) if mail.state == MailState.WAITING else ""
    return Row(title, report, explained(mail.reason), retry=retry)
