"""A “no” is said in the reader's language: every sentence of every refusal, and over HTTP door by door."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from hotline.texts.extraction import PACKAGES
from routing.refusal import Refusal
from tests.counters.doors import program
from tests.story import Story
from tickets.domain.lifecycle import ROWS, Verb

CHINESE = {"HTTP_ACCEPT_LANGUAGE": "zh-hans"}
HAN = re.compile(r"[一-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")
API = "/api/v1"


def kinds(kind: type[Refusal] = Refusal) -> set[str]:
    """Return the names of all classes of refusals."""
    return {kind.__name__}.union(*(kinds(one) for one in kind.__subclasses__()))


def sentences() -> dict[str, set[str]]:
    """Return code → sentences of all refusals that the code raises with both in plain sight."""
    found: dict[str, set[str]] = {}
    names = kinds()
    for package in PACKAGES:
        for path in (Path(settings.BASE_DIR) / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if not isinstance(node, ast.Call) or len(node.args) < 2 or not isinstance(node.func, ast.Name):
                    continue
                code, sentence = node.args[:2]
                if node.func.id in names and isinstance(code, ast.Constant) and isinstance(sentence, ast.Call):
                    found.setdefault(code.value, set()).add(ast.literal_eval(sentence.args[0]))
    return found


TABLE = sentences()


def test_the_table_is_read():
    assert len(TABLE) > 100
    assert {"wrong_state", "not_lead", "absent", "required", "too_late", "bad_number"} & TABLE.keys()


@pytest.mark.parametrize("code", sorted(TABLE))
def test_each_code_has_its_chinese_sentence(code):
    with translation.override("zh-hans"):
        for sentence in TABLE[code]:
            said = gettext(sentence)
            assert said != sentence
            assert HAN.search(said)
            assert not ENGLISH.search(re.sub(r"\{\w+\}|“[^”]*”", "", said)), said


def chinese(answer: Any) -> dict[str, Any]:
    """Return a refusal's body; whatever it says to people is Chinese."""
    assert 400 <= answer.status_code < 500, answer.content
    body = answer.json()
    for sentence in (body["title"], *(error["sentence"] for error in body.get("errors", ()))):
        assert HAN.search(sentence), body
        assert not ENGLISH.search(sentence), body
    return body


SAID: dict[str, dict[str, Any]] = {
    "": {},
    "nonsense": {"nonsense": 1, "version": "new"},
    "wrong": {"reason": 7, "why": "", "lead": "nobody", "way": "fax", "days": -1, "text": "x" * 5000, "due_on": "soon"},
}
BY = ("operator", "supervisor", "reviewer", "roads", "market")


@pytest.mark.django_db
@pytest.mark.parametrize("verb", [row.verb for row in ROWS if row.manual])
def test_each_verb_refuses_in_chinese(clock: Story, verb: Verb):
    clock.register()
    refused = 0
    for who in BY:
        client = program(clock, who)
        for said in SAID.values():
            answer = client.post(f"{API}/tickets/{clock.number}/{verb}/", said, **CHINESE)
            if answer.status_code >= 400:
                chinese(answer)
                refused += 1
    assert refused


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "body", "code"),
    [
        ("get", "/tickets/nonsense/", {}, "absent"),
        ("get", "/tickets/?limit=none", {}, None),
        ("get", "/tickets/?cursor=none", {}, None),
        ("get", "/tickets/?colour=red", {}, None),
        ("get", "/worklists/nothing/", {}, None),
        ("get", "/look-alikes/?lon=1", {}, None),
        ("get", "/notices/?limit=0", {}, None),
        ("get", "/knowledge/?limit=0", {}, None),
        ("post", "/complaints/", {}, None),
        ("post", "/complaints/", {"type": "riddle", "title": "", "phone": "12"}, None),
        ("post", "/public/status/", {}, None),
        ("post", "/public/status/", {"number": "12", "code": "34"}, None),
        ("post", "/calendars/city/preview/", {"start": "soon", "span": "5 moons"}, None),
        ("post", "/calendars/city/preview/", {"start": "2026-03-02T09:00:00Z", "span": "5 moons"}, None),
        ("post", "/calendars/none/preview/", {"start": "2026-03-02T09:00:00Z", "span": "5 wd"}, "no_calendar"),
        ("delete", "/tickets/", {}, "method_not_allowed"),
    ],
)
def test_each_door_refuses_in_chinese(clock: Story, method: str, address: str, body: dict[str, Any], code: str | None):
    clock.register()
    answer = getattr(program(clock, "operator"), method)(API + address, body or None, **CHINESE)
    told = chinese(answer)
    assert code is None or told["code"] == code
