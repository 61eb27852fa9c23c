"""The one module that delivers private files. How is a setting: DELIVERY_METHOD.

`stream` sends the bytes from Django, for development and small sites. `nginx` answers with X-Accel-Redirect, and nginx
sends them. `signed-url` redirects to a short-lived address of an S3-compatible storage. Ranges and validators follow
RFC 9110; for `nginx` and `signed-url` the engine that sends the bytes applies them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date

from videos.byterange import ByteRange, Unsatisfiable, requested_range

BLOCK = 256 * 1024
PRIVATE = "private, no-transform"
DELIVERY_METHODS = ("stream", "nginx", "signed-url")


@dataclass(frozen=True, slots=True)
class PrivateFile:
    """A stored file and what its answer says of it. `sha256` is its strong validator, `filename` any Unicode text."""

    storage: Storage
    name: str
    size: int
    sha256: str
    content_type: str
    filename: str
    modified: datetime
    attachment: bool = True
    cache_control: str = PRIVATE

    @property
    def etag(self) -> str:
        return f'"{self.sha256}"'


class Blocks(Iterator[bytes]):
    """The bytes of a span, block by block. `close` ends it early, even before it began: a reader may hang up."""

    def __init__(self, source: IO[bytes], span: ByteRange) -> None:
        self._source, self._left = source, span.length
        source.seek(span.start)

    def __next__(self) -> bytes:
        block = self._source.read(min(BLOCK, self._left)) if self._left else b""
        if not block:
            self.close()
            raise StopIteration
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._source.close()


def span_granted(request: HttpRequest, file: PrivateFile) -> ByteRange:
    """The bytes that this request was given, for the audit; what it asked for, where another engine sends them."""
    streamed = settings.DELIVERY_METHOD == "stream"
    try:
        part = span_of(request, file) if streamed else requested_range(request.headers.get("Range", ""), file.size)
    except Unsatisfiable:
        return ByteRange(0, 0)
    return part or ByteRange(0, file.size)


def span_of(request: HttpRequest, file: PrivateFile) -> ByteRange | None:
    """The part of the file that this request asks for; None for the whole. Raises Unsatisfiable.

    A range with an If-Range that names another version of the file asks for the whole of this one, and so does one on
    any method but GET.
    """
    if request.method != "GET":
        return None
    validator = request.headers.get("If-Range", "")
    if validator and validator != file.etag and not _same_date(validator, file.modified):
        return None
    return requested_range(request.headers.get("Range", ""), file.size)


def send(request: HttpRequest, file: PrivateFile) -> HttpResponseBase:
    """The answer that delivers `file`, to a request that has passed the gate."""
    match settings.DELIVERY_METHOD:
        case "nginx":
            response: HttpResponseBase = HttpResponse()
            response["X-Accel-Redirect"] = settings.DELIVERY_NGINX_PREFIX + quote(file.name)
            return _described(response, file)
        case "signed-url":
            return _redirect_to_signed(file, request.method or "GET")
        case _:
            return stream(request, file)


def stream(request: HttpRequest, file: PrivateFile) -> HttpResponseBase:
    """The answer with the bytes themselves, whatever DELIVERY_METHOD says: for small files of this very origin."""
    response: HttpResponseBase
    if file.etag in {tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")}:
        response = _described(HttpResponse(status=304), file)
        del response["Content-Type"], response["Content-Disposition"]
        return response
    try:
        part = span_of(request, file)
    except Unsatisfiable:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{file.size}"
        response["Accept-Ranges"] = "bytes"
        response["Cache-Control"] = file.cache_control
        return response
    span = part or ByteRange(0, file.size)
    if request.method == "HEAD":
        response = HttpResponse()
    else:
        response = StreamingHttpResponse(Blocks(file.storage.open(file.name, "rb"), span))
    if part:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    response["Content-Length"] = str(span.length)
    return _described(response, file)


def _described(response: HttpResponseBase, file: PrivateFile) -> HttpResponseBase:
    disposition = content_disposition_header(as_attachment=file.attachment, filename=file.filename)
    response["Content-Type"] = file.content_type
    if disposition:
        response["Content-Disposition"] = disposition
    response["ETag"] = file.etag
    response["Last-Modified"] = http_date(file.modified.timestamp())
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = file.cache_control
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _redirect_to_signed(file: PrivateFile, method: str) -> HttpResponseBase:
    """The storage signs an address that names the file for the person, and forgets it after a short while."""
    parameters = {
        "ResponseContentDisposition": content_disposition_header(as_attachment=file.attachment, filename=file.filename)
        or "inline",
        "ResponseContentType": file.content_type,
        "ResponseCacheControl": file.cache_control,
    }
    url = file.storage.url(  # type: ignore[call-arg]  # the S3 storage takes more than Django's
        file.name, parameters=parameters, expire=settings.DELIVERY_SIGNED_URL_SECONDS, http_method=method
    )
    response = HttpResponseRedirect(url)
    response["Cache-Control"] = "private, no-store"
    return response


def _same_date(validator: str, modified: datetime) -> bool:
    try:
        return parsedate_to_datetime(validator).timestamp() == int(modified.timestamp())
    except (TypeError, ValueError, OverflowError):
        return False
