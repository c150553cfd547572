"""Photos people send along lately: a few before, a few after, so that pages look lived in and nobody waits for them."""

from __future__ import annotations

import random
from datetime import timedelta

from django.core.files.base import ContentFile

from hotline.demo.pictures import SCENES, picture
from hotline.demo.simulation.file import File
from hotline.demo.simulation.world import World
from hotline.files.storing import take
from tickets.domain.people import Actor

LATELY = timedelta(days=21)

MOST = {"before": 24, "after": 16}
"""How many pictures there are at the most."""

SENT_ALONG = 0.9


def show(world: World, file: File, category: str, by: Actor, *, mended: bool = False) -> list[str]:
    """Return the ids of the photos somebody sends along with what they say about a matter now: mostly none."""
    rng = random.Random(f"camera {file.no} {mended}")  # nobody's life is another for it
    what = "after" if mended else "before"
    late = world.until - world.now < LATELY
    if category not in SCENES or not late or rng.random() > SENT_ALONG or world.photos[what] >= MOST[what]:
        return []
    world.photos[what] += 1
    shot = ContentFile(picture(category, file.no, mended=mended), name=f"IMG_{file.no:05}.jpg")
    return [take(shot, owner=by.ref, now=world.now).id]
