"""How a "no" looks at a door, for pages and programs alike: its HTTP status, and its sentence in the reader's
language."""

from django.utils.translation import gettext

from routing.refusal import Refusal
from tickets.choices import label
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale, TooMany
from tickets.domain.span import Span
from tickets.domain.vocabulary import State
from tickets.queries.moments import in_words
from tickets.queries.timers import budget_text
from tickets.words import word

STATUS: tuple[tuple[type[Refusal], int], ...] = (
    (Stale, 412),
    (Absent, 404),
    (Invalid, 400),
    (Forbidden, 403),
    (NotNow, 409),
    (TooMany, 429),
)
OTHER = 409


def status_of(error: Refusal) -> int:
    """Return the HTTP status that a refusal is answered with."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), OTHER)


def sentence_of(error: Refusal) -> str:
    """Fill the refusal's sentence; a state, a field, a moment and a span are called what people call them."""
    said = {name: in_words(value) for name, value in error.data.items()}
    if "field" in said:
        said["field"] = label(str(said["field"]))
    if "state" in said:
        said["state"] = word(State, str(said["state"]))
    if "span" in said:
        said["span"] = budget_text(Span.parse(str(said["span"])))
    return gettext(error.template).format(**said)
