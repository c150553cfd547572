"""Counts how often an article was read out, from the events themselves."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import F

from hotline.knowledge.models import Article
from tickets.domain.lifecycle import Verb
from tickets.models import Event


def count_uses(events: Sequence[Event]) -> None:
    """Add the uses of a batch: the outbox hands each event over once per transaction that deletes it."""
    used = Counter(event.data["article"] for event in events if event.verb == Verb.ANSWER and event.data.get("article"))
    for ref, count in sorted(used.items()):
        code, _at, version = ref.partition("@")
        rows = Article.objects.filter(code=code)
        rows = rows.filter(version=int(version)) if version.isdecimal() else rows.filter(status="published")
        rows.update(uses=F("uses") + count)
