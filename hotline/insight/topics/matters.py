"""All of it in a row: texts in, matters out, the hottest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.insight.topics import space
from hotline.insight.topics.grouping import FLOOR, USUAL, Rules, group
from hotline.insight.topics.phrases import named_in
from hotline.insight.topics.space import Place, Space
from hotline.insight.topics.telling import Matter, tell
from hotline.insight.topics.terms import Text, bag
from hotline.intake.suggesting.kin import families

Progress = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in some texts: the space they were compared in, the groups (places of texts in the order of their
    keys), each text's place, and the matters of at least `least` texts, the hottest first."""

    texts: list[Text]
    space: Space
    places: list[Place]
    groups: list[list[int]]
    matters: list[Matter]


def find(
    texts: Sequence[Text], now: datetime, *, least: int = 2, rules: Rules = USUAL, progress: Progress = bool
) -> Found:
    """Return the matters of texts, whatever order they come in. `progress` is told of four parts of as many steps as
    there are texts: read, compared, joined, told."""
    ordered = sorted(texts, key=lambda text: text.key)
    bags = []
    for text in ordered:
        bags.append(bag(text))
        progress(1)
    learned = Space.learned(bags)
    places = [learned.place(one) for one in bags]
    likely = space.likenesses(space.matrix(places, learned.width), FLOOR, progress)
    kin = families([f"{text.subject}\n{text.detail}" for text in ordered]).tolist()
    groups = group(likely, kin, rules, progress)
    progress(len(groups))
    rarity, names = named_in(ordered), dict(enumerate(learned.terms()))
    matters = []
    for members in groups:
        if len(members) >= least:
            here, seats = [ordered[at] for at in members], [places[at] for at in members]
            matters.append(tell(here, seats, names, rarity, len(ordered), now))
        progress(len(members))
    matters.sort(key=lambda matter: (-matter.heat.peak, matter.members))
    return Found(ordered, learned, places, groups, matters)
