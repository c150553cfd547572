"""What goes in and out at the doors of files."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from hotline.files.drafts import LONGEST, SHORTEST
from hotline.files.kinds import KINDS
from hotline.files.models import StoredFile
from hotline.files.reading import link, signed_link
from hotline.files.storing import THUMB
from hotline.paper import Paper


class UploadSerializer(Paper):
    """One file. Somebody without an account says whose it is: a new complaint's draft, or a ticket with its code."""

    file = serializers.FileField(
        use_url=False, max_length=1000, help_text="a photo (JPEG, PNG, WebP) or a PDF document"
    )
    internal = serializers.BooleanField(default=False, help_text="not for the citizen; staff only")
    draft = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=LONGEST,
        help_text=f"a key of at least {SHORTEST} characters that nobody can guess; sent again with the complaint",
    )
    number = serializers.CharField(required=False, allow_blank=True, max_length=40)
    code = serializers.CharField(required=False, allow_blank=True, max_length=40)


class FileSerializer(serializers.Serializer):
    """A file, and where to have it."""

    id = serializers.CharField(help_text="what an act names it by, in `files`")
    kind = serializers.ChoiceField(choices=[kind.mime for kind in KINDS])
    size = serializers.IntegerField(help_text="bytes, as kept")
    width = serializers.IntegerField(allow_null=True, help_text="pixels; null for documents")
    height = serializers.IntegerField(allow_null=True)
    name = serializers.CharField(help_text="what the uploader called it: for display only")
    public = serializers.BooleanField(help_text="for the citizen too, where the act is")
    seq = serializers.IntegerField(help_text="the act that carries it; 0: none yet")
    made_at = serializers.DateTimeField()
    url = serializers.CharField()
    thumb = serializers.CharField(help_text="a small JPEG; empty for documents")


def file_data(row: StoredFile, signed_at: datetime | None = None) -> dict[str, Any]:
    """Return a file as data; with links signed at a moment, for somebody without an account."""
    pictured = bool(row.width)
    if signed_at is None:
        url, thumb = link(row.id), link(row.id, THUMB)
    else:
        url, thumb = signed_link(row.id, signed_at), signed_link(row.id, signed_at, THUMB)
    names = ("id", "kind", "size", "width", "height", "name", "public", "seq", "made_at")
    return {**{name: getattr(row, name) for name in names}, "url": url, "thumb": thumb if pictured else ""}
