"""Standing in the unit's room in tests: who is there, and what a page lists."""

import re
from typing import Any

from tests.story import Story, staff
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import STAFF_ROLES, Role

ROW = re.compile(r'<tr data-row="([\d-]+)"')


def settle(story: Story) -> Story:
    """Give the town its unit people: a lead and a handler of the roads bureau, a coordinator of the city hall."""
    story.people["lead"] = staff("lead", Role.UNIT_LEAD, unit="roads")
    story.people["handler"] = staff("handler", Role.HANDLER, unit="roads")
    story.people["hall"] = staff("hall", Role.DISTRICT_COORDINATOR, unit="hall")
    story.people["idle"] = staff("idle", Role.UNIT_CLERK)
    for role in STAFF_ROLES:
        unit = {"district_coordinator": "hall"}.get(role, "roads" if role in UNIT_PEOPLE else "")
        story.people[f"as.{role}"] = staff(f"as.{role}", role, unit=unit)
    return story


def rows(answer: Any) -> list[str]:
    """Return the numbers a page lists, in its order."""
    return ROW.findall(answer.content.decode())
