"""Putting many rows by code: what is new is made, what differs is changed, what is the same is not touched.

Not touching matters: every statement that writes moves the edition and makes all processes load their
catalogue again.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from routing.domain.speech import _
from routing.domain.tree import lay_out
from routing.models.codes import CODE, LONGEST_CODE
from routing.refusal import Refusal

BATCH = 2000

BAD_CODE = _(
    "“{code}” is not a code: a letter or digit, then letters, digits, “.”, “_” and “-”, at most {most} in all."
)
TWICE = _("“{code}” is given twice.")
UNKNOWN_AREA = _("There is no area “{code}”.")
UNKNOWN_UNIT = _("There is no unit “{code}”.")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were made, changed, and found as they should be."""

    created: int = 0
    changed: int = 0
    same: int = 0


def once(codes: Iterable[str]) -> None:
    """Refuse a code that is none, or given twice (Refusal ``bad_code``, ``given_twice``)."""
    seen: set[str] = set()
    for code in codes:
        if not isinstance(code, str) or len(code) > LONGEST_CODE or not re.fullmatch(CODE, code):
            raise Refusal("bad_code", BAD_CODE, code=str(code), most=LONGEST_CODE)
        if code in seen:
            raise Refusal("given_twice", TWICE, code=code)
        seen.add(code)


def put_tree(model: Any, rows: Mapping[str, tuple[str, Mapping[str, Any]]]) -> Tally:
    """Put rows of a tree: code → (parent's code or ``""``, other columns). Paths of moved subtrees follow.

    The caller holds the transaction. Raises Refusal for an unknown parent or a circle.
    """
    once(rows)
    manager = model._default_manager
    columns = sorted({column for _parent, values in rows.values() for column in values})
    with_level = any(field.name == "level" and not field.editable for field in model._meta.fields)
    kept = {item.code: item for item in manager.select_for_update(no_key=True)}
    by_id = {item.pk: code for code, item in kept.items()}
    parents = {code: by_id.get(item.parent_id, "") for code, item in kept.items()}
    parents |= {code: parent for code, (parent, _values) in rows.items()}
    layout = lay_out(parents)

    created = changed = same = 0
    to_change: list[models.Model] = []
    ids = {code: item.pk for code, item in kept.items()}
    for depth_codes in _by_depth(layout):
        to_create: list[Any] = []
        for code in depth_codes:
            path, parent = layout[code], parents[code]
            values: dict[str, Any] = {"path": path, "parent_id": ids[parent] if parent else None}
            if with_level:
                values["level"] = path.count("/") + 1
            if code in rows:
                values |= rows[code][1]
            item = kept.get(code)
            if item is None:
                to_create.append(model(code=code, **values))
                continue
            if _set(item, values):
                to_change.append(item)
                changed += code in rows
            else:
                same += code in rows
        for item in manager.bulk_create(to_create, batch_size=BATCH):
            ids[item.code] = item.pk
        created += len(to_create)
    if to_change:
        fields = ["path", "parent", *columns, *(["level"] if with_level else [])]
        manager.bulk_update(to_change, list(dict.fromkeys(fields)), batch_size=BATCH)
    return Tally(created, changed, same)


def _by_depth(layout: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """Codes level by level, so that a parent has its id before its children are made."""
    levels: dict[int, list[str]] = {}
    for code, path in layout.items():
        levels.setdefault(path.count("/"), []).append(code)
    return [levels[depth] for depth in sorted(levels)]


def _set(item: Any, values: Mapping[str, Any]) -> bool:
    """Set what differs; say whether anything did."""
    differs = False
    for column, value in values.items():
        if getattr(item, column) != value:
            setattr(item, column, value)
            differs = True
    return differs
