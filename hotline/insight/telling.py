"""A warning in words: what was seen, what was to be expected, and why that is unusual."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hotline.insight.detectors.sensitive import MANY
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import DETECTORS, Detector
from tickets.domain.vocabulary import CallerKind
from tickets.words import word

Name = Callable[[str, str], str]

KINDS: Mapping[str, Callable[[], str]] = {
    "gas": lambda: _("gas"),
    "fire": lambda: _("fire"),
    "collapse": lambda: _("collapse"),
    "self_harm": lambda: _("self-harm"),
    "violence": lambda: _("violence"),
    "minors": lambda: _("minors"),
    "food_poisoning": lambda: _("food poisoning"),
    "gathering": lambda: _("a gathering"),
    "wages": lambda: _("wages"),
    "strike": lambda: _("a strike"),
    "epidemic": lambda: _("an epidemic"),
    "media": lambda: _("the media"),
    "identity_leak": lambda: _("a leak of identity"),
}


def headline(warning: EarlyWarning, name: Name) -> str:
    """Return what a warning is about, in a line."""
    category = name("category", warning.category) if warning.category else ""
    area = name("area", warning.area) if warning.area else ""
    unit = name("unit", warning.unit) if warning.unit else ""
    if warning.detector == Detector.REPEAT_CALLER:
        return _("A caller who rings again and again")
    return " · ".join(part for part in (category, area, unit) if part) or str(DETECTORS[warning.detector])


def span(days: float) -> str:
    """Return a span of days in words."""
    whole = max(round(days), 1)
    return ngettext("{n} day", "{n} days", whole).format(n=whole)


def reasons(warning: EarlyWarning) -> list[str]:
    """Return the sentences that explain a warning."""
    facts = warning.facts
    told = list(_TOLD[warning.detector](warning, facts))
    for other in facts.get("also", ()):
        told.append(_("Another detector saw the same: {detector}.").format(detector=DETECTORS[other]))
    return told


def _surge(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    told = [
        _("{seen} came in within {span}; {expected} were to be expected. From {limit} on it is unusual.").format(
            seen=warning.seen,
            span=span(warning.days),
            expected=_decimal(warning.expected),
            limit=facts.get("limit", "–"),
        ),
        _("The weeks before had {level} a day; today's weekday makes that × {weekday}.").format(
            level=_decimal(facts.get("level", 0)), weekday=_decimal(facts.get("weekday", 1))
        ),
    ]
    if abs(facts.get("season", 1) - 1) > 0.05:
        told.append(_("At this time of past years it was × {season}.").format(season=_decimal(facts["season"])))
    if abs(facts.get("volume", 1) - 1) > 0.1:
        told.append(_("All other matters are × {volume} of usual.").format(volume=_decimal(facts["volume"])))
    told.append(_chance(facts.get("surprise", 0)))
    return told


def _cluster(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    told = [
        _("{seen} came in within {metres} m and {span}; {expected} were to be expected there and then.").format(
            seen=warning.seen,
            metres=round(1000 * facts.get("radius", 0)),
            span=span(warning.days),
            expected=_decimal(warning.expected),
        ),
        _("Of {total} of this category in eight weeks, {zone} came from here and {period} within these days.").format(
            total=facts.get("total", 0), zone=facts.get("zone", 0), period=facts.get("period", 0)
        ),
    ]
    chance = facts.get("chance")
    if chance is not None:
        told.append(
            _("Shuffled at random, the moments of these tickets give so close a group in {share} of cases.").format(
                share=_share(chance)
            )
        )
    return told


def _repeat(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    return [
        _("{seen} times within {span}; {expected} were to be expected.").format(
            seen=warning.seen, span=span(warning.days), expected=_decimal(warning.expected)
        ),
        _("Within the year before: {before}.").format(before=facts.get("before", 0)),
        _chance(facts.get("surprise", 0)),
    ]


def _caller(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    kind = word(CallerKind, facts.get("kind", CallerKind.PERSON))
    return [
        _("Who it is, is not kept here: {kind}. Look into the tickets, and give care rather than numbers.").format(
            kind=kind
        ),
        *_repeat(warning, facts),
    ]


def _solves(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    return [
        _("{seen} of {closings} closings came back at the same place within ninety days.").format(
            seen=warning.seen, closings=facts["closings"]
        ),
        _("That is between {low} and {high} (95 %); in this category {usual} are usual.").format(
            low=_share(facts["low"]), high=_share(facts["high"]), usual=_share(facts["usual"])
        ),
    ]


def _spot(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    sentence = (
        _("{seen} of {given} dispatches were returned within {span}.")
        if facts["what"] == "returned"
        else _("{seen} of {given} tickets had to be handled again within {span}.")
    )
    return [
        sentence.format(seen=warning.seen, given=facts["given"], span=span(warning.days)),
        _("That is between {low} and {high} (95 %); {usual} are usual.").format(
            low=_share(facts["low"]), high=_share(facts["high"]), usual=_share(facts["usual"])
        ),
        _("The catalogue may name the wrong unit for it: look at the rule that sent them there."),
    ]


def _season(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    told = [
        _("About {seen} are to be expected in the next four weeks: × {ratio} of the weeks before.").format(
            seen=warning.seen, ratio=_decimal(facts["ratio"])
        ),
        _("Most of them in week {week}.").format(week=facts["peak"] + 1),
    ]
    for ago, before, then in facts["years"]:
        told.append(
            ngettext(
                "{n} year ago: {before} in four weeks before, then {then}.",
                "{n} years ago: {before} in four weeks before, then {then}.",
                ago,
            ).format(n=ago, before=round(before), then=round(then))
        )
    return told


def _sensitive(warning: EarlyWarning, facts: Mapping[str, Any]) -> list[str]:
    told = [
        _("It speaks of {kind}: “{word}”.").format(kind=KINDS[kind]() if kind in KINDS else kind, word=found)
        for kind, found in facts["words"]
    ]
    if facts["people"] >= MANY:
        told.append(_("It concerns about {people} people.").format(people=facts["people"]))
    return told


_TOLD: Mapping[str, Callable[[EarlyWarning, Mapping[str, Any]], list[str]]] = {
    Detector.SURGE: _surge,
    Detector.CLUSTER: _cluster,
    Detector.REPEAT_PLACE: _repeat,
    Detector.REPEAT_CALLER: _caller,
    Detector.FALSE_SOLVES: _solves,
    Detector.HOT_SPOT: _spot,
    Detector.SEASON: _season,
    Detector.SENSITIVE: _sensitive,
}


def _decimal(value: float) -> str:
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"


def _share(value: float) -> str:
    if value < 0.001:
        return _("less than 0.1 %")
    return f"{100 * value:.1f} %" if value < 0.1 else f"{100 * value:.0f} %"


def _chance(surprise: float) -> str:
    if surprise < 1:
        return _("Chance alone would do that often.")
    if surprise >= 9:
        return _("By chance alone that practically never happens.")
    digits = f"{float(f'{10**surprise:.1g}'):,.0f}"
    return _("By chance alone that happens once in {times} such cases.").format(times=digits)
