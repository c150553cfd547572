"""What is taken is a photo or a document by its bytes; what is kept is what was seen, and nothing else."""

import io
import struct
import zlib

import pytest
from PIL import Image

from hotline.files.kinds import JPEG, PNG, WEBP, kind_of
from hotline.files.pictures import LONGEST_SIDE, THUMB_SIDE, remade
from hotline.files.storing import shown_name
from tests.pictures import PDF, SECRET, picture, telling
from tickets.domain.refusals import Invalid

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)


def opened(body):
    return Image.open(io.BytesIO(body))


@pytest.mark.parametrize(
    "body, mime",
    [
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("WEBP"), "image/webp"),
        (PDF, "application/pdf"),
    ],
)
def test_what_is_taken(body, mime):
    assert kind_of(body).mime == mime


@pytest.mark.parametrize(
    "body, code",
    [
        (b"", "file_empty"),
        (HTML, "file_type"),
        (SVG, "file_type"),
        (b"<svg onload=alert(1)>", "file_type"),
        (b"\n\n" + HTML, "file_type"),
        (HTML + picture(), "file_type"),
        (b"GIF89a" + bytes(50), "file_type"),
        (picture("GIF"), "file_type"),
        (picture("BMP"), "file_type"),
        (picture("TIFF"), "file_type"),
        (HEIC, "file_type"),
        (b"PK\x03\x04" + bytes(50), "file_type"),
        (b"MZ" + bytes(200), "file_type"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(50), "file_type"),
        (b"just words", "file_type"),
        (b"\n" + PDF, "file_type"),
        (PDF.replace(b"%%EOF", b""), "file_damaged"),
    ],
)
def test_what_is_refused(body, code):
    with pytest.raises(Invalid) as caught:
        kind_of(body)
    assert (caught.value.code, caught.value.data["field"]) == (code, "file")


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.suffix)
def test_what_hides_behind_a_picture_is_gone(kind):
    kept = remade(picture(kind.pillow) + HTML + b"PK\x03\x04", kind)
    assert HTML not in kept.body
    assert b"PK\x03\x04" not in kept.body


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.suffix)
def test_a_photo_tells_nothing_but_what_it_shows(kind):
    body = telling(kind.pillow)
    assert SECRET.encode() in body
    assert opened(body).getexif()
    kept = remade(body, kind)
    for made in (kept.body, kept.thumb):
        assert SECRET.encode() not in made
        image = opened(made)
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "comment", "Author", "icc_profile"} & set(image.info)


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.suffix)
def test_a_photo_is_turned_as_the_camera_was_held(kind):
    kept = remade(telling(kind.pillow), kind)
    assert (kept.width, kept.height) == (40, 60)
    red, _green, blue = opened(kept.body).convert("RGB").getpixel((20, 5))
    assert red > 200 > 60 > blue  # what was left is above


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.suffix)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_picture_is_refused(kind, part):
    body = picture(kind.pillow, (400, 300))
    with pytest.raises(Invalid) as caught:
        remade(body[: int(len(body) * part)], kind)
    assert caught.value.code == "file_damaged"


def test_a_picture_of_another_kind_than_its_first_bytes_say_is_refused():
    with pytest.raises(Invalid) as caught:
        remade(picture("PNG"), JPEG)
    assert caught.value.code == "file_damaged"


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("side", [9_000, 14_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_by_what_it_claims(side):
    """A few bytes that claim a huge picture: refused before a pixel is made."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    bomb = picture("PNG")[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(Invalid) as caught:
        remade(bomb, PNG)
    assert caught.value.code == "picture_too_large"


def test_texts_that_unfold_without_end_are_refused():
    bomb = picture("PNG")[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000))) + picture("PNG")[33:]
    assert len(bomb) < 300_000
    with pytest.raises(Invalid) as caught:
        remade(bomb, PNG)
    assert caught.value.code == "file_damaged"


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.suffix)
def test_a_large_photo_is_made_smaller(kind):
    kept = remade(picture(kind.pillow, (4000, 3000)), kind)
    assert (kept.width, kept.height) == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4) == opened(kept.body).size
    assert max(opened(kept.thumb).size) == THUMB_SIDE
    assert opened(kept.thumb).format == "JPEG"
    assert opened(kept.body).format == kind.pillow


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK", "1", "I;16"])
def test_every_way_of_keeping_colours_is_read(mode):
    out = io.BytesIO()
    kind = JPEG if mode == "CMYK" else PNG
    Image.new(mode, (30, 20)).save(out, kind.pillow)
    kept = remade(out.getvalue(), kind)
    assert opened(kept.body).mode == ("RGBA" if mode in ("RGBA", "LA") else "RGB")


@pytest.mark.parametrize(
    "said, shown",
    [
        ("坑洞.jpg", "坑洞.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\chen\\photo.jpg", "photo.jpg"),
        ("a\r\nContent-Type: text/html\n.jpg", "html.jpg"),
        ("gpj.\u202exe", "gpj.xe"),
        ("x" * 300, "x" * 120),
        (None, ""),
        ("..", ".."),
    ],
)
def test_a_name_is_one_harmless_line(said, shown):
    assert shown_name(said) == shown
