"""What the desk suggests while the operator types: type, category, place, emergency line. Words only, no database."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from hotline.desk.form import Form
from hotline.desk.kinds import suggest_type
from hotline.desk.ways import LINES
from routing.domain.suggest import Suggester
from routing.queries import Catalogue
from tickets.domain.vocabulary import TicketType
from tickets.words import word

CATEGORIES = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """A value for one field: what it is called, and the words that speak for it."""

    field: str
    value: str
    name: str
    within: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is suggested for each field; nothing that stands there already."""

    types: tuple[Suggested, ...] = ()
    categories: tuple[Suggested, ...] = ()
    places: tuple[Suggested, ...] = ()

    @property
    def all(self) -> tuple[Suggested, ...]:
        """Everything that is suggested."""
        return (*self.categories, *self.types, *self.places)


def suggest(form: Form, catalogue: Catalogue, language: str, today: date) -> Suggestions:
    """Return suggestions for the form as it stands."""
    return Suggestions(
        types=tuple(_types(form)),
        categories=tuple(_categories(form, catalogue, language, today)),
        places=tuple(_places(form, catalogue, language)),
    )


def best_line(text: str) -> str:
    """Return the emergency line a text speaks for; the police where it says nothing."""
    found = _lines().suggest(text, limit=1)
    return found[0].category if found else LINES[0][0]


def area_name(path: str, catalogue: Catalogue, language: str) -> tuple[str, str]:
    """Return what an area is called, and the areas around it, nearest first; the city itself is not said."""
    name = catalogue.namer(language)
    codes = path.split("/")
    return name("area", codes[-1]), " · ".join(name("area", code) for code in reversed(codes[1:-1]))


@cache
def _lines() -> Suggester:
    return Suggester((number, words) for number, _name, words in LINES)


def _types(form: Form) -> list[Suggested]:
    found = suggest_type(form.said("content"))
    if found is None or found.category == (form.said("type") or TicketType.COMPLAINT):
        return []
    return [Suggested("type", found.category, word(TicketType, found.category), because=found.words)]


def _categories(form: Form, catalogue: Catalogue, language: str, today: date) -> list[Suggested]:
    text = f"{form.said('subject')}\n{form.said('content')}\n{form.said('wants')}"
    if not text.strip():
        return []
    name = catalogue.namer(language)
    found = []
    for one in catalogue.suggest_category(text, on=today, limit=CATEGORIES + 1):
        above, _slash, code = one.category.rpartition("/")
        if code != form.said("category"):
            within = name("category", above.rpartition("/")[2]) if above else ""
            found.append(Suggested("category", code, name("category", code), within, one.words))
    return found[:CATEGORIES]


def _places(form: Form, catalogue: Catalogue, language: str) -> list[Suggested]:
    paths: list[tuple[str, tuple[str, ...]]] = []
    point = _point(form)
    if point:
        paths.append((catalogue.locate(*point), ()))
    for text in (form.said("address"), form.said("content")):
        place = catalogue.find_place(text) if text.strip() else None
        if place is not None and place.matched:
            paths += [(path, (place.matched,)) for path in (*place.others[:2], place.area) if path]
            break
    found: dict[str, Suggested] = {}
    for path, because in paths:
        code = path.rpartition("/")[2]
        if code and code != form.said("area") and "/" in path:
            area, within = area_name(path, catalogue, language)
            found.setdefault(code, Suggested("area", code, area, within, because))
    return list(found.values())[:2]


def _point(form: Form) -> tuple[float, float] | None:
    try:
        return (float(form.said("lon")), float(form.said("lat"))) if form.said("lon") and form.said("lat") else None
    except ValueError:
        return None
