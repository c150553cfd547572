"""Parts of a ticket's page that are made when somebody opens them.

Most people read the head, the story and the acts; a page that explained everything at once would be slow for all of
them. Without scripts each part is a page of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hotline.casefile.reading import Reading


@dataclass(frozen=True, slots=True)
class Later:
    """A part: what it is called, the template that makes it, and whether the ticket has it for this reader."""

    name: str
    title: Promise
    icon: str
    template: str
    there: Callable[[Reading], bool]


def _always(_case: Reading) -> bool:
    return True


def _had_clocks(case: Reading) -> bool:
    return bool(case.clocks_before)


def _was_given(case: Reading) -> bool:
    return bool(case.given)


def _is_for_them(case: Reading) -> bool:
    return case.reads_log


_ROWS = (
    Later("waterfall", _("Who held it how long"), "chart-gantt", "casefile/parts/waterfall.html", _always),
    Later("clocks", _("Earlier deadlines"), "timer", "casefile/parts/clocks_before.html", _had_clocks),
    Later("traces", _("Why this unit"), "route", "casefile/parts/traces.html", _was_given),
    Later("looks", _("Who looked at the caller"), "shield-check", "casefile/parts/looks.html", _is_for_them),
)

LATER: Mapping[str, Later] = {one.name: one for one in _ROWS}
