"""Do the groups found stand for the issues a person finds? Each issue is held against the group that fits it best."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.insight.topics.reading import Issue

FITS = 0.5
"""F1 from which a group stands for an issue."""


@dataclass(frozen=True, slots=True)
class Match:
    """An issue and the group that fits it best: its rank by heat (from 1), how many members the two have and share."""

    issue: str
    half: str
    rank: int
    wanted: int
    found: int
    shared: int

    @property
    def precision(self) -> float:
        """Of the group, how much is of the issue."""
        return self.shared / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of the issue, how much is in the group."""
        return self.shared / self.wanted

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2.0 * self.shared / (self.found + self.wanted)

    @property
    def fits(self) -> bool:
        """Whether the group stands for the issue."""
        return self.f1 >= FITS


def match(groups: Sequence[Sequence[str]], truth: dict[str, Issue]) -> list[Match]:
    """Return the best match of each issue among groups in the order of their heat, the largest issue first."""
    found = []
    for name, issue in truth.items():
        best = Match(name, issue.half, 0, len(issue.members), 0, 0)
        for rank, members in enumerate(groups, start=1):
            shared = len(issue.members.intersection(members))
            if shared:
                one = Match(name, issue.half, rank, len(issue.members), len(members), shared)
                best = max(best, one, key=lambda each: (each.f1, -each.rank))
        found.append(best)
    return sorted(found, key=lambda one: (-one.wanted, one.issue))


def mean(matches: Sequence[Match]) -> dict[str, float]:
    """Return the means over issues (each counts the same, however large) of precision, recall and F1."""
    count = max(len(matches), 1)
    return {
        "issues": len(matches),
        "precision": sum(one.precision for one in matches) / count,
        "recall": sum(one.recall for one in matches) / count,
        "f1": sum(one.f1 for one in matches) / count,
    }
