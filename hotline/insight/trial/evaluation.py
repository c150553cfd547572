"""``manage.py evaluate warnings``: what detectors find of outbreaks put into a real city's history, and how early."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from hotline.evaluating import Evaluation, table
from hotline.insight.detectors.share import interval as binomial
from hotline.insight.trial import picture
from hotline.insight.trial.judging import Heard, Verdict, curve, hear, judge_found, matched, split, together
from hotline.insight.trial.outbreaks import make
from hotline.insight.trial.reading import read
from hotline.insight.trial.scores import ClusterJudge, Counted, Judge, PlainJudge, RepeatJudge, SurgeJudge
from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.progress import progress

TOGETHER = "all together"

LEGEND = (
    "False alerts are all alerts on untouched history: storms and holidays that really happened count as false.",
    "“equally noisy”: found at the threshold that gives the budget on the test weeks themselves, known afterwards.",
    "“plain”: so many of a category in an area in a day, the number set by the same budget on the same weeks.",
    "“lead h”: median over outbreaks that both found; “all”: over all it found, the plain rule taken to notice",
    "at the outbreak's end what it never noticed. “all together”: a third of the budget for each detector.",
)


class Warnings(Evaluation):
    """Outbreaks of known size, place and time in a real history."""

    name = "warnings"
    help = "inject outbreaks into a city's history: sensitivity at a false-alert budget, lead over a plain threshold"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See `Evaluation`."""
        parser.add_argument("file", type=Path, help="CSV (or .csv.gz) with the columns of Boston's or Tainan's files")
        parser.add_argument("--outbreaks", type=int, default=360, help="how many to inject (default: 360)")
        parser.add_argument("--budget", type=float, default=1.0, help="false alerts a week (default: 1)")
        parser.add_argument("--picture", type=Path, help="where to draw the curve: NAME.svg or NAME.png")

    def figures(self, options: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
        """See `Evaluation`."""
        budget, count = options["budget"], options["outbreaks"]
        if budget <= 0 or count < 1:
            raise Refusal("nothing_to_do", _("Outbreaks and budget must be more than nothing."))
        try:
            history = read(options["file"])
            span = split(history.stream.days)
        except ValueError as error:
            raise Refusal("unfit_file", _("This file cannot be used: {why}."), why=str(error)) from error
        outbreaks = make(history.stream, span.test, span.end - 1, count, options["seed"])
        counted = Counted(history.stream)
        judges: list[Judge] = [
            PlainJudge(counted),
            SurgeJudge(counted),
            ClusterJudge(history.stream),
            RepeatJudge(history.stream, first=span.train),
        ]
        heard, cost = [], {}
        with progress("Judging", len(judges) * (span.end - span.train), "days", quiet=quiet) as bar:
            for judge in judges:
                began = perf_counter()
                heard.append(hear(judge, span, outbreaks, bar, scaled=judge is not judges[0]))
                cost[judge.name] = perf_counter() - began
        plain, *detectors = heard
        by_plain = plain.found(plain.threshold(budget, span.weeks[0]))

        def verdict(one: Heard) -> Verdict:
            limit = one.threshold(budget, span.weeks[0])
            false = one.false_alerts(limit, span.weeks[1])
            return judge_found(one.name, limit, false, one.found(limit), by_plain, outbreaks)

        limits = [one.threshold(budget / len(detectors), span.weeks[0]) for one in detectors]
        false, first = together(detectors, limits, span)
        verdicts = [*(verdict(one) for one in heard), judge_found(TOGETHER, 0, false, first, by_plain, outbreaks)]
        equal = [*(matched([one], budget, span) for one in heard), matched(detectors, budget, span)]
        curves = {one.name: curve(one, span) for one in heard}
        if options["picture"]:
            picture.save(picture.draw(curves, f"{options['file'].name}: {count} outbreaks"), options["picture"])
        return {
            "file": options["file"].name,
            "tickets": len(history.stream),
            "unreadable": history.bad,
            "by_the_city_itself": history.own,
            "first_day": history.first.isoformat(),
            "days": span.end,
            "warm_up_days": span.train,
            "training_weeks": round(span.weeks[0], 1),
            "test_weeks": round(span.weeks[1], 1),
            "outbreaks": count,
            "budget": budget,
            "verdicts": [
                {**asdict(one), "interval": binomial(round(one.sensitivity * count), count), "matched": share}
                for one, share in zip(verdicts, equal, strict=True)
            ],
            "seconds": {name: round(took, 1) for name, took in cost.items()},
            "curves": curves,
            "picture": str(options["picture"] or ""),
        }

    def tell(self, figures: dict[str, Any]) -> Iterator[str]:
        """See `Evaluation`."""
        yield (
            f"{figures['file']}: {figures['tickets']:,} tickets of {figures['days']:,} days from {figures['first_day']}"
            f" ({figures['by_the_city_itself']:,} entered by the city's own people and {figures['unreadable']:,}"
            " unreadable rows left out)"
        )
        yield (
            f"{figures['warm_up_days']} days to learn from, {figures['training_weeks']} weeks to set thresholds for"
            f" {figures['budget']:g} false alert(s) a week, {figures['test_weeks']} weeks untouched to count them;"
            f" {figures['outbreaks']} outbreaks, one at a time"
        )
        yield ""
        heads = (
            "detector",
            "false alerts/week",
            "found",
            "95 %",
            "equally noisy",
            "hours to notice",
            "lead h",
            "lead h, all",
            "only it",
        )
        yield from table((*heads, "only plain"), [_row(one) for one in figures["verdicts"]])
        yield ""
        first = figures["verdicts"][0]
        sizes, spreads = list(first["by_size"]), list(first["by_spread"])
        sized = ("found by", *(f"{size} tickets" for size in sizes), *(_width(spread) for spread in spreads))
        yield from table(sized, [_shares(one) for one in figures["verdicts"]])
        yield ""
        yield from LEGEND
        yield "seconds: " + ", ".join(f"{name} {took}" for name, took in figures["seconds"].items())
        if figures["picture"]:
            yield f"picture: {figures['picture']}"


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    low, high = one["interval"]
    return (
        one["name"],
        f"{one['false_alerts']:.2f}",
        f"{one['sensitivity']:.1%}",
        f"{low:.0%}–{high:.0%}",
        f"{one['matched']:.1%}",
        _hours(one["hours_to_notice"]),
        _hours(one["lead_both"]),
        _hours(one["lead_all"]),
        str(one["only_this"]),
        str(one["only_plain"]),
    )


def _shares(one: dict[str, Any]) -> tuple[str, ...]:
    return (one["name"], *(f"{share:.0%}" for share in (*one["by_size"].values(), *one["by_spread"].values())))


def _width(spread: float) -> str:
    return f"± {spread:g} km" if spread else "one address"


def _hours(hours: float | None) -> str:
    return "–" if hours is None else f"{hours:.1f}"
