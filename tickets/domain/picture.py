"""The lifecycle as a document: diagram and tables made from `lifecycle.VERBS`, never drawn by hand."""

from collections import defaultdict
from collections.abc import Iterator

from tickets.domain.lifecycle import ROWS, Row, Say
from tickets.domain.vocabulary import State

CHINESE = {
    State.REGISTERED: "已登记",
    State.DISPATCHED: "待签收",
    State.HANDLING: "办理中",
    State.SUSPENDED: "挂账",
    State.REPLIED: "待审核",
    State.CALLBACK: "待回访",
    State.CLOSED: "已办结",
    State.MERGED: "已并单",
}

HEAD = """# The life of a ticket

Made by `manage.py draw_lifecycle` from the table in `tickets/domain/lifecycle.py`; do not edit by hand.
"""


def document() -> str:
    """Return the whole page as Markdown with a Mermaid diagram."""
    return "\n".join([HEAD, *_diagram(), "", *_verbs(), ""])


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in State:
        yield f"    {state}: {state} {CHINESE[state]}"
    yield "    [*] --> registered: register"
    arrows: dict[tuple[State, State], list[str]] = defaultdict(list)
    for row in ROWS:
        for source in State:
            if source in row.sources:
                for target in row.leads_to(source):
                    if target is not source:
                        arrows[source, target].append(row.verb)
    for (source, target), verbs in arrows.items():
        yield f"    {source} --> {target}: {', '.join(verbs)}"
    yield "    closed --> [*]"
    yield "```"


def _verbs() -> Iterator[str]:
    for row in ROWS:
        yield f"## {row.verb} {row.chinese}"
        yield ""
        yield row.meaning
        yield ""
        yield from _facts(row)
        yield ""


def _facts(row: Row) -> Iterator[str]:
    sources = ", ".join(state for state in State if state in row.sources)
    if len(row.sources) == len(State) - 1 and State.CLOSED not in row.sources:
        sources = "any open state"
    elif len(row.sources) == len(State):
        sources = "any state"
    yield f"- from: {sources or 'nothing'}"
    yield f"- to: {', '.join(row.to) if row.to else 'the state is kept'}"
    yield f"- who: {', '.join(sorted(row.who))}"
    for say in row.says:
        yield f"- says `{say.name}`{'' if say.needed else ' (if there is something to say)'}: {_say(say)}"
    if row.starts:
        yield f"- starts: {', '.join(row.starts)}"
    if row.meets:
        yield f"- meets: {', '.join(row.meets)}"
    yield f"- {'in' if row.public else 'not in'} the citizen's timeline"
    if not row.manual:
        yield "- has no endpoint of its own"


def _say(say: Say) -> str:
    text = say.label[0].lower() + say.label[1:]
    return f"{text}: {', '.join(say.choices)}" if say.choices else f"{text} ({say.kind})"
