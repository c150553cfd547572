"""Moments as programs read them: the jurisdiction's wall clock with its offset, to the second."""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from tickets import moments
from tickets.domain.wall import due_text

_KEPT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
"""How events and refusals keep a moment; free texts stand in neither."""


def local(moment: datetime) -> str:
    """Return ``2026-03-02T10:00:00+08:00``."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds")


def localised(kept: Any) -> Any:
    """Return what an event or a refusal keeps, its moments in local time."""
    if isinstance(kept, dict):
        return {name: localised(value) for name, value in kept.items()}
    if isinstance(kept, list | tuple):
        return [localised(value) for value in kept]
    return local(datetime.fromisoformat(kept)) if _is_moment(kept) else kept


def in_words(kept: Any) -> Any:
    """Return a kept moment or day as the reader's language writes it, and anything else as it is: for sentences."""
    if _is_moment(kept):
        kept = due_text(datetime.fromisoformat(kept), settings.TIME_ZONE)
    return moments.in_words(kept) if isinstance(kept, str) else kept


def _is_moment(kept: Any) -> bool:
    return isinstance(kept, str) and _KEPT.fullmatch(kept) is not None
