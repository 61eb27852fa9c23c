"""How often a second factor may be tried, over all sessions of an account; it is asked for once the password was right.

allauth counts as well, by five minutes and not by the day, and forgets all of it after each right entry.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse

from accounts.flows import ratelimit
from accounts.limits import ALLAUTH_APP, refusal, seconds_to_wait
from accounts.models import User

SECOND_FACTOR = "second_factor"


@contextmanager
def one_try(user: User) -> Iterator[None]:
    """Counts a try before it is compared, and takes it back when it was right. Raises the refusal (429) at a limit."""
    request, key = context.request, user.email.lower()
    usage = ratelimit.consume(request, app=ALLAUTH_APP, action=SECOND_FACTOR, key=key)
    if usage is None:
        raise ImmediateHttpResponse(refusal(request, seconds_to_wait(request, action=SECOND_FACTOR, key=key)))
    yield
    usage.rollback()
