"""The curve as a picture: sensitivity against false alerts a week, one line for each detector, drawn as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import log10
from pathlib import Path

import typst

WIDTH, HEIGHT = 860, 520
LEFT, TOP, RIGHT, BOTTOM = 70, 56, 200, 60
LEAST, MOST = 0.1, 10.0
"""Ends of the axis of false alerts a week, logarithmic."""

COLOURS = ("#5f6368", "#0b63b5", "#b3470b", "#2c7a3f", "#7a2c8f")
DASHES = ("2 4", "", "8 4", "3 3", "12 4 2 4")
"""Lines are told apart without their colour, too."""


def draw(curves: Mapping[str, Sequence[tuple[float, float]]], title: str) -> str:
    """Return the SVG of curves of (false alerts a week, sensitivity)."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' font-family="DejaVu Sans, Noto Sans CJK SC, Helvetica, Arial, sans-serif" font-size="13">',
        f'<title>{escape(title)}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="30" font-size="16" font-weight="bold">{escape(title)}</text>',
    ]
    for share in (0, 0.2, 0.4, 0.6, 0.8, 1):
        y = _y(share)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.0%}</text>')
    for much in (0.1, 0.25, 0.5, 1, 2, 5, 10):
        x = _x(much)
        strong = ' stroke="#888" stroke-dasharray="4 3"' if much == 1 else ' stroke="#eee"'
        parts.append(f'<path d="M{x:.1f} {TOP}V{bottom}"{strong}/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{much:g}</text>')
    middle = (LEFT + right) / 2
    across, up = "false alerts a week, on untouched history", "outbreaks found"
    turned = f'transform="translate(18 {(TOP + bottom) / 2:.0f}) rotate(-90)"'
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 16}" text-anchor="middle">{across}</text>')
    parts.append(f'<text {turned} text-anchor="middle">{up}</text>')
    for number, (name, points) in enumerate(curves.items()):
        kept = [(false, share) for false, share in points if LEAST <= false <= MOST]
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        path = " ".join(f"{'L' if at else 'M'}{_x(f):.1f} {_y(s):.1f}" for at, (f, s) in enumerate(kept))
        parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>')
        y = TOP + 12 + 26 * number
        parts.append(
            f'<path d="M{right + 16} {y}h36" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
            f'<text x="{right + 60}" y="{y + 4}">{escape(name)}</text>'
        )
    parts.append("</svg>")
    return "\n".join(parts)


def save(svg: str, path: Path) -> None:
    """Write the picture: as PNG where the name ends so, else as SVG. Raises OSError."""
    if path.suffix.lower() != ".png":
        path.write_text(svg, encoding="utf-8")
        return
    page = f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n"
    page += '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    path.write_bytes(typst.compile(page.encode(), format="png", ppi=144, sys_inputs={"svg": svg}))


def _x(false: float) -> float:
    share = (log10(min(max(false, LEAST), MOST)) - log10(LEAST)) / (log10(MOST) - log10(LEAST))
    return LEFT + share * (WIDTH - RIGHT - LEFT)


def _y(share: float) -> float:
    return TOP + (1 - share) * (HEIGHT - BOTTOM - TOP)
