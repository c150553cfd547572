"""Pictures, made anew: what is kept is what was seen, turned the right way up, and nothing else.

Place, time, camera and owner (EXIF, XMP, comments), and whatever hides behind a picture's end, do not survive being
decoded and encoded again.
"""

import io
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageCms, ImageOps

from hotline.files.kinds import JPEG, PNG, Kind, damaged
from routing.domain.speech import _
from tickets.domain.refusals import Invalid

LONGEST_SIDE = 2560
"""A house number at the end of the street can still be read; four times less to store than a phone sends."""

THUMB_SIDE = 320
QUALITY, THUMB_QUALITY = 84, 76
WHITE = (255, 255, 255)
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, MemoryError)
"""What Pillow raises for bytes that are no picture, besides its own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: its bytes, its thumbnail's (a JPEG), and its size in pixels."""

    body: bytes
    thumb: bytes
    width: int
    height: int


def remade(body: bytes, kind: Kind) -> Picture:
    """Return a picture of a kind decoded and encoded again. Raises `Invalid` for a damaged one, and for one that
    would fill the memory: how many pixels it claims is read before any of them is."""
    try:
        with Image.open(io.BytesIO(body), formats=[kind.pillow]) as opened:
            if opened.width * opened.height > settings.FILE_MOST_PIXELS:
                raise _too_many_pixels()
            opened.verify()
        with Image.open(io.BytesIO(body), formats=[kind.pillow]) as opened:
            if kind is JPEG:  # decoded at a fraction of its size where it is much too large
                opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            opened.load()
            image = _upright(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise damaged() from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = _opaque(image)
    small.thumbnail((THUMB_SIDE, THUMB_SIDE), Image.Resampling.LANCZOS)
    if kind is JPEG:
        image = _opaque(image)
    return Picture(_encoded(image, kind), _encoded(small, JPEG, THUMB_QUALITY), image.width, image.height)


def _upright(image: Image.Image) -> Image.Image:
    """Return the first frame as the camera was held, in the colours of screens, with nothing said about it."""
    turned = ImageOps.exif_transpose(image)
    transparent = turned.has_transparency_data
    turned = _in_srgb(turned).convert("RGBA" if transparent else "RGB")
    turned.info.clear()
    return turned


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        seen = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours may be off, the picture is there
        return image
    return seen or image


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image.copy()
    ground = Image.new("RGB", image.size, WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _encoded(image: Image.Image, kind: Kind, quality: int = QUALITY) -> bytes:
    out = io.BytesIO()
    how = {} if kind is PNG else {"quality": quality}
    image.save(out, kind.pillow, **how)
    return out.getvalue()


def _too_many_pixels() -> Invalid:
    return Invalid(
        "picture_too_large",
        _("This picture has more than {most} million pixels. Send a smaller one."),
        field="file",
        most=settings.FILE_MOST_PIXELS // 1_000_000,
    )
