"""What kind of file something is: told by its bytes, never by its name or by what the sender says it is."""

import re
from dataclasses import dataclass

import puremagic

from routing.domain.speech import _
from tickets.domain.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken: its MIME type, the suffix it is stored under, Pillow's name for it where it is a
    picture, and a pattern of the bytes it begins with."""

    mime: str
    suffix: str
    pillow: str
    begins: re.Pattern[bytes]

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture."""
        return bool(self.pillow)


JPEG = Kind("image/jpeg", "jpg", "JPEG", re.compile(rb"\xff\xd8\xff"))
PNG = Kind("image/png", "png", "PNG", re.compile(rb"\x89PNG\r\n\x1a\n"))
WEBP = Kind("image/webp", "webp", "WEBP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL))
PDF = Kind("application/pdf", "pdf", "", re.compile(rb"%PDF-[12]\.[0-9]"))
KINDS = (JPEG, PNG, WEBP, PDF)
BY_MIME = {kind.mime: kind for kind in KINDS}

ACCEPT = ",".join(BY_MIME)
"""For a form's ``accept``. HEIC is left out on purpose: then a phone that takes HEIC sends JPEG by itself."""

HEAD = 2048
"""How much of a file is looked at to tell its kind."""

PDF_END, PDF_TAIL = b"%%EOF", 2048


def kind_of(body: bytes) -> Kind:
    """Return the kind of a file. Raises `Invalid` for any other than `KINDS`, HTML and SVG among them.

    Two have to agree: the catalogue of signatures, and the first bytes themselves; a picture is then also decoded
    (`pictures`), a document has to have its end.
    """
    if not body:
        raise Invalid("file_empty", _("This file is empty."), field="file")
    try:
        guesses = {one.mime_type for one in puremagic.magic_string(body[:HEAD])}
    except puremagic.PureError:
        guesses = set()
    for kind in KINDS:
        if kind.mime in guesses and kind.begins.match(body):
            if kind is PDF and PDF_END not in body[-PDF_TAIL:]:
                raise damaged()
            return kind
    raise Invalid("file_type", _("Only photos (JPEG, PNG, WebP) and PDF documents can be taken."), field="file")


def damaged() -> Invalid:
    """Return the refusal of a file that cannot be read to its end."""
    return Invalid("file_damaged", _("This file is damaged and cannot be read."), field="file")
