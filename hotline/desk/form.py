"""The form of a call: what the operator typed, as intake understands it. Reading never fails; intake judges."""

import hashlib
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from hotline.citizens.identity import CARE
from hotline.desk.ways import BY_CODE
from routing.domain.speech import _
from tickets.domain.refusals import Invalid

LONGEST = 12_000
"""Characters kept of one field: more than any field may hold, so that intake can say what is too long."""

TEXTS = (
    "phone", "name", "address_as", "contact_window", "language", "caller_kind",
    "type", "subject", "content", "wants", "category", "area", "address", "lon", "lat", "urgency", "accused",
    "do", "answer", "article", "route", "line", "ring",
    *(f"script_{code}" for code in BY_CODE),
)  # fmt: skip
FLAGS = ("confidential", "no_callback", "hold", "taken")

LABELS = {
    "phone": _("Telephone"),
    "name": _("Name"),
    "title": _("Title"),
    "content": _("What the caller says"),
    "wants": _("What is asked for"),
    "type": _("Type"),
    "category": _("Category"),
    "area": _("Area"),
    "address": _("Address"),
    "urgency": _("Urgency"),
    "accused": _("Unit it is about"),
    "answer": _("Answer"),
    "article": _("Knowledge article"),
    "script": _("What the caller is told"),
    "route": _("Legal route"),
    "transfer": _("Emergency line"),
    "contact_window": _("When to call"),
    "language": _("Language"),
    "lon": _("Longitude"),
    "lat": _("Latitude"),
    "master": _("Master ticket"),
    "text": _("What the caller says"),
}
"""What people call the fields that a refusal names."""

SENTENCE = re.compile(r"[。！？!?\n]|[.;；](?=\s|$)")
HEADLINE = 60


@dataclass(frozen=True, slots=True)
class Form:
    """One call's form. `words` holds whatever is not empty, flags as ``1``, care codes joined by commas."""

    key: uuid.UUID
    words: Mapping[str, str]

    @classmethod
    def read(cls, post: QueryDict) -> "Form":
        """Return the form as sent; a key that is none becomes a fresh one."""
        words: dict[str, str] = {name: str(post.get(name, ""))[:LONGEST] for name in TEXTS}
        words |= {name: "1" for name in FLAGS if post.get(name)}
        if post.get("answer_with"):  # one key beside an article answers with it
            words |= {"do": "answer", "article": str(post["answer_with"])[:80]}
        words["care"] = ",".join(code for code in CARE if code in post.getlist("care"))
        return cls(_key(post.get("key", "")), {name: text for name, text in words.items() if text.strip()})

    @classmethod
    def fresh(cls, **words: str) -> "Form":
        """Return a form nobody typed in yet."""
        return cls(uuid.uuid4(), words)

    def said(self, name: str) -> str:
        """Return what was typed into a field; empty where nothing was."""
        return self.words.get(name, "")

    @property
    def care(self) -> tuple[str, ...]:
        """What the operator noted about the caller."""
        return tuple(code for code in self.said("care").split(",") if code)

    @property
    def blank(self) -> bool:
        """Say whether nothing was typed that would be missed."""
        return not any(self.said(name).strip() for name in ("phone", "name", "content", "wants", "address", "category"))

    @property
    def headline(self) -> str:
        """The ticket's title: what was typed as one, else the beginning of what happened."""
        return self.said("subject").strip() or _first(self.said("content"))

    def intake_key(self, sender: str) -> str:
        """The key that makes one ticket of a form however often it is sent."""
        return intake_key(self.key, sender)

    def matter(self) -> dict[str, Any]:
        """What it is about, for intake. Raises `Invalid` for coordinates that are no numbers."""
        said: dict[str, Any] = {
            "type": self.said("type") or "complaint",
            "title": self.headline,
            "content": self.said("content"),
            "channel": "phone",
            "confidential": bool(self.said("confidential")),
            "no_callback": bool(self.said("no_callback")),
            "lon": _degrees("lon", self.said("lon")),
            "lat": _degrees("lat", self.said("lat")),
        }
        for name in ("wants", "category", "area", "address", "urgency", "accused", "caller_kind"):
            if self.said(name):
                said[name] = self.said(name)
        return said

    def caller(self) -> dict[str, Any]:
        """Who calls, for intake: only what was said, so that nothing known is wiped out."""
        said: dict[str, Any] = {
            name: self.said(name) for name in ("name", "phone", "contact_window") if self.said(name)
        }
        if self.said("address_as"):
            said["title"] = self.said("address_as")
        if self.said("language"):
            said["language"] = self.said("language")
        if self.care:
            said["care"] = list(self.care)
        return said

    def script(self, way: str, said: str) -> str:
        """What the caller was told for a way: as typed, else as the guide says it."""
        return self.said(f"script_{way}").strip() or said


def intake_key(key: uuid.UUID, sender: str) -> str:
    """Return the key a ticket keeps for a form of a sender: from it the query code can be read out again."""
    return hashlib.sha256(f"{sender}\n{key}".encode()).hexdigest()


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def _first(text: str) -> str:
    sentence = next((part.strip() for part in SENTENCE.split(text) if part.strip()), "")
    return sentence if len(sentence) <= HEADLINE else f"{sentence[: HEADLINE - 1].rstrip()}…"


def _degrees(name: str, text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text)
    except ValueError as error:
        raise Invalid("bad_value", _("“{field}” cannot be read."), field=name) from error
