"""How the work lies: over the days, over the people of the unit, over the units below."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hotline.shell.views import StaffRequest, staff_page
from hotline.unit.bars import Bar, Figures, bar_of, figures_of
from hotline.unit.midnights import days_from
from hotline.unit.saving import SHARERS as LEADERS
from routing import queries as routing
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.queries.filters import NOBODY
from tickets.queries.load import Load, load_by_handler, load_by_state, load_by_unit
from tickets.queries.worklist import AT_WORK
from tickets.words import word


def to_list(**narrowed: str) -> str:
    """Return the address of the unit's whole work, narrowed."""
    return f"{reverse('unit:inbox')}?{urlencode({'list': 'unit', **narrowed})}"


@require_GET
@staff_page(*UNIT_PEOPLE)
def days(request: StaffRequest) -> HttpResponse:
    """Show what is late, due today, due tomorrow and later."""
    own = "mine" in request.GET
    loads = load_by_state(request.actor, days_from(request.now), own=own)
    name = "mine" if own else "unit"
    rows = [
        figures_of(word(State, state), loads.get(state, Load()), partial(to_list, list=name, state=state.value))
        for state in AT_WORK
    ]
    whole = _sum(loads)
    bar: Bar = bar_of(whole, partial(to_list, list=name))
    return render(request, "unit/days.html", {"rows": rows, "bar": bar, "whole": whole, "own": own})


@require_GET
@staff_page(*LEADERS)
def people(request: StaffRequest) -> HttpResponse:
    """Show who in the unit has how much."""
    loads = load_by_handler(request.actor, days_from(request.now))
    rows = [_of_person(None, _("Nobody yet"), loads.get(None, Load()), False)]
    for account in _accounts(request.actor, loads):
        gone = not account.is_active or account.unit is None or account.unit.code != request.actor.unit
        rows.append(_of_person(account.pk, str(account), loads.get(account.pk, Load()), gone))
    return render(request, "unit/people.html", {"rows": rows, "most": max(row.load.open for row in rows)})


@require_GET
@staff_page(*LEADERS)
def units(request: StaffRequest) -> HttpResponse:
    """Show which unit below has how much, those with something late first."""
    name = routing.current().namer(get_language() or "")
    loads = load_by_unit(request.actor, days_from(request.now))
    rows = [figures_of(name("unit", code), load, partial(to_list, unit=code)) for code, load in loads.items()]
    rows.sort(key=lambda row: (-row.load.late, -row.load.today, -row.load.open, row.name))
    return render(request, "unit/units.html", {"rows": rows, "most": max((row.load.open for row in rows), default=0)})


def _of_person(key: int | None, name: str, load: Load, gone: bool) -> Figures:
    return figures_of(name, load, partial(to_list, handler=str(key or NOBODY)), gone=gone)


def _accounts(actor: Actor, loads: Mapping[int | None, Load]) -> list[Any]:
    held = [key for key in loads if key is not None]
    rows = get_user_model()._default_manager.filter(Q(is_active=True, unit__code=actor.unit) | Q(pk__in=held))
    return list(rows.select_related("unit").order_by("display_name", "pk"))


def _sum(loads: Mapping[str, Load]) -> Load:
    columns = ("open", "late", "today", "tomorrow", "later", "to_sign")
    return Load(*(sum(getattr(load, column) for load in loads.values()) for column in columns))
