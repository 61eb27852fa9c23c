"""Why the gate says no, and why work fails. Each message is written for the person who reads it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class GateClosed(Exception):
    """No bytes. `code` is stable, for API clients; `message` is for people."""

    status = 403
    code = "forbidden"
    message = _("You may not download this file.")


class PageHidden(GateClosed):
    """The page is not live, expired, under embargo or restricted: for this reader it does not exist."""

    status = 404
    code = "not_found"
    message = _("This video is not available.")


class SignInRequired(GateClosed):
    status = 401
    code = "sign_in_required"
    message = _("Sign in to download this file.")


class VerificationRequired(GateClosed):
    code = "verification_required"
    message = _("Enter the code that we sent to your e-mail address, then download this file.")


class TermsNotAccepted(GateClosed):
    code = "terms_not_accepted"
    message = _("Accept the terms of use of this video, then download it.")


class TooManyClips(Exception):
    """The account has asked for as many clips as it may; `message` is for people, `seconds` is how long to wait."""

    def __init__(self, message: "StrOrPromise", *, seconds: int) -> None:
        super().__init__(message)
        self.message = message
        self.seconds = seconds


class LeaseLost(Exception):
    """Another worker has taken this work over; whoever meets this stops and leaves nothing behind."""


class WorkFailed(Exception):
    """Work that ends here: `reason` is a message id of the catalogue, `detail` is technical."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


NOT_A_VIDEO = gettext_noop("The file is not a video that can be read.")
REPLACED = gettext_noop("The file was replaced before this work began.")
EMPTY_FILE = gettext_noop("The file is empty.")
FILE_MISSING = gettext_noop("The file is no longer in the storage. Upload it again.")
TRUNCATED = gettext_noop("The file is cut off: it ends before the length that it announces. Upload it again.")
TOO_LARGE = gettext_noop("The picture is larger than 8192 × 4320 pixels.")
TOO_LONG_A_FILM = gettext_noop("The film is longer than this newsroom prepares.")
NO_FRAMES = gettext_noop("The file holds no picture.")
ENCODING_FAILED = gettext_noop("The encoder stopped with an error.")
TOO_LONG = gettext_noop("The work took longer than it may. Try again, or use a shorter file.")
WORKER_DIED = gettext_noop("The worker stopped in the middle of this work, several times over.")
UNEXPECTED = gettext_noop("Something unexpected went wrong. The technical detail says what.")
WRONG_LENGTH = gettext_noop("The cut did not come out frame for frame, so it is not handed out.")
