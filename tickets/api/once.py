"""`Idempotency-Key`: the same POST sent again is answered again, and not done again.

Answers lie in the cache, which may be lost. That an act is not done twice does not hang on it: the key comes with the
version its sender saw, and the database lets no second act pass for that. (What is registered keeps its key in the
ticket's own row, see `hotline.intake.api.keys`.)
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from routing.domain.speech import _
from tickets.domain.refusals import Invalid, NotNow

HEADER = "Idempotency-Key"
LONGEST = 200
KEPT_SECONDS = 24 * 3600
RUNNING_SECONDS = 60
"""How long a try that died in the middle blocks its key; what it did, if anything, the ticket's version shows."""

PARAMETER = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description=(
        "A text of your choice, new for each act. Sent again within 24 hours with the same request it gets the same "
        "answer, and nothing is done twice; with another request it is refused (409). Send the version you saw with it "
        "(`If-Match`, or `version`): should the answer be lost, the retry is refused (412), and still not done twice."
    ),
)


def asked(request: Request) -> bool:
    """Say whether the sender asks for a request to be done once."""
    return HEADER in request.headers


def once(request: Request, do: Callable[[], Response]) -> Response:
    """Return the answer of `do`, called at most once per sender and key; without the header it is simply called.

    Only what was done is remembered: after a refusal the same key may be used again. Raises `Invalid` for a key that
    is none, `NotNow` for a key that belongs to another request or to one that is still being done.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return do()
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Invalid("bad_key", _("A key has 1 to {most} printable characters."), field=HEADER, most=LONGEST)
    user: Any = request.user
    place = "once:" + hashlib.sha256(f"{user.actor.ref}\n{key}".encode()).hexdigest()
    print_ = _fingerprint(request)
    if not cache.add(place, {"print": print_}, RUNNING_SECONDS):
        return _again(cache.get(place), print_)
    renderer: Any = request.accepted_renderer
    try:
        response = do()
    except BaseException:
        cache.delete(place)
        raise
    kept = {
        "print": print_,
        "status": response.status_code,
        "body": renderer.render(response.data),
        "etag": response.headers.get("ETag"),
    }
    cache.set(place, kept, KEPT_SECONDS)
    return response


def _again(kept: Any, print_: str) -> Response:
    if kept is not None and kept["print"] != print_:
        raise NotNow("key_used", _("This Idempotency-Key belongs to another request."))
    if kept is None or "body" not in kept:
        raise NotNow("in_progress", _("The first request with this Idempotency-Key is still being done."))
    response = Response(json.loads(kept["body"]), status=kept["status"], headers={"Idempotency-Replayed": "true"})
    if kept["etag"]:
        response["ETag"] = kept["etag"]
    return response


def _fingerprint(request: Request) -> str:
    said = [request.method, request.path, request.headers.get("If-Match", ""), request.data]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
