"""A small town for tests: two districts, four streets, a handful of units, categories and rules, and people.

Built through the product's own actions, so that a test's town is as lawful as a city's. Dates lie in 2026: the
calendar knows that year's holidays.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hotline.staff.models import User
from routing.actions import (
    AreaRow,
    CategoryRow,
    DutyRow,
    PlaceNameRow,
    UnitRow,
    draft_rules,
    publish_rules,
    put_areas,
    put_categories,
    put_duties,
    put_place_names,
    put_units,
    save_rules,
)
from routing.domain.compile import Rule
from tickets.actions import DOORS
from tickets.actions.law import put_calendar, put_policy
from tickets.actions.register import Receipt, register
from tickets.domain.lifecycle import Verb
from tickets.domain.people import SYSTEM, Actor, Role, citizen
from tickets.domain.presets import PRESETS
from tickets.holidays import calendar_data
from tickets.models import Ticket
from tickets.sweep import Swept, sweep

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALLER = "0f0e0d0c-0b0a-4908-8706-050403020100"


def at(text: str) -> datetime:
    """Return the town's wall clock ``2026-03-02 10:00`` as an aware moment."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


MONDAY = at("2026-03-02 10:00")


def box(west: float, south: float, size: float = 0.1) -> dict[str, Any]:
    """Return a square polygon as GeoJSON."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def build() -> None:
    """Put the town in the database."""
    put_areas(
        [
            AreaRow(code="lin", name="Lin", level="city"),
            AreaRow(code="east", name="East district", level="district", parent="lin"),
            AreaRow(code="west", name="West district", level="district", parent="lin"),
            *(
                AreaRow(code=code, name=f"{code} street", level="street", parent=parent, polygon=box(lon, 30.0))
                for code, parent, lon in (
                    ("east-1", "east", 120.2),
                    ("east-2", "east", 120.3),
                    ("west-1", "west", 120.0),
                    ("west-2", "west", 120.1),
                )
            ),
        ]
    )
    put_place_names([PlaceNameRow(name="Harbour Road", area="east-1"), PlaceNameRow(name="Mill Lane", area="west-1")])
    put_units(
        [
            UnitRow(code="hall", name="City hall", kind="bureau", area="lin", accepts_dispatch=False),
            UnitRow(code="hotline", name="Hotline centre", kind="hotline", parent="hall", area="lin", accepts_dispatch=False),
            UnitRow(code="roads", name="Roads bureau", kind="bureau", parent="hall", area="lin"),
            UnitRow(code="market", name="Market bureau", kind="bureau", parent="hall", area="lin"),
            UnitRow(code="water", name="Water company", kind="enterprise", parent="hall", area="lin"),
            UnitRow(code="gas", name="Gas company", kind="enterprise", parent="hall", area="lin"),
            *(UnitRow(code=f"d-{d}", name=f"{d} district", kind="district", parent="hall", area=d) for d in ("east", "west")),
            *(
                UnitRow(code=f"s-{s}", name=f"{s} office", kind="street", parent=f"d-{s[:4]}", area=s)
                for s in ("east-1", "east-2", "west-1", "west-2")
            ),
        ]
    )
    put_duties(
        [
            DutyRow(duty="roads", area="lin", unit="roads"),
            DutyRow(duty="market", area="lin", unit="market"),
            DutyRow(duty="water", area="lin", unit="water"),
            DutyRow(duty="gas", area="lin", unit="gas"),
            *(DutyRow(duty="district", area=d, unit=f"d-{d}") for d in ("east", "west")),
            *(DutyRow(duty="street", area=s, unit=f"s-{s}") for s in ("east-1", "east-2", "west-1", "west-2")),
        ]
    )
    put_categories(
        [
            CategoryRow(code="02", name="City management"),
            CategoryRow(
                code="0203", name="Waste", parent="02", default_duty="street", grassroots_allowed=True, needs_place=True,
                synonyms=["rubbish", "garbage", "垃圾"],
            ),
            CategoryRow(code="07", name="Transport"),
            CategoryRow(code="0706", name="Road damage", parent="07", default_duty="roads", needs_place=True, synonyms=["pothole"]),
            CategoryRow(code="05", name="Water"),
            CategoryRow(
                code="0504", name="Burst main", parent="05", default_duty="water", default_class="urgent",
                default_urgency="urgent", needs_place=True, synonyms=["burst"],
            ),
            CategoryRow(code="06", name="Gas"),
            CategoryRow(
                code="0602", name="Gas leak", parent="06", default_duty="gas", default_class="emergency",
                default_urgency="emergency", synonyms=["gas leak"],
            ),
            CategoryRow(code="01", name="Market"),
            CategoryRow(code="0101", name="Consumer dispute", parent="01", default_duty="market", synonyms=["refund"]),
            CategoryRow(code="17", name="Conduct"),
            CategoryRow(code="1703", name="Shirking", parent="17", default_duty="district"),
        ]
    )
    rules = [
        Rule("burst", "Burst mains", 10, {"category": {"under": "05/0504"}}, {"lead": {"duty": "water"}, "copies": [{"office": "district"}]}),
        Rule("road-works", "Road damage with the street's help", 20, {"category": {"under": "07/0706"}},
             {"lead": {"duty": "roads"}, "assists": [{"office": "street"}]}),
        Rule("mass", "Gatherings are for people to judge", 5, {"text": {"mentions": ["gathering"]}}, {"ask": "many people"}),
    ]
    draft = draft_rules(by="tests", now=MONDAY)
    save_rules(draft.version, rules)
    publish_rules(draft.version, by="tests", now=MONDAY)
    put_calendar("city", calendar_data("CN", range(2024, 2028)), by="tests")
    put_policy("shandong", PRESETS["shandong"], by="tests", standard=True)


def staff(name: str, *roles: Role, unit: str = "") -> Actor:
    """Return the actor of a staff account, made on the spot."""
    from routing.models import Unit

    user, _made = User.objects.get_or_create(
        username=name,
        defaults={"display_name": name, "roles": list(roles), "unit": Unit.objects.get(code=unit) if unit else None},
    )
    return user.actor


@dataclass
class Story:
    """One ticket's life as a test tells it: a clock that moves forward and the people of the town."""

    now: datetime = MONDAY
    number: str = ""
    code: str = ""
    last: Receipt | None = None
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, name: str) -> Actor:
        """Return an actor by name: ``operator``, ``supervisor``, … or a unit's clerk by the unit's code."""
        if name not in self.people:
            if name == "system":
                self.people[name] = SYSTEM
            elif name == "citizen":
                self.people[name] = citizen(CALLER)
            elif name in set(Role):
                self.people[name] = staff(name, Role(name))
            else:
                self.people[name] = staff(f"clerk.{name}", Role.UNIT_CLERK, Role.UNIT_LEAD, unit=name)
        return self.people[name]

    @property
    def ticket(self) -> Ticket:
        """The ticket as the database has it."""
        return Ticket.objects.get(number=self.number)

    def register(self, route: bool = True, by: str = "operator", **said: Any) -> Receipt:
        """Register a matter (a pothole in east-1 unless told otherwise)."""
        matter = {
            "type": "complaint", "title": "Pothole", "content": "A deep pothole at the corner.", "channel": "phone",
            "category": "0706", "area": "east-1", "caller": CALLER, **said,
        }
        self.last = register(matter, actor=self.who(by), now=self.now, route=route)
        self.number, self.code = self.last.ticket.number, self.last.code
        return self.last

    def do(self, verb: str, by: str, number: str = "", expect: int | None = None, **said: Any) -> Ticket:
        """Do a verb as somebody."""
        return DOORS[Verb(verb)](number or self.number, actor=self.who(by), now=self.now, said=said, expect=expect)

    def wait(self, **span: float) -> "Story":
        """Let time pass, with the clocks swept."""
        self.now += timedelta(**span)
        self.sweep()
        return self

    def until(self, text: str) -> "Story":
        """Go to a moment of the town's wall clock, with the clocks swept."""
        self.now = at(text)
        self.sweep()
        return self

    def sweep(self) -> Swept:
        """Sweep until nothing is due."""
        total = Swept()
        while (done := sweep(self.now)).tickets:
            total += done
        return total

    def handled(self, by: str = "roads") -> "Story":
        """Sign for the ticket."""
        self.do("sign_for", by)
        return self

    def replied(self, by: str = "roads", result: str = "solved") -> "Story":
        """Sign for it, contact the caller and reply."""
        self.handled(by)
        self.do("contact", by, way="phone", note="Called.")
        self.do("reply", by, result=result, text="Filled the pothole.")
        return self

    def asked(self, by: str = "roads", result: str = "solved") -> "Story":
        """Bring it to callback."""
        self.replied(by, result)
        self.do("pass_reply", "reviewer")
        return self

    def closed(self, by: str = "roads") -> "Story":
        """Bring it to a happy end."""
        self.asked(by)
        self.do("call_back", "operator", reach="reached", contacted=True, solved="yes", satisfied=5)
        return self

    def verbs(self) -> list[str]:
        """Return the verbs of the ticket's events, in order."""
        return list(self.ticket.events.order_by("seq").values_list("verb", flat=True))
