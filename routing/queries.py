"""What `tickets` and `hotline` may ask routing: one catalogue, always as fresh as the database.

A catalogue is loaded once per process and kept until the edition in the database differs; asking costs one
indexed single-row SELECT. Triggers move the edition, so changes by actions, the admin site or plain SQL are
all seen.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from routing.domain import paths
from routing.domain.catalogue import Catalogue
from routing.domain.compile import Rule as RuleValue
from routing.domain.directory import AreaCard, CategoryCard, Directory, DutyCard, UnitCard
from routing.domain.duties import Holding
from routing.domain.gazetteer import Named
from routing.models import Area, Category, Duty, DutyKind, PlaceName, Rule, RuleSet, Unit

__all__ = ["Catalogue", "current", "edition", "one_edition", "rules_of"]

log = logging.getLogger(__name__)

_lock = threading.Lock()
# Two, because a transaction that is changing reference data sees another edition than the rest of the
# process.
_kept: tuple[Catalogue, ...] = ()
_KEEP = 2
_asked: ContextVar[list[int] | None] = ContextVar("asked", default=None)
_TRIES = 5


@contextmanager
def one_edition() -> Iterator[None]:
    """Ask for the edition once as long as this lasts: for answering one question, which changes nothing.

    A page asks for names, rights and deadlines in turn; all of them are then of one edition, and cost one SELECT.
    """
    token = _asked.set([])
    try:
        yield
    finally:
        _asked.reset(token)


def edition() -> int:
    """The number of the edition of reference data this transaction sees; equal numbers mean equal data."""
    asked = _asked.get()
    if asked is None:
        return _ask()
    if not asked:
        asked.append(_ask())
    return asked[0]


def _ask() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM routing_edition WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def current() -> Catalogue:
    """The catalogue of the edition this transaction sees. One SELECT when nothing changed."""
    global _kept
    wanted = edition()
    for catalogue in _kept:
        if catalogue.edition == wanted:
            return catalogue
    with _lock:
        for catalogue in _kept:
            if catalogue.edition == wanted:
                return catalogue
        catalogue = _load(wanted)
        _kept = (catalogue, *_kept)[:_KEEP]
        return catalogue


def rules_of(ruleset: RuleSet) -> list[RuleValue]:
    """The rules of a set as plain values, in the order they are judged."""
    columns = ("code", "name", "priority", "conditions", "outcome", "enabled")
    rows = Rule.objects.filter(ruleset=ruleset).order_by("priority", "code").values_list(*columns)
    return [RuleValue(*row) for row in rows]


def _load(number: int) -> Catalogue:
    """Read everything; again when the edition moved meanwhile, so that no catalogue mixes two editions."""
    for _attempt in range(_TRIES):
        catalogue = _read(number)
        after = _ask()
        if after == number:
            break
        number = after
    for one in catalogue.problems:
        log.error(
            "rule %s of rule set %s in force: %s (%s)%s",
            one.rule,
            catalogue.rulebook.version,
            one.problem.template.format(**one.problem.data),
            one.problem.path,
            "; it is left out" if one.left_out else "",
            extra={"action": "routing.rule_broken"},
        )
    return catalogue


def _read(number: int) -> Catalogue:
    area_rows = list(
        Area.objects.order_by("path").values_list("id", "code", "name", "path", "level", "names", "aliases", "polygon")
    )
    areas = [AreaCard(*row[:6]) for row in area_rows]
    at = {card.id: card.path for card in areas}
    units = [
        UnitCard(
            id=pk,
            code=code,
            name=name,
            path=path,
            kind=kind,
            area_path=at.get(area_id, ""),
            active=active,
            accepts_dispatch=accepts,
            parent_code=paths.leaf(paths.parent(path)),
            names=names,
            duty_phone=phone,
            calendar=calendar,
            parent_id=parent_id,
        )
        for pk, code, name, path, kind, area_id, active, accepts, names, phone, calendar, parent_id in (
            Unit.objects.order_by("path").values_list(
                "id",
                "code",
                "name",
                "path",
                "kind",
                "area_id",
                "active",
                "accepts_dispatch",
                "names",
                "duty_phone",
                "calendar",
                "parent_id",
            )
        )
    ]
    unit_codes = {card.id: card.code for card in units}
    holdings = [
        Holding(duty, at[area_id], unit_codes[unit_id], valid_from, valid_to)
        for duty, area_id, unit_id, valid_from, valid_to in Duty.objects.order_by(
            "duty", "area_id", "valid_from"
        ).values_list("duty", "area_id", "unit_id", "valid_from", "valid_to")
        # A row written between our reads; the edition tells us to read again.
        if area_id in at and unit_id in unit_codes
    ]
    categories, synonyms = _categories()
    places = [Named(name, path) for _pk, _code, name, path, *_rest in area_rows]
    for _pk, _code, _name, path, _level, names, aliases, _polygon in area_rows:
        places += [Named(str(name), path) for name in (*names.values(), *aliases) if name]
    places += [
        Named(name, at[area_id], kind)
        for name, area_id, kind in PlaceName.objects.order_by("id").values_list("name", "area_id", "kind")
        if area_id in at
    ]
    published = RuleSet.objects.filter(status=RuleSet.Status.PUBLISHED).first()
    return Catalogue(
        edition=number,
        directory=Directory(units, areas, categories, holdings),
        version=published.version if published else 0,
        rules=rules_of(published) if published else (),
        polygons=[(row[3], row[7]) for row in area_rows if row[7]],
        places=places,
        synonyms=synonyms,
        duty_names=[DutyCard(*row) for row in DutyKind.objects.values_list("code", "name", "names")],
    )


def _categories() -> tuple[list[CategoryCard], list[tuple[str, list[str]]]]:
    """Cards with what they inherit, and each one's words."""
    cards: dict[str, CategoryCard] = {}
    synonyms = []
    for row in Category.objects.order_by("path"):  # a parent's path sorts before its children's
        above = cards.get(paths.leaf(paths.parent(row.path)))
        cards[row.code] = CategoryCard(
            id=row.pk,
            code=row.code,
            name=row.name,
            path=row.path,
            names=row.names,
            default_duty=row.default_duty or (above.default_duty if above else ""),
            default_class=row.default_class or (above.default_class if above else ""),
            default_urgency=row.default_urgency or (above.default_urgency if above else ""),
            grassroots_allowed=_inherited(row.grassroots_allowed, above.grassroots_allowed if above else False),
            needs_place=_inherited(row.needs_place, above.needs_place if above else False),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        words = [row.name, *row.names.values(), *row.synonyms]
        synonyms.append((row.path, [word for word in words if isinstance(word, str) and len(word) > 1]))
    return list(cards.values()), synonyms


def _inherited(own: bool | None, above: bool) -> bool:
    return above if own is None else own
