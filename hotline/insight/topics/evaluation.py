"""``manage.py evaluate hotspots``: the hot issues of a file of messages, held against those a person found."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from django.utils.translation import gettext as _

from hotline.evaluating import Evaluation, table
from hotline.insight.topics.judging import Match, match, mean
from hotline.insight.topics.live import Live
from hotline.insight.topics.matters import Found, find
from hotline.insight.topics.reading import issues, messages
from hotline.insight.topics.telling import Matter
from hotline.insight.topics.terms import bag
from routing.refusal import Refusal
from tickets.progress import progress

TIMED = 1000
"""Texts whose assignment is timed."""


class Hotspots(Evaluation):
    """Messages grouped into matters, the hottest first."""

    name = "hotspots"
    help = "group messages into hot issues with heat, period, place, crowd and members; judge them by a person's list"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See `Evaluation`."""
        parser.add_argument("file", type=Path, help="CSV (or .csv.gz): message_id, subject, created, detail, …")
        parser.add_argument("--top", type=int, default=10, help="how many issues to print (default: 10)")
        parser.add_argument("--truth", type=Path, help="CSV: issue, label, half, message_id")

    def figures(self, options: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
        """See `Evaluation`."""
        texts = messages(options["file"])
        if not texts:
            raise Refusal("nothing_to_do", _("The file has no messages."))
        truth = issues(options["truth"]) if options["truth"] else {}
        now = max(text.at for text in texts)
        begun = perf_counter()
        with progress("Reading, comparing, joining, telling", 4 * len(texts), "steps", quiet=quiet) as done:
            found = find(texts, now, progress=done)
        took = perf_counter() - begun
        said = {
            "messages": len(texts),
            "groups": len(found.matters),
            "grouped": sum(len(one.members) for one in found.matters),
            "seconds": round(took, 1),
            "milliseconds_to_assign_one": round(1000 * _assigning(found), 2),
            "top": [_told(rank, one) for rank, one in enumerate(found.matters[: options["top"]], start=1)],
        }
        if truth:
            matches = match([one.members for one in found.matters], truth)
            said["truth"] = {
                "issues": [_matched(one, truth[one.issue].label) for one in matches],
                "means": {
                    half: mean([one for one in matches if half in (one.half, "all")])
                    for half in (*sorted({one.half for one in matches}), "all")
                },
                "found": sum(one.fits for one in matches),
                "in_top": {str(top): sum(one.fits and one.rank <= top for one in matches) for top in (10, 20, 50)},
            }
        return said

    def tell(self, figures: dict[str, Any]) -> Iterator[str]:
        """See `Evaluation`."""
        yield f"{figures['messages']} messages, {figures['grouped']} of them in {figures['groups']} groups."
        yield f"{figures['seconds']} s; a new message finds its group in {figures['milliseconds_to_assign_one']} ms."
        for one in figures["top"]:
            yield ""
            yield f"{one['rank']}. {one['title']}"
            yield f"   heat {one['peak']:.1f} at its highest ({one['peak_at']}), {one['heat']:.1f} at the end"
            said = f"{one['messages']} messages of {one['voices']} people, {one['echo']} reactions"
            yield f"   {one['first']} to {one['last']} ({one['days']} days); {said}"
            yield f"   place: {one['place'] or '–'}; crowd: {', '.join(one['crowd']) or '–'}"
            yield f"   words: {', '.join(one['words']) or '–'}"
            yield f"   {' '.join(one['members'])}"
        if "truth" in figures:
            yield from _judged(figures["truth"])


def _assigning(found: Found) -> float:
    """Return the seconds it takes to find the group of one of the last texts, terms and all, on the mean."""
    live = Live()
    for members in found.groups:
        live.found([found.places[at] for at in members])
    last = sorted(found.texts, key=lambda text: text.at)[-TIMED:]
    begun = perf_counter()
    for text in last:
        live.nearest(found.space.place(bag(text)))
    return (perf_counter() - begun) / len(last)


def _told(rank: int, one: Matter) -> dict[str, Any]:
    return {
        "rank": rank,
        "title": one.title,
        "words": list(one.words),
        "heat": round(one.heat.now, 2),
        "peak": round(one.heat.peak, 2),
        "peak_at": one.heat.peak_at.date().isoformat(),
        "growth": None if one.heat.growth is None else round(one.heat.growth, 2),
        "first": one.first.date().isoformat(),
        "last": one.last.date().isoformat(),
        "days": (one.last - one.first) // timedelta(days=1) + 1,
        "place": one.place,
        "crowd": [who.value for who in one.crowd],
        "messages": len(one.members),
        "voices": one.heat.voices,
        "echo": one.heat.echo,
        "members": list(one.members),
    }


def _matched(one: Match, label: str) -> dict[str, Any]:
    measured = {name: round(getattr(one, name), 3) for name in ("precision", "recall", "f1")}
    return {**asdict(one), "label": label, **measured}


def _judged(truth: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield "Held against the issues a person found by reading:"
    rows = [
        (
            one["issue"],
            one["half"],
            str(one["wanted"]),
            str(one["found"]),
            f"{one['precision']:.2f}",
            f"{one['recall']:.2f}",
            f"{one['f1']:.2f}",
            str(one["rank"] or "–"),
        )
        for one in truth["issues"]
    ]
    yield from table(("issue", "half", "messages", "found", "precision", "recall", "F1", "rank"), rows)
    yield ""
    yield from table(
        ("mean over issues", "issues", "precision", "recall", "F1"),
        [
            (half, str(one["issues"]), f"{one['precision']:.3f}", f"{one['recall']:.3f}", f"{one['f1']:.3f}")
            for half, one in truth["means"].items()
        ],
    )
    tops = ", ".join(f"{count} in the hottest {top}" for top, count in truth["in_top"].items())
    yield f"Issues a group stands for (F1 ≥ 0.5): {truth['found']} of {len(truth['issues'])}; {tops}."
