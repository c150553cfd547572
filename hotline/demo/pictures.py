"""Pictures for the demo city: flat drawings of what people complain about, and of the same place when it is mended.

Drawn on the spot, the same for the same number: no photograph of a real place, and nothing to download.
"""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 960, 720
Draw = ImageDraw.ImageDraw
Scene = Callable[[Draw, random.Random, bool], None]
SKIES = ("#bcd9ea", "#d7dfe4", "#f2d9b8")
WALLS = ("#c9b59b", "#b7a6a0", "#a9b7ad", "#cdbf9a")


def pothole(draw: Draw, rng: random.Random, mended: bool) -> None:
    """A hole in the road, or the patch that fills it."""
    _street(draw, rng)
    x, y = rng.randint(300, 560), rng.randint(540, 620)
    if mended:
        draw.rectangle((x - 150, y - 46, x + 150, y + 46), fill="#33373b")
        return
    draw.ellipse((x - 150, y - 52, x + 150, y + 52), fill="#6d6459")
    draw.ellipse((x - 126, y - 34, x + 126, y + 44), fill="#2b2724")
    draw.ellipse((x - 80, y - 4, x + 70, y + 36), fill="#6f8796")  # rain water in it
    for _stone in range(9):
        a, b = x + rng.randint(-210, 210), y + rng.randint(-70, 70)
        draw.ellipse((a - 9, b - 6, a + 9, b + 6), fill="#8b8277")


def lamp(draw: Draw, rng: random.Random, mended: bool) -> None:
    """A street at night with a lamp that is out, or burns again."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill="#121a2b")
    for _star in range(40):
        a, b = rng.randint(0, WIDTH), rng.randint(0, 300)
        draw.point((a, b), fill="#cdd6ea")
    for left in range(0, WIDTH, 160):
        draw.rectangle((left, rng.randint(240, 340), left + 150, 540), fill="#1d2739")
    draw.rectangle((0, 540, WIDTH, HEIGHT), fill="#20242c")
    x = rng.randint(330, 600)
    if mended:
        draw.polygon(((x + 96, 170), (x - 130, 640), (x + 330, 640)), fill="#5b5738")
        draw.polygon(((x + 96, 170), (x - 40, 620), (x + 240, 620)), fill="#8d8550")
    draw.rectangle((x - 8, 150, x + 8, 620), fill="#78808c")
    draw.rectangle((x - 8, 142, x + 110, 156), fill="#78808c")
    draw.ellipse((x + 62, 148, x + 132, 182), fill="#fff2b0" if mended else "#333a45")


def rubbish(draw: Draw, rng: random.Random, mended: bool) -> None:
    """Bags beside a bin that is full, or the bin alone."""
    _street(draw, rng)
    x = rng.randint(360, 480)
    if not mended:
        for _bag in range(11):
            a, b, r = x + rng.randint(-250, 290), rng.randint(470, 570), rng.randint(36, 62)
            colour = rng.choice(("#22262b", "#3a3f46", "#e6e2d8", "#2e5d8a"))
            draw.ellipse((a - r, b - r, a + r, b + r), fill=colour)
            draw.polygon(((a - 10, b - r + 6), (a + 10, b - r + 6), (a, b - r - 18)), fill=colour)
    draw.rectangle((x, 350, x + 150, 560), fill="#2f7d4f")
    draw.rectangle((x - 10, 330, x + 160, 356), fill="#24613d")
    draw.ellipse((x + 12, 540, x + 48, 576), fill="#20242c")
    draw.ellipse((x + 102, 540, x + 138, 576), fill="#20242c")


def flood(draw: Draw, rng: random.Random, mended: bool) -> None:
    """A road under water before a blocked drain, or dry."""
    _street(draw, rng)
    x = rng.randint(380, 560)
    if not mended:
        draw.ellipse((x - 420, 490, x + 420, 690), fill="#7d8f8b")
        for ring in range(5):
            draw.arc(
                (x - 300 + ring * 46, 520 + ring * 10, x + 300 - ring * 46, 660 - ring * 10), 190, 350, "#a9b9b5", 4
            )
    draw.rectangle((x - 60, 586, x + 60, 626), fill="#33383d")
    for bar in range(-48, 60, 18):
        draw.rectangle((x + bar, 590, x + bar + 8, 622), fill="#70777d")


SCENES: dict[str, Scene] = {"0706": pothole, "0207": lamp, "0203": rubbish, "0205": rubbish, "0506": flood}
"""What there is a drawing of, by category."""


def picture(category: str, number: int, *, mended: bool = False) -> bytes:
    """Return the drawing of a matter as a JPEG: `number` says which street, the same before and after."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    SCENES[category](ImageDraw.Draw(image), random.Random(f"{category} {number}"), mended)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _street(draw: Draw, rng: random.Random) -> None:
    """A row of houses, a pavement, a road."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=rng.choice(SKIES))
    left = -40
    while left < WIDTH:
        width, top = rng.randint(150, 260), rng.randint(80, 220)
        draw.rectangle((left, top, left + width, 430), fill=rng.choice(WALLS))
        for row in range(top + 30, 400, 70):
            for column in range(left + 24, left + width - 40, 58):
                draw.rectangle((column, row, column + 30, row + 40), fill="#56707f")
        left += width + 6
    draw.rectangle((0, 430, WIDTH, 480), fill="#b9b4aa")
    draw.rectangle((0, 480, WIDTH, HEIGHT), fill="#565b60")
    for dash in range(40, WIDTH, 190):
        draw.rectangle((dash, 690, dash + 110, 702), fill="#d9d7cf")
