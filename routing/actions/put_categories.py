"""Put categories: by code, as often as one likes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from routing.actions.upsert import TWICE, Tally, put_tree
from routing.domain.facts import URGENCIES
from routing.domain.speech import _
from routing.models import Category
from routing.refusal import Refusal

BAD_URGENCY = _("“{code}”: there is no urgency “{urgency}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryRow:
    """One category. ``""`` and None are taken from the category above; ``valid_to`` is the first day out of
    use.
    """

    code: str
    name: str
    parent: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    synonyms: Sequence[str] = ()
    default_duty: str = ""
    default_class: str = ""
    default_urgency: str = ""
    grassroots_allowed: bool | None = None
    needs_place: bool | None = None
    valid_from: date | None = None
    valid_to: date | None = None


def put_category(row: CategoryRow) -> Category:
    """Make or change one category; see `put_categories`."""
    put_categories([row])
    return Category.objects.get(code=row.code)


@transaction.atomic
def put_categories(rows: Iterable[CategoryRow]) -> Tally:
    """Make or change categories; parents may come in any order. Raises Refusal for a bad code, parent or
    urgency.
    """
    wanted: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for row in rows:
        if row.code in wanted:
            raise Refusal("given_twice", TWICE, code=row.code)
        if row.default_urgency not in ("", *URGENCIES):
            raise Refusal("bad_urgency", BAD_URGENCY, code=row.code, urgency=row.default_urgency)
        wanted[row.code] = (
            row.parent,
            {
                "name": row.name,
                "names": dict(row.names),
                "synonyms": list(row.synonyms),
                "default_duty": row.default_duty,
                "default_class": row.default_class,
                "default_urgency": row.default_urgency,
                "grassroots_allowed": row.grassroots_allowed,
                "needs_place": row.needs_place,
                "valid_from": row.valid_from,
                "valid_to": row.valid_to,
            },
        )
    return put_tree(Category, wanted)
