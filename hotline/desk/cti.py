"""The door of the telephone switch."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hotline.desk.ringing import LONGEST, Signed, ring
from hotline.refusing import sentence_of, status_of
from routing.refusal import Refusal


@csrf_exempt  # signed by the switch; no session is read
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Note that a telephone rings at somebody's place (see `hotline.desk.ringing`)."""
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        return JsonResponse({"code": "too_long"}, status=413)
    message = Signed(
        timestamp=request.headers.get("X-CTI-Timestamp", ""),
        nonce=request.headers.get("X-CTI-Nonce", ""),
        signature=request.headers.get("X-CTI-Signature", ""),
        body=request.body,
    )
    try:
        rang = ring(message, secret=settings.CTI_SECRET, now=timezone.now())
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code, "title": sentence_of(refusal)}, status=status_of(refusal))
    return JsonResponse({"ring": rang.pk}, status=202)
