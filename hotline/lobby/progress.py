"""How far somebody is on their tour: kept in their session, judged by what they did since it began."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from hotline.lobby.tours import TOURS, Step, Tour
from hotline.staff.models import User
from tickets.domain.people import Role
from tickets.models import Event

KEY = "lobby.tour"
TICKETS = "/tickets/"
"""Where a ticket is worked on, whichever list it was found in."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a tour stands. `at` counts the steps that are done; `number` is the ticket it is about by now;
    `there`: one is already where the step is done, or nowhere else would be better."""

    tour: Tour
    at: int
    number: str
    there: bool = True

    @property
    def step(self) -> Step | None:
        """The step to be done now, None when all are."""
        return self.tour.steps[self.at] if self.at < len(self.tour.steps) else None

    @property
    def steps(self) -> list[tuple[int, Step, str]]:
        """Every step with its number and whether it is done, the present one, or yet to come."""
        ways = ["done" if n < self.at else "now" if n == self.at else "later" for n in range(len(self.tour.steps))]
        return [(n + 1, step, way) for n, (step, way) in enumerate(zip(self.tour.steps, ways, strict=True))]


def begin(request: HttpRequest, tour: Tour) -> None:
    """Begin a tour: what happens from now on counts."""
    last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    request.session[KEY] = {"door": tour.door, "after": last, "at": 0, "number": ""}


def dismiss(request: HttpRequest) -> None:
    """End a tour, done or not."""
    request.session.pop(KEY, None)


def said(request: HttpRequest) -> None:
    """Somebody says that they did what only they can know."""
    kept = request.session.get(KEY)
    now = progress(request)
    if kept and now and now.step and now.step.said:
        request.session[KEY] = kept | {"at": now.at + 1}


def progress(request: HttpRequest) -> Progress | None:
    """Return where the tour of this session stands, as far as it got by now; None without one."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    tour = TOURS.get(kept["door"]) if kept else None
    if kept is None or tour is None:
        return None
    new = dict(kept)
    while new["at"] < len(tour.steps) and _is_done(request, tour, tour.steps[new["at"]], new):
        new["at"] += 1
    if new != kept:
        request.session[KEY] = new
    step = tour.steps[new["at"]] if new["at"] < len(tour.steps) else None
    there = step is None or bool(step.said) or request.path.startswith((step.path, TICKETS))
    return Progress(tour, new["at"], new["number"], there)


def _is_done(request: HttpRequest, tour: Tour, step: Step, kept: dict[str, Any]) -> bool:
    if step.at:
        return request.path.startswith(step.at) and not (step.inside and request.path == step.at)
    if not step.verbs:
        return False
    acts = Event.objects.filter(pk__gt=kept["after"], verb__in=[verb.value for verb in step.verbs])
    if tour.roles:
        user = request.user
        if not isinstance(user, User):
            return False
        acts = acts.filter(actor=user.actor.ref)
    else:
        acts = acts.filter(role=Role.CITIZEN)
    act = acts.select_related("ticket").order_by("pk").first()
    if act is None:
        return False
    kept["number"] = act.ticket.number
    return True
