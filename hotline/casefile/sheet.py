"""The way from paper to the status page: an address, and the same as a QR code."""

import io

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from hotline.shell.counters import address


def status_page(request: HttpRequest, number: str) -> tuple[str, SafeString]:
    """Return where a citizen looks a number up, and its QR code as SVG. The query code is not in it: whoever finds the
    sheet must not learn more than the number that stands on it."""
    url = request.build_absolute_uri(f"{address('portal:check') or '/'}?number={number}")
    out = io.BytesIO()
    # Without a size of its own: paper gives it one, and scales it instead of cutting it off.
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, dark="#000"
    )
    return url, mark_safe(out.getvalue().decode())
