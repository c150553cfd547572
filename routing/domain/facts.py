"""What the router is told about a matter: one immutable value, never a ticket."""

from dataclasses import dataclass
from datetime import datetime

TYPES = ("consultation", "help", "complaint", "report", "suggestion", "praise", "other")
URGENCIES = ("normal", "urgent", "emergency")  # rising
CALLER_KINDS = ("person", "company", "organisation", "anonymous", "system")
# The channels the product has doors for; an installation may name more, so rules are not held to this list.
CHANNELS = (
    "phone", "web", "app", "wechat", "sms", "mail", "visit",
    "inspector", "partner", "open311", "system", "import",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One snapshot for all rules of one decision: no rule sees what another rule did.

    ``at`` must be aware and in the jurisdiction's local time (rules speak of its hours and days); raises
    ValueError when it has no zone.
    """

    type: str  # one of TYPES
    at: datetime
    category: str = ""  # category path, "" unknown
    area: str = ""  # area path, "" unknown
    text: str = ""  # title and content
    channel: str = ""
    urgency: str = "normal"  # one of URGENCIES
    caller_kind: str = "person"
    accused_unit: str = ""  # code of the unit a report or complaint is about
    repeats: int = 0  # earlier calls about the same matter
    confidential: bool = False

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("Facts.at must know its time zone")
