"""What a page may load and do in a browser: the strict rule for our own pages, and two relaxed ones by path.

Ours carry no inline script, style or handler, so the rule needs neither nonces nor hashes. The administration's theme
(django-unfold) evaluates expressions in attributes (Alpine) and writes its colours into a style element; the API
viewer (Swagger UI) styles its drawings in place. Each gets that much more, on its own pages only.
"""

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

OURS: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],  # maps draw into blobs, photos are looked at before they are sent
    "font-src": [SELF],
    "connect-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

ADMINISTRATION = OURS | {"script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]}

API_VIEWER = OURS | {"style-src": [SELF, UNSAFE_INLINE]}

BY_PATH: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("/admin/", ADMINISTRATION),
    ("/api/v1/docs/", API_VIEWER),
)

PERMISSIONS = {
    "geolocation": "(self)",  # a citizen may say “here”
    "camera": "(self)",  # … and take a photo
    **dict.fromkeys(
        (
            "accelerometer",
            "autoplay",
            "browsing-topics",
            "display-capture",
            "gyroscope",
            "hid",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        ),
        "()",
    ),
}
"""What of the device a page may ask for."""


def policy_for(path: str) -> dict[str, list[str]]:
    """Return the content policy of a page by its path."""
    return next((policy for prefix, policy in BY_PATH if path.startswith(prefix)), OURS)
