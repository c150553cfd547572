"""Messages of a file, and issues that a person found in them."""

import csv
import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from hotline.insight.topics.terms import Text
from routing.refusal import Refusal

NEEDED = ("message_id", "subject", "created", "detail")


class Unfit(Refusal):
    """A file without the columns, or with a moment that is none."""

    def __init__(self, why: str) -> None:
        super().__init__("unfit_file", _("This file cannot be used: {why}."), why=why)


@dataclass(slots=True)
class Issue:
    """An issue as a person found it: what it is about in a few words, which half it belongs to, and its messages."""

    label: str
    half: str
    members: set[str] = field(default_factory=set)


def messages(file: Path) -> list[Text]:
    """Return the messages of a CSV file (may be compressed): message_id, subject, created, detail, and if they are
    there user_id, likes, dislikes. Raises Unfit."""
    with _rows(file, NEEDED) as rows:
        return [_message(row) for row in rows]


def _message(row: dict[str, str]) -> Text:
    try:
        at = datetime.fromisoformat(row["created"].strip().replace("/", "-"))
        echo = int(row.get("likes") or 0) + int(row.get("dislikes") or 0)
    except ValueError as error:
        raise Unfit(f"message {row['message_id']}: {error}") from error
    return Text(
        row["message_id"].strip(),
        (row["subject"] or "").strip(),
        (row["detail"] or "").strip(),
        at if at.tzinfo else at.replace(tzinfo=UTC),
        (row.get("user_id") or "").strip(),
        echo,
    )


def issues(file: Path) -> dict[str, Issue]:
    """Return the issues of a truth file: issue, label, half (“tune” or “held”), message_id. Raises Unfit."""
    found: dict[str, Issue] = {}
    with _rows(file, ("issue", "message_id")) as rows:
        for row in rows:
            issue = found.setdefault(row["issue"], Issue(row.get("label") or row["issue"], row.get("half") or "all"))
            issue.members.add(row["message_id"].strip())
    return found


@contextmanager
def _rows(file: Path, needed: tuple[str, ...]) -> Iterator[Iterator[dict[str, str]]]:
    with file.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        plain = gzip.GzipFile(fileobj=raw) if packed else raw
        with io.TextIOWrapper(plain, encoding="utf-8-sig", newline="") as text:
            rows = csv.DictReader(text)
            missing = [name for name in needed if name not in (rows.fieldnames or ())]
            if missing:
                raise Unfit(f"{file.name} has no column {', '.join(missing)}")
            yield iter(rows)
