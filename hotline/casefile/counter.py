"""The case file among the counters: it has no place in the navigation, every list leads to it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Page


def _one(**wanted: object) -> Callable[[], tuple[object, ...]]:
    """Return what looks up the number of a ticket that fits, with a long story and, where one is known, a place."""

    def look_up() -> tuple[object, ...]:
        from tickets.models import Ticket

        longest = Ticket.objects.filter(**wanted).order_by("-seq").values_list("number", flat=True)
        return tuple(longest.exclude(address="")[:1] or longest[:1])

    return look_up


def _and(verb: str, **wanted: object) -> Callable[[], tuple[object, ...]]:
    return lambda: (*_one(**wanted)(), verb)


COUNTER = Counter(
    name="casefile",
    label=_("Tickets"),
    icon="folder-open",
    prefix="tickets/",
    home="",
    pages=(
        Page("casefile:ticket", "super.luo", _one(state="handling"), picture="ticket"),
        Page("casefile:print", "super.luo", _one(state="handling")),
        Page("casefile:act", "dispatch.gao", _and("dispatch", state="registered", arbitration=False)),
        Page("casefile:act", "super.luo", _and("decide", pending=True)),
        Page("casefile:act", "op.chen", _and("call_back", state="callback")),
        Page("casefile:act", "dispatch.gao", _and("reclassify", state="handling")),
    ),
)
