"""Secrets of an installation that was given none: made once, kept below ``var/``, for the owner only."""

import contextlib
import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path


def kept(var: Path, name: str) -> str:
    """Return the secret ``name`` of this installation, making it at first use.

    It is 32 random bytes in URL-safe base64 (also a valid Fernet key). Two processes that start together
    agree on one value: the file is linked into place, and the first link wins.
    """
    path = var / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(32)).decode())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
