"""Pictures and documents for tests, made on the spot; what a phone writes into a photo; and uploads of the story."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, PngImagePlugin

from hotline.files.models import StoredFile
from hotline.files.storing import take
from tests.story import Story

SECRET = "Chen's camera 198.51.100.7"
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **how: Any) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def telling(kind: str = "JPEG") -> bytes:
    """Return a picture that tells who took it where, in every way its format knows, and lies on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # to be turned by 90° clockwise
    exif[ExifTags.Base.Artist] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (31.0, 14.0, 9.0)
    how: dict[str, Any] = {"exif": exif, "xmp": f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()}
    if kind == "JPEG":
        how["comment"] = SECRET.encode()
    if kind == "PNG":
        del how["xmp"]
        how["pnginfo"] = PngImagePlugin.PngInfo()
        how["pnginfo"].add_text("Author", SECRET)
    return picture(kind, **how)


def upload(body: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    """Return bytes as a browser sends them; what it says they are is of no account."""
    return SimpleUploadedFile(name, body, content_type="image/jpeg")


def uploaded(story: Story, by: str = "", owner: str = "", body: bytes = b"", **how: Any) -> StoredFile:
    """Return a file somebody of the story uploaded, given to no act yet."""
    return take(upload(body or picture()), owner=owner or story.who(by).ref, now=story.now, **how)
