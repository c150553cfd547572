"""The rulebook among the counters."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import Role

WRITERS = frozenset({Role.SUPERVISOR, Role.SYSTEM_ADMIN})
"""Who may change the law, at this counter as by the API."""


def _in_force() -> tuple[object, ...]:
    """Look up the version in force."""
    from routing import queries

    return (queries.current().rulebook.version,)


def _rule() -> tuple[object, ...]:
    """Look up a rule of the version in force."""
    from routing import queries

    book = queries.current().rulebook
    return (book.version, book.rules[0].rule.code) if book.rules else ()


def _standard() -> tuple[object, ...]:
    """Look up the policy new tickets get."""
    from tickets import law

    return (law.in_force().current.key,)


COUNTER = Counter(
    name="rulebook",
    label=_("Rulebook"),
    icon="scale",
    prefix="rules/",
    home="rulebook:sets",
    roles=WRITERS,
    order=60,
    links=(
        Link(_("Rules"), "rulebook:sets", "git-branch"),
        Link(_("Try a complaint"), "rulebook:try", "flask-conical"),
        Link(_("Policies"), "rulebook:policies", "timer"),
        Link(_("Calendars"), "rulebook:calendars", "calendar-days"),
    ),
    pages=(
        Page("rulebook:sets", "super.luo"),
        Page("rulebook:set", "super.luo", _in_force),
        Page("rulebook:rule", "super.luo", _rule),
        Page("rulebook:try", "super.luo"),
        Page("rulebook:policies", "super.luo"),
        Page("rulebook:policy", "super.luo", _standard),
        Page("rulebook:forecast", "super.luo", _standard),
        Page("rulebook:calendars", "super.luo"),
        Page("rulebook:calendar", "super.luo", ("city",)),
    ),
)
