"""The table of rates: everybody of a dimension in one period, ranked among peers, sorted, some at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from hotline.figures.choices import rules
from hotline.figures.rates.cells import AREA, CATEGORY, CHANNEL, CITY, UNIT
from hotline.figures.rates.measures import RATES, Figures, figures
from hotline.figures.rates.periods import Period
from hotline.figures.rates.ranking import Place, places
from hotline.figures.rates.sums import NONE, Sums
from hotline.figures.rolled import sums_by
from hotline.figures.sight import Sight
from hotline.figures.words import PEERS
from routing import queries as routing
from routing.domain import paths
from routing.queries import Catalogue
from tickets.domain.vocabulary import Channel
from tickets.words import word

LONG = 30
"""Rows of a page."""

DIMS = {"unit": UNIT, "district": AREA, "street": AREA, "category": CATEGORY, "channel": CHANNEL}
"""In which dimension each table is kept."""

RANKED = ("unit", "district", "street")
"""Whom it is fair to rank: a category is not better than another, and a channel neither."""

SORTS = ("name", "due", "composite", *RATES)


@dataclass(frozen=True, slots=True)
class Row:
    """One unit or place: its figures, by how many points it rose since the period before, and where it stands."""

    code: str
    name: str
    figures: Figures
    rise: float | None
    place: Place
    peers: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table in their order, the whole city's figures (None where they are not the reader's), and the codes
    after which pages begin."""

    rows: list[Row]
    whole: Figures | None
    of: int
    next: str = ""
    previous: str = ""


def table(
    by: str,
    span: tuple[date, date],
    before: Period,
    sight: Sight,
    *,
    sort: str = "composite",
    down: bool = True,
    within: str = "",
    after: str = "",
) -> Table:
    """Return a table. `within`: the category whose parts are shown, or the district whose streets are. Three
    statements, and the catalogue's."""
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    dim = DIMS[by]
    wanted = codes(by, within, catalogue)
    mine = sight.keys(dim)
    if mine is not None:
        wanted = wanted & mine
    # Ranks are among all peers, whoever asks: the others' figures are counted and not shown.
    everybody = codes(by, within, catalogue) if by in RANKED else wanted
    now = _figures(sums_by(dim, *span, everybody))
    was = _figures(sums_by(dim, before.first, before.last, everybody))
    groups = {code: peers_of(by, code, catalogue) for code in now}
    stands = places(now, was, groups, rules()) if by in RANKED else {}
    rows = [
        Row(
            code=code,
            name=named(by, code, name),
            figures=one,
            rise=_rise(one, was.get(code)),
            place=stands.get(code, Place("")),
            peers=str(PEERS.get(groups[code], groups[code])),
        )
        for code, one in now.items()
        if code in wanted
    ]
    rows = _sorted(rows, sort, down)
    whole = figures(sums_by(CITY, *span).get("", NONE), rules()) if sight.whole else None
    return _page(rows, whole, after)


def codes(by: str, within: str, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes that have a row of their own in a table."""
    if by == "unit":
        return frozenset(catalogue.units)
    if by == "channel":
        return frozenset(str(one) for one in Channel)
    if by == "category":
        parent = catalogue.category(within)
        above = parent.path if parent else ""
        return frozenset(code for code, card in catalogue.categories.items() if paths.parent(card.path) == above)
    area = catalogue.area(within)
    return frozenset(
        code
        for code, card in catalogue.areas.items()
        if card.level == by and (area is None or paths.is_under(card.path, area.path))
    )


def peers_of(by: str, code: str, catalogue: Catalogue) -> str:
    """Return the group somebody is compared within: the city's own, else units of their kind, areas of their level."""
    group = rules().groups.get(code)
    if group is not None:
        return group
    card = catalogue.unit(code) if by == "unit" else None
    return card.kind if card else by


def named(by: str, code: str, name: object) -> str:
    """Return what a row is called."""
    if by == "channel":
        return word(Channel, code)
    assert callable(name)
    return str(name({"unit": "unit", "category": "category"}.get(by, "area"), code))


def _figures(found: Mapping[str, Sums]) -> dict[str, Figures]:
    return {code: figures(sums, rules()) for code, sums in found.items()}


def _rise(now: Figures, was: Figures | None) -> float | None:
    if was is None or was.composite is None or now.composite is None:
        return None
    return now.composite - was.composite


def _sorted(rows: list[Row], sort: str, down: bool) -> list[Row]:
    """Sort rows; what has no such figure comes last, whichever way."""

    def key(row: Row) -> float | None:
        if sort == "due":
            return row.figures.sums.due
        if sort == "composite":
            # Who is not ranked stands below who is: a few lucky answers are no first place.
            return row.figures.composite if row.place.rank or not row.place.peers else None
        return row.figures.rate(sort).value

    rows = sorted(rows, key=lambda row: row.name)
    if sort == "name":
        return rows[::-1] if down else rows
    have = [row for row in rows if key(row) is not None]
    have.sort(key=lambda row: key(row) or 0.0, reverse=down)
    rest = [row for row in rows if key(row) is None]
    return have + sorted(rest, key=lambda row: -row.figures.sums.due)


def _page(rows: list[Row], whole: Figures | None, after: str) -> Table:
    begin = next((place + 1 for place, row in enumerate(rows) if row.code == after), 0)
    shown = rows[begin : begin + LONG]
    more = len(rows) > begin + LONG
    # The page before begins after the row that stands just before it; the first after none.
    back = rows[begin - LONG - 1].code if begin > LONG else "0"
    return Table(shown, whole, len(rows), next=shown[-1].code if more else "", previous=back if begin else "")
