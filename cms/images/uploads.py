"""What is wrong with an uploaded picture, in plain words, before anything is kept of it."""

import re
import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

MEGA = 1_000_000
# A picture that is a page or a program as well: browsers and servers have been talked into running such files.
# Each pattern is long enough not to turn up by chance in fifty megabytes of a photograph.
CODE = re.compile(rb"<(?:script|html|body|iframe)[\s/>]|<!doctype\s|<svg\s[^>]{0,200}xmlns|<\?php\s", re.IGNORECASE)
MOVING = {"AVIF", "GIF", "PNG", "WEBP"}


def check_picture(file: Any, *, most_pixels: int) -> None:
    """Raises ValidationError, with a reason that says what to do, for a picture that cannot be published.

    The header is read first: nothing is decoded of a picture that has too many pixels.
    """
    problem = _code_inside(file) or _too_large(file, most_pixels) or _undecodable(file) or moving(file)
    file.seek(0)
    if problem:
        raise problem


def _code_inside(file: Any) -> ValidationError | None:
    file.seek(0)
    if not CODE.search(file.read()) and not zipfile.is_zipfile(file):
        return None
    message = _("A web page, a program or an archive hides in this picture. Export it anew and upload that.")
    return ValidationError(message, code="disguised")


def _too_large(file: Any, most_pixels: int) -> ValidationError | None:
    file.seek(0)
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height <= most_pixels:
                return None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        pass
    except Exception:  # noqa: BLE001  # damaged files raise whatever they like
        return _damaged()
    limit = {"limit": most_pixels // MEGA}
    message = _("This picture has more than %(limit)s megapixels. Make it smaller and upload it again.") % limit
    return ValidationError(message, code="file_too_many_pixels")


def _undecodable(file: Any) -> ValidationError | None:
    """Reads the file to its end: what was cut off on its way has a perfect header."""
    try:
        file.seek(0)
        with Image.open(file) as picture:
            picture.verify()
        file.seek(0)
        with Image.open(file) as picture:
            # Every byte of a JPEG is read all the same, in a sixty-fourth of the memory.
            picture.draft("RGB", (picture.width // 8, picture.height // 8))
            picture.load()
    except Exception:  # noqa: BLE001  # damaged files raise whatever they like
        return _damaged()
    return None


def _damaged() -> ValidationError:
    message = _("This picture is damaged or was cut off on its way. Upload the original again.")
    return ValidationError(message, code="damaged")


def moving(file: Any) -> ValidationError | None:
    """What to say of an animation. A JPEG may hold a second picture for its camera's own use; it does not move."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            if picture.format not in MOVING or not getattr(picture, "is_animated", False):
                return None
    except Exception:  # noqa: BLE001  # no picture at all
        return None
    message = _("This picture moves, and readers cannot stop it. Upload it as a video instead.")
    return ValidationError(message, code="animated")
