"""Opening hours of one day: windows (start, end) in minutes of the local day, ordered, 1440 being 24:00.

Times of day are microseconds since local midnight, so that nothing a clock can show is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from routing.domain.speech import _
from tickets.domain.workdays import CalendarError

Window = tuple[int, int]
DAY_MINUTES = 1440
MINUTE = 60_000_000  # microseconds

_WINDOW = re.compile(r"(\d{1,2}):(\d\d)\s*[-–—~]\s*(\d{1,2}):(\d\d)")


def read_windows(where: str, texts: Iterable[str]) -> tuple[Window, ...]:
    """Return the windows of texts like "09:00-12:00", "13:30-24:00"; `where` names the day in the CalendarError."""
    if isinstance(texts, str):
        texts = texts.split(",")
    windows = []
    for text in texts:
        match = _WINDOW.fullmatch(text.strip())
        if match is None:
            raise CalendarError(
                "window_unreadable",
                _("{day}: “{text}” is not a window like “09:00-12:00”."),
                day=where,
                text=text,
            )
        hour, minute, end_hour, end_minute = map(int, match.groups())
        if minute > 59 or end_minute > 59:
            raise CalendarError("window_unreadable", _("{day}: “{text}” is not a time."), day=where, text=text)
        windows.append((hour * 60 + minute, end_hour * 60 + end_minute))
    return tuple(windows)


def write_windows(windows: Sequence[Window]) -> list[str]:
    """Return the texts that `read_windows` reads back."""
    return [f"{begin // 60:02}:{begin % 60:02}-{end // 60:02}:{end % 60:02}" for begin, end in windows]


def require_ordered(where: str, windows: Sequence[Window]) -> None:
    """Raise CalendarError unless the windows lie within the day, in order, without overlap."""
    for begin, end in windows:
        if not 0 <= begin < end <= DAY_MINUTES:
            raise CalendarError(
                "window_impossible",
                _("{day}: a window ends after it begins, at 24:00 at the latest."),
                day=where,
            )
    for (_begin, end), (begin, _end) in pairwise(windows):
        if begin < end:
            raise CalendarError("windows_overlap", _("{day}: windows come in order and do not overlap."), day=where)


def minutes_of(windows: Sequence[Window]) -> int:
    """Return the working minutes of a day."""
    return sum(end - begin for begin, end in windows)


def elapsed(windows: Sequence[Window], time: int) -> int:
    """Return the working microseconds of a day that have gone by at a time of the day."""
    done = 0
    for begin, end in windows:
        if time <= begin * MINUTE:
            break
        done += min(time, end * MINUTE) - begin * MINUTE
    return done


def time_when_spent(windows: Sequence[Window], work: int) -> int:
    """Return the first time of day by which `work` microseconds (more than 0, at most the day's) are worked."""
    for begin, end in windows:
        length = (end - begin) * MINUTE
        if work <= length:
            return begin * MINUTE + work
        work -= length
    raise ValueError("more work than the day holds")


def time_before_next(windows: Sequence[Window], work: int) -> int:
    """Return the last time of day at which only `work` microseconds (from 0, less than the day's) are worked."""
    for begin, end in windows:
        length = (end - begin) * MINUTE
        if work < length:
            return begin * MINUTE + work
        work -= length
    raise ValueError("more work than the day holds")
