"""One look: what came in since the last, every detector that is on, and the warnings of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import perf_counter

from django.db.models import Max, Min
from django.utils import timezone

from hotline.insight.detectors.surge import Surge
from hotline.insight.watching import daily, quick
from hotline.insight.watching.city import City, Table
from hotline.insight.watching.findings import Finding
from hotline.insight.watching.models import DetectorSetting, EarlyWarning, Watch
from hotline.insight.watching.peaks import measure_peaks
from hotline.insight.watching.raising import raise_warning
from hotline.insight.watching.settings import settings_of
from hotline.insight.words import Detector
from tickets.models import Ticket

MOMENT = timedelta(microseconds=1)

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look saw."""

    tickets: int
    raised: int
    grew: int


def watch(until: datetime) -> Seen:
    """Look at all that came in since the last look, up to a moment; days that were missed one after the other.

    Safe to run twice, and at once with another: what is raised already grows.
    """
    last = Watch.objects.filter(kind=Watch.Kind.NEW).aggregate(last=Max("until"))["last"]
    if last is None:
        # A first look does not warn of what is past.
        last = until - timedelta(hours=1)
    total = Seen(0, 0, 0)
    while last < until:
        end = min(until, _end_of_day(last))
        seen = look(last, end)
        total = Seen(total.tickets + seen.tickets, total.raised + seen.raised, total.grew + seen.grew)
        last = end
    return total


def look(since: datetime, until: datetime, memo: dict[date, Table] | None = None) -> Seen:
    """Look at what came in between two moments, as the city stood at the second."""
    return _noted(Watch.Kind.NEW, until, lambda settings: _quick(since, City(until, memo), settings))


def look_back(at: datetime) -> Seen:
    """Look at what only changes from day to day."""
    seen = _noted(Watch.Kind.DAILY, at, lambda settings: (0, _daily(City(at), settings)))
    measure_peaks(at)
    return seen


def replay(since: datetime, until: datetime, every: timedelta, progress: Callable[[float], object]) -> Seen:
    """Look at the past as if the detectors had been there: in steps, each seeing the city as it stood then, and once a
    week at what changes slowly.

    Raises ValueError where a step is not at least a minute.
    """
    if every < timedelta(minutes=1):
        raise ValueError("a step takes at least a minute")
    total, at, week = Seen(0, 0, 0), since, since
    memo: dict[date, Table] = {}
    while at < until:
        end = min(at + every, _end_of_day(at), until)
        looks = [look(at, end, memo)]
        if end - week >= WEEK:
            looks.append(look_back(end))
            week = end
        for seen in looks:
            total = Seen(total.tickets + seen.tickets, total.raised + seen.raised, total.grew + seen.grew)
        progress((end - at) / timedelta(days=1))
        at = end
    measure_peaks(until)
    return total


def _end_of_day(at: datetime) -> datetime:
    """Return the last moment of the day a look goes on in: what was missed is caught up day by day, so that each look
    sees the city as it was, and judges a day as a whole."""
    day = timezone.localdate(at + MOMENT) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) - MOMENT


def begun() -> datetime | None:
    """Return when the first ticket came in; None without any."""
    first: datetime | None = Ticket.objects.aggregate(first=Min("registered_at"))["first"]
    return first


def _noted(kind: str, until: datetime, find: Callable[[dict[str, DetectorSetting]], tuple[int, list[Finding]]]) -> Seen:
    began = perf_counter()
    settings = {code: one for code, one in settings_of().items() if one.on}
    tickets, findings = find(settings)
    made: list[tuple[EarlyWarning, bool]] = [raise_warning(finding) for finding in sorted(findings, key=lambda f: f.at)]
    raised = sum(new for _warning, new in made)
    seen = Seen(tickets, raised, len(made) - raised)
    Watch.objects.get_or_create(
        kind=kind,
        until=until,
        defaults={
            "tickets": seen.tickets,
            "raised": seen.raised,
            "grew": seen.grew,
            "milliseconds": round(1000 * (perf_counter() - began)),
        },
    )
    return seen


def _quick(since: datetime, city: City, settings: dict[str, DetectorSetting]) -> tuple[int, list[Finding]]:
    week = city.came(min(city.at - WEEK, since))
    new = [one for one in week if one.at > since]
    return len(new), [*_of_new(city, new, week, settings)] if new else []


def _of_new(
    city: City, new: list[quick.Came], week: list[quick.Came], settings: dict[str, DetectorSetting]
) -> Iterator[Finding]:
    if setting := settings.get(Detector.SENSITIVE):
        yield from quick.sensitive(city, new, setting)
    if setting := settings.get(Detector.SURGE):
        yield from quick.surges(city, city.counts(week, Surge()), new, week, setting)
    if setting := settings.get(Detector.CLUSTER):
        yield from quick.clusters(city, new, week, setting)
    if setting := settings.get(Detector.REPEAT_PLACE):
        yield from quick.repeat_places(city, new, setting)
    if setting := settings.get(Detector.REPEAT_CALLER):
        yield from quick.repeat_callers(city, new, setting)


def _daily(city: City, settings: dict[str, DetectorSetting]) -> list[Finding]:
    found: list[Finding] = []
    if setting := settings.get(Detector.FALSE_SOLVES):
        found += daily.false_solves(city, setting)
    if setting := settings.get(Detector.HOT_SPOT):
        found += daily.catalogue_spots(city, setting)
    if setting := settings.get(Detector.SEASON):
        found += daily.seasons(city, setting)
    return found
