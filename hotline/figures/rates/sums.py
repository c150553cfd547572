"""The counts that every rate is made from: they add up, over days as over places."""

from collections.abc import Iterable, Mapping
from operator import add, sub
from typing import NamedTuple


class Sums(NamedTuple):
    """Counts of a span of days.

    Of work orders whose callback fell due: `due` of them count, `left_out` do not; `responded` were contacted in time;
    `yes`, `partly`, `no` answer “is it solved?” and `sat1` (very unsatisfied) … `sat5` “are you satisfied?”, both of
    the last round; `first_asked` answered in the first round, of them `first_yes` that it was solved; `redone` went
    through another round; `told` say that they were told to withdraw or to say “satisfied”.
    Of parts given to a lead unit: `given` on the days, of them `returned`; `handled` fell due on the days, of them
    `on_time` were replied to by then.
    """

    due: int = 0
    left_out: int = 0
    responded: int = 0
    yes: int = 0
    partly: int = 0
    no: int = 0
    sat1: int = 0
    sat2: int = 0
    sat3: int = 0
    sat4: int = 0
    sat5: int = 0
    first_asked: int = 0
    first_yes: int = 0
    redone: int = 0
    told: int = 0
    given: int = 0
    returned: int = 0
    handled: int = 0
    on_time: int = 0

    def __add__(self, other: "Sums") -> "Sums":  # type: ignore[override]
        return Sums(*map(add, self, other))

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(*map(sub, self, other))

    def __bool__(self) -> bool:
        return any(self)

    @property
    def answered(self) -> int:
        """How many answered whether it was solved (V)."""
        return self.yes + self.partly + self.no

    @property
    def rated(self) -> int:
        """How many answered whether they are satisfied (W)."""
        return self.sat1 + self.sat2 + self.sat3 + self.sat4 + self.sat5

    def as_data(self) -> dict[str, int]:
        """Return the counts by name."""
        return self._asdict()

    @classmethod
    def from_data(cls, data: Mapping[str, int]) -> "Sums":
        """Return what `as_data` gave."""
        return cls(**{name: int(data.get(name, 0)) for name in MEASURES})


MEASURES = Sums._fields

NONE = Sums()


def total(sums: Iterable[Sums]) -> Sums:
    """Return the sum of sums."""
    whole = NONE
    for one in sums:
        whole += one
    return whole
