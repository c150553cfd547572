"""Files by API: taken, listed, and handed out so that a browser can do nothing with them but show them."""

from typing import Any

from django.conf import settings
from django.http import FileResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hotline.citizens.api.identities import NOT_KEPT
from hotline.files.api.papers import FileSerializer, UploadSerializer, file_data
from hotline.files.drafts import owner_of
from hotline.files.kinds import BY_MIME, KINDS
from hotline.files.limits import spend_upload
from hotline.files.models import StoredFile
from hotline.files.reading import files_of, gone, linked, readable
from hotline.files.storing import THUMB, log, path_of, storage, take
from hotline.staff.models import User
from hotline.staff.sender import actor_of
from routing.domain.speech import _
from tickets.access import tickets_of
from tickets.api.address import address_of
from tickets.api.public import ProofSerializer
from tickets.api.verbs import NUMBER, canonical
from tickets.domain.lifecycle import FILES, REGISTRARS, ROWS
from tickets.domain.people import STAFF_ROLES
from tickets.domain.refusals import Absent, Forbidden, Invalid, missing
from tickets.queries.status import asker, proven

GIVERS = frozenset().union(REGISTRARS, *(row.who for row in ROWS if FILES in row.says)) & STAFF_ROLES
"""Roles on the staff that have something to prove."""

FORM_ROOM = 64_000
"""What a form may weigh around its file."""

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, max-age=300",
}


class FilesView(APIView):
    """Take files."""

    permission_classes = [AllowAny]
    parser_classes = [MultiPartParser]

    @extend_schema(
        operation_id="files_take",
        tags=["files"],
        request={"multipart/form-data": UploadSerializer},
        responses={201: FileSerializer},
    )
    def post(self, request: Request) -> Response:
        """Upload a photo or a document. Name its `id` in `files` of the act it proves within a day, else it is deleted.

        Photos are decoded and encoded again: what a camera wrote into them (place, time) is gone.
        """
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > settings.FILE_MOST_BYTES + FORM_ROOM:  # before any of it is read
            raise Invalid(
                "file_too_large",
                _("A file may have at most {most} MB."),
                field="file",
                most=settings.FILE_MOST_BYTES // 1_000_000,
            )
        if isinstance(request.user, User) and not actor_of(request).is_any(GIVERS):
            raise Forbidden("wrong_role", _("Your role does not allow this."))
        if not (request.content_type or "").startswith("multipart/"):
            raise Invalid("not_a_form", _("Send the file as multipart/form-data."), field="file")
        paper = UploadSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        asked = paper.validated_data
        staff = isinstance(request.user, User)
        row = take(
            asked["file"],
            owner=actor_of(request).ref if staff else _owner(asked, address_of(request)),
            now=timezone.now(),
            public=not (staff and asked["internal"]),
        )
        data = file_data(row, None if staff else row.made_at)
        return Response(FileSerializer(data).data, status=201, headers=NOT_KEPT)


def _owner(asked: dict[str, Any], address: str) -> str:
    """Return whose a file is that comes without an account: counted, and proven where it is for a ticket."""
    if asked.get("draft"):
        owner = owner_of(asked["draft"])
        spend_upload(address)
        return owner
    if not asked.get("number"):
        raise missing("draft")
    ticket = proven(asked["number"], asked.get("code", ""), address=address)
    spend_upload(address, ticket.number)
    return asker(ticket).ref


class FileView(APIView):
    """One file."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="files_get",
        tags=["files"],
        parameters=[
            OpenApiParameter("key", OpenApiTypes.STR, OpenApiParameter.PATH),
            OpenApiParameter("size", enum=[THUMB], description="the thumbnail of a picture"),
            OpenApiParameter("sig", description="from a signed link: opens the file without an account for minutes"),
        ],
        responses={(200, kind.mime): OpenApiTypes.BINARY for kind in KINDS},
    )
    def get(self, request: Request, key: str) -> FileResponse:
        """The file itself: to whoever may read the act that carries it, or by a signed link. Documents come as
        downloads; nothing that comes from here runs in a browser."""
        sig = request.query_params.get("sig", "")
        row = linked(key, sig, timezone.now()) if sig else readable(key, actor_of(request))
        return handed_out(row, request.query_params.get("size", ""))


def handed_out(row: StoredFile, size: str) -> FileResponse:
    """Return the answer that carries a file. Raises `Absent` where it has none of that size."""
    kind = BY_MIME[row.kind]
    if size not in ("", THUMB) or (size and not kind.is_picture):
        raise gone()
    try:
        body = storage().open(path_of(row.id, row.kind, size))
    except FileNotFoundError as error:
        log.error("the bytes of a file are missing", extra={"action": "files.missing", "file": row.id})
        raise gone() from error
    suffix, mime = ("jpg", "image/jpeg") if size else (kind.suffix, kind.mime)
    # A name of ours: what the uploader called it never stands in a header.
    name = f"{row.ticket or 'file'}-{row.id[:6]}.{suffix}"
    return FileResponse(body, as_attachment=not kind.is_picture, filename=name, content_type=mime, headers=SAFE)


class TicketFilesView(APIView):
    """The files of a ticket."""

    @extend_schema(
        operation_id="tickets_files", tags=["files"], parameters=[NUMBER], responses=FileSerializer(many=True)
    )
    def get(self, request: Request, number: str) -> Response:
        """What the ticket's acts carry, in their order."""
        actor = actor_of(request)
        ticket = tickets_of(actor).filter(number=canonical(number)).first()
        if ticket is None:
            raise Absent()
        return Response(FileSerializer([file_data(row) for row in files_of(ticket, actor)], many=True).data)


class PublicFilesView(APIView):
    """The files of one's own ticket."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="public_files",
        tags=["public"],
        request=ProofSerializer,
        responses=FileSerializer(many=True),
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """What the ticket's acts carry, as far as its citizen reads them, with links that open for some minutes."""
        paper = ProofSerializer(data=request.data)
        paper.is_valid(raise_exception=True)
        ticket = proven(**paper.validated_data, address=address_of(request))
        rows = files_of(ticket, asker(ticket))
        # The name on somebody else's computer is none of the citizen's business.
        data = [{**file_data(row, timezone.now()), "name": ""} for row in rows]
        return Response(FileSerializer(data, many=True).data, headers=NOT_KEPT)
