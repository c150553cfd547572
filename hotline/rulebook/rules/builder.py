"""A rule's condition as a tree one edits: from JSON, to JSON, and from the fields of a form.

Each node has a place like ``c.0.2`` and its fields are named after it: ``c.0.2.what``, ``c.0.2.not``, ``c.0.2.v``.
Buttons that change the tree (``do=add:c.0``) are submits, so that it works without a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from hotline.rulebook.rules.offers import KINDS, Offers, choices_of
from routing.domain.explain import LEAVES
from routing.domain.language import FACTS, MOST_DEEP, MOST_LEAVES, OPERATORS, Problem

ROOT = "c"
GROUPS = ("all", "any")
PAIR = 2


@dataclass(slots=True)
class Node:
    """A group (`kind` all or any), or a statement (`kind` is “fact operator”, or always) with its values as typed."""

    kind: str
    negated: bool = False
    children: list["Node"] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    place: str = ROOT
    problems: list[str] = field(default_factory=list)
    pointer: str = ""

    @property
    def group(self) -> bool:
        """Whether it holds other nodes."""
        return self.kind in GROUPS

    @property
    def fact(self) -> str:
        return self.kind.partition(" ")[0]

    @property
    def operator(self) -> str:
        return self.kind.partition(" ")[2]

    @property
    def id(self) -> str:
        """The place as an id in HTML."""
        return self.place.replace(".", "-")

    @property
    def root(self) -> bool:
        return self.place == ROOT

    @property
    def widget(self) -> str:
        """Which kind of field the statement's values are given in."""
        if self.group or self.kind in ("always", ""):
            return ""
        kind = FACTS[self.fact]
        if self.operator == "known" or kind == "flag":
            return "flag"
        if self.operator == "between":
            return "between"
        if self.operator == "mentions":
            return "words"
        if kind in ("tree", "unit"):
            return "codes" if self.operator in ("one_of", "under") else "code"
        if kind in ("text", "number"):
            return kind
        return "many" if self.operator == "one_of" else "one"

    @property
    def shelf(self) -> str:
        """The shelf of the catalogue its codes stand on."""
        return KINDS.get(self.fact, "")

    @property
    def input_type(self) -> str:
        """The type of the HTML field of a `between`."""
        return {"date": "date", "number": "number"}.get(FACTS.get(self.fact, ""), "text")

    @property
    def pattern_hint(self) -> str:
        """How the values of a `between` are written."""
        return {"clock": "HH:MM", "season": gettext("MM-DD")}.get(FACTS.get(self.fact, ""), "")

    @property
    def offered(self) -> list[tuple[str, str]]:
        return choices_of(self.fact)

    @property
    def first(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def last(self) -> str:
        return self.values[1] if len(self.values) > 1 else ""

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def number(self, place: str = ROOT) -> "Node":
        """Give every node its place."""
        self.place = place
        for index, child in enumerate(self.children):
            child.number(f"{place}.{index}")
        return self


def from_condition(condition: Mapping[str, Any], offers: Offers) -> Node:
    """Return the tree of a condition that passed `check`; its root is always a group, to which one can add."""
    node = _node(condition, offers)
    root = node if node.group else Node("all", children=[] if node.kind == "always" and not node.negated else [node])
    return root.number()


def _node(condition: Mapping[str, Any], offers: Offers) -> Node:
    ((key, value),) = condition.items()
    if key in GROUPS:
        return Node(key, children=[_node(part, offers) for part in value])
    if key == "not":
        inner = _node(value, offers)
        if inner.negated:  # not not: one within a group of its own
            inner = Node("all", children=[inner])
        inner.negated = True
        return inner
    if key == "always":
        return Node("always")
    ((operator, operand),) = value.items()
    node = Node(f"{key} {operator}")
    listed = operand if isinstance(operand, list) else [operand]
    if isinstance(operand, bool):
        node.values = ["yes" if operand else "no"]
    elif node.shelf:
        node.values = [offers.text(node.shelf, str(one)) for one in listed]
    else:
        node.values = [str(one) for one in listed]
    return node


def to_condition(node: Node, offers: Offers, pointer: str = "") -> dict[str, Any]:
    """Return the condition a tree stands for, good or bad; each node remembers the JSON pointer it came to lie at."""
    node.pointer = pointer + ("/not" if node.negated else "")
    if node.group:
        if node.root and not node.children and not node.negated:
            return {"always": True}
        inner = {
            node.kind: [
                to_condition(child, offers, f"{node.pointer}/{node.kind}/{index}")
                for index, child in enumerate(node.children)
            ]
        }
    elif node.kind == "always":
        inner = {"always": True}  # type: ignore[dict-item]
    else:
        inner = {node.fact: {node.operator: _operand(node, offers)}}  # type: ignore[dict-item]
    return {"not": inner} if node.negated else inner


def _operand(node: Node, offers: Offers) -> Any:
    # Spaces belong to a pattern and to a word; around anything else they are a slip of the hand.
    exact = node.fact == "text"
    values = [value if exact else value.strip() for value in node.values if value.strip()]
    if node.widget == "flag":
        return {"yes": True, "no": False}.get(node.first)
    if node.shelf:
        values = [offers.code(node.shelf, value) for value in values]
    elif FACTS[node.fact] in ("number", "weekday"):
        return _plain([int(value) if _whole(value) else value for value in values], node)
    return _plain(values, node)


def _whole(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10


def _plain(values: Sequence[Any], node: Node) -> Any:
    """Return the list or the one value, as the operator wants it."""
    if node.operator in ("one_of", "mentions"):
        return list(values)
    if node.operator == "between":
        return [*values, *[""] * PAIR][:PAIR]
    if node.operator == "under" and len(values) > 1:
        return list(values)
    return values[0] if values else ""


def read(sent: QueryDict, place: str = ROOT, depth: int = 0) -> Node:
    """Return the tree that the fields of a form describe; what was forged beyond measure is cut off."""
    kind = sent.get(f"{place}.what", "all" if place == ROOT else "")
    node = Node(kind if kind in KNOWN else "", negated=f"{place}.not" in sent, place=place)
    if node.group and depth <= MOST_DEEP:
        index = 0
        while f"{place}.{index}.what" in sent and index <= MOST_LEAVES:
            node.children.append(read(sent, f"{place}.{index}", depth + 1))
            index += 1
    elif node.widget == "words":
        node.values = sent.get(f"{place}.v", "").splitlines()
    else:
        node.values = sent.getlist(f"{place}.v")
    if not node.kind:
        node.kind = "text mentions"
    return node


def edit(root: Node, do: str) -> bool:
    """Do what a button asks: ``add``, ``group``, ``remove``, ``more`` (a further value) or ``drop`` (one of them) at a
    place. Says whether it knew the button."""
    verb, _colon, at = do.partition(":")
    nodes = {node.place: node for node in root.walk()}
    if verb == "drop":
        at, _hash, index = at.partition("#")
        node = nodes.get(at)
        if node and _whole(index) and int(index) < len(node.values):
            del node.values[int(index)]
        return node is not None
    node = nodes.get(at)
    if node is None:
        return False
    if verb == "add" and node.group:
        node.children.append(Node("category under"))
    elif verb == "group" and node.group:
        node.children.append(Node("any" if node.kind == "all" else "all", children=[Node("category under")]))
    elif verb == "remove" and not node.root:
        nodes[node.place.rpartition(".")[0]].children.remove(node)
    elif verb == "more":
        node.values.append("")
    else:
        return False
    root.number()
    return True


def place_problems(root: Node, problems: Sequence[Problem], say: Any) -> list[str]:
    """Write each problem of the condition at the node it is about; returns those of no node."""
    stray = []
    nodes = sorted(root.walk(), key=lambda node: -len(node.pointer))
    for problem in problems:
        sentence = say(problem)
        node = next((one for one in nodes if problem.path.startswith(one.pointer)), None)
        if node is None:
            stray.append(sentence)
        elif sentence not in node.problems:
            node.problems.append(sentence)
    return stray


STATEMENTS = tuple(f"{fact} {operator}" for fact, kind in FACTS.items() for operator in OPERATORS[kind])
KNOWN = frozenset((*GROUPS, "always", *STATEMENTS))
assert {tuple(one.split()) for one in STATEMENTS} == set(LEAVES)
