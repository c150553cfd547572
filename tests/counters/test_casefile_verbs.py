"""Every verb on the ticket's page: buttons for what is open and for nothing else, and each form does what it says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hotline.casefile.verbs import About, act, form_of
from tests.counters.casefile import Page, case_url, opened, person, sent
from tests.pictures import picture
from tests.story import Story
from tickets.access import tickets_of
from tickets.domain.lifecycle import UNIT_PEOPLE, VERBS, Verb
from tickets.domain.people import STAFF_ROLES, Role
from tickets.domain.permission import open_verbs
from tickets.domain.vocabulary import State
from tickets.looking import may_look
from tickets.models import Event
from tickets.queries.lives import life_of


def suspended(story: Story) -> None:
    story.sent().handled()
    story.do("suspend", "supervisor", plan="Next spring.", owner="Mr Wu", review_on="2026-04-01")


def merged(story: Story) -> None:
    story.sent()
    master = story.number
    story.sent()
    story.do("merge", "operator", master=master, why="The same hole.")


def asking(story: Story) -> None:
    story.sent("market").handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=2)


def supervised(story: Story) -> None:
    story.sent("market").handled()
    story.do("supervise", "supervisor", kind="yellow", why="Slow.")


STATES: dict[str, Callable[[Story], Any]] = {
    "registered": lambda story: story.register(route=False),
    "dispatched": lambda story: story.sent("market"),
    "handling": lambda story: story.sent("market").handled(),
    "asking": asking,
    "supervised": supervised,
    "suspended": suspended,
    "replied": lambda story: story.sent("market").replied(),
    "callback": lambda story: story.sent("market").asked(),
    "closed": lambda story: story.sent("market").closed(),
    "answered": lambda story: (story.register(route=False), story.do("answer", "operator", answer="So.")),
    "merged": merged,
}


def whom(story: Story, role: Role) -> str:
    """Return somebody of just this role; unit people work at the roads bureau, coordinators above it."""
    from tests.story import staff

    unit = {Role.DISTRICT_COORDINATOR: "hall"}.get(role, "roads" if role in UNIT_PEOPLE else "")
    story.people[f"just {role}"] = staff(f"just.{role}", role, unit=unit)
    return f"just {role}"


QUICK = ("registered", "asking", "merged")
"""The situations of the quick suite; each is asked as everybody there is, with every verb."""


@pytest.mark.parametrize(
    "state", [state if state in QUICK else pytest.param(state, marks=pytest.mark.slow) for state in STATES]
)
def test_buttons_are_what_the_law_leaves_open(clock, state):
    STATES[state](clock)
    seen = 0
    people = [whom(clock, role) for role in sorted(STAFF_ROLES)] + ["market"]
    for who in people:
        actor, ticket = clock.who(who), clock.ticket
        answer = person(clock, who).get(case_url(clock))
        if not tickets_of(actor).filter(pk=ticket.pk).exists():
            assert answer.status_code == 404, who
            continue
        seen += 1
        law = {verb.value for verb in open_verbs(life_of(ticket), actor)}
        if may_look(ticket, actor, clock.now) is not None:
            law.discard("reveal")
        assert Page(answer.content.decode()).verbs == law, (state, who)
        for verb in {one.value for one, row in VERBS.items() if row.manual} - law:
            closed = person(clock, who).get(case_url(clock, "act", verb))
            assert closed.status_code in (403, 409), (state, who, verb)
    assert seen >= 5
    assert clock.ticket.state in set(State)


WHOLE: dict[Verb, tuple[str, str, dict[str, Any], str]] = {
    Verb.ANSWER: ("registered", "operator", {"answer": "On Mondays."}, ""),
    Verb.REFER: ("registered", "operator", {"outcome": "referred_legal", "route": "litigation", "script": "Sue."}, ""),
    Verb.DISPATCH: ("registered", "operator", {"lead": "water", "assists": ["roads"], "why": "A pipe."}, ""),
    Verb.SIGN_FOR: ("dispatched", "roads", {}, ""),
    Verb.REQUEST: ("handling", "roads", {"reason": "inspection", "basis": "Rain.", "days": "2"}, "?kind=extension"),
    Verb.DECIDE: ("asking", "supervisor", {"decision": "granted", "why": "Fine.", "days": "1"}, ""),
    Verb.REDIRECT: ("handling", "supervisor", {"lead": "water", "why": "Theirs."}, ""),
    Verb.ASSIGN: ("handling", "roads", {"person": "{self}"}, ""),
    Verb.CONTACT: ("handling", "roads", {"way": "phone", "note": "Called."}, ""),
    Verb.INTERIM_REPLY: ("handling", "roads", {"text": "Half done.", "promise_on": "2026-03-10"}, ""),
    Verb.SUSPEND: (
        "handling", "supervisor", {"plan": "Spring.", "owner": "Wu", "review_on": "2026-04-01"}, "",
    ),
    Verb.WAKE: ("suspended", "supervisor", {"why": "Money came."}, ""),
    Verb.REPLY: ("handling", "roads", {"result": "solved", "text": "Filled.", "evidence": "Seen."}, ""),
    Verb.RETURN_REPLY: ("replied", "reviewer", {"missing": "A photo."}, ""),
    Verb.PASS_REPLY: ("replied", "reviewer", {"remark": "Good."}, ""),
    Verb.CALL_BACK: (
        "callback", "operator", {"reach": "reached", "contacted": "no", "solved": "yes", "satisfied": "4"}, "",
    ),
    Verb.REDO: ("callback", "supervisor", {"why": "Not done."}, ""),
    Verb.ASK_REOPEN: ("closed", "operator", {"facts": "It broke again."}, ""),
    Verb.WITHDRAW: ("handling", "operator", {"why": "Changed their mind."}, ""),
    Verb.MERGE: ("dispatched", "operator", {"pick": "{other}", "why": "The same hole."}, ""),
    Verb.UNMERGE: ("merged", "operator", {"why": "Another hole."}, ""),
    Verb.APPEND: ("handling", "operator", {"text": "Deeper now.", "repeat_call": "on"}, ""),
    Verb.URGE: ("handling", "operator", {"text": "Hurry."}, ""),
    Verb.SUPERVISE: ("handling", "supervisor", {"kind": "written", "why": "Slow.", "due_on": "2026-03-20"}, ""),
    Verb.LIFT: ("supervised", "supervisor", {"supervision": "1", "why": "Done."}, ""),
    Verb.ESCALATE: ("handling", "supervisor", {"level": "mayor", "why": "Grave."}, ""),
    Verb.RECLASSIFY: ("handling", "operator", {"urgency": "urgent", "category": "0504", "why": "A main."}, ""),
    Verb.NOTE: ("handling", "roads", {"text": "Mind the dog."}, ""),
    Verb.REVEAL: ("handling", "operator", {"reason": "call_back", "detail": "To ask."}, ""),
}  # fmt: skip


def test_every_verb_staff_can_do_is_tried():
    assert set(WHOLE) == {verb for verb, row in VERBS.items() if row.manual and row.who & STAFF_ROLES}


@pytest.mark.parametrize("verb", WHOLE, ids=str)
def test_the_form_does_it(clock, verb):
    state, who, said, query = WHOLE[verb]
    clock.sent()
    other = clock.number
    STATES[state](clock)
    filled = {"{self}": str(clock.who(who).staff_id), "{other}": other}
    said = {name: filled.get(value, value) if isinstance(value, str) else value for name, value in said.items()}
    client, before = person(clock, who), clock.ticket.seq
    if VERBS[verb].says:
        answer = sent(client, clock, verb, said, query)
    else:
        answer = client.post(case_url(clock, "act", verb), {"version": before})
    assert answer.status_code == 303, answer.content.decode()[:3000]
    assert answer["Location"] == case_url(clock)
    event = Event.objects.get(ticket=clock.ticket, seq=before + 1)
    assert (event.verb, event.actor) == (verb, clock.who(who).ref)
    kept = {**event.data, **{paper.field: paper.text for paper in event.papers.all()}}
    meant = {"person": int, "days": int, "request": int, "supervision": int, "satisfied": int}
    for name, value in said.items():
        wanted = {"on": True, "no": False}.get(value, value) if isinstance(value, str) else value
        wanted = meant[name](wanted) if name in meant else wanted
        assert kept["master" if name == "pick" else name] == wanted, name
    assert client.get(case_url(clock)).status_code == 200


def test_only_what_differs_is_said_when_setting_right(clock):
    clock.sent().handled()
    answer = sent(person(clock, "operator"), clock, "reclassify", {"urgency": "urgent", "why": "Dangerous."})
    assert answer.status_code == 303
    assert {"type", "category", "area", "service_class"}.isdisjoint(clock.event("reclassify").data)


def test_new_deadlines_are_shown_before_anything_is_saved(clock):
    clock.sent().handled()
    page = opened(person(clock, "operator"), clock, "reclassify")
    data = {**page.fields, "service_class": "urgent", "preview": "1"}
    answer = person(clock, "operator").post(case_url(clock, "act", "reclassify"), data)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<strong><time" in html  # what moves
    assert 'value="urgent" selected' in html or 'value="urgent" id' in html
    assert clock.verbs()[-1] == "sign_for"


def test_a_request_is_not_offered_where_it_would_be_refused(clock):
    clock.sent().handled().wait(days=12)
    html = person(clock, "roads").get(case_url(clock, "act", "request")).content.decode()
    assert "?kind=return" not in html
    assert "ended at" in html  # the window for returning
    assert "?kind=terminate" in html


def test_the_router_s_choice_is_filled_in(clock):
    clock.register(route=False, category="0504")
    page = opened(person(clock, "operator"), clock, "dispatch")
    assert page.fields["lead"] == ["water"]
    assert page.fields["copies"] == ["d-east"]
    assert "Burst mains" in page.fields["why"][0]


def test_the_accused_unit_s_line_is_not_to_be_chosen(clock):
    clock.register(route=False, type="report", category="1703", accused="s-east-1")
    page = opened(person(clock, "operator"), clock, "dispatch")
    assert {"s-east-1", "d-east"}.isdisjoint(page.choices["lead"])
    assert "roads" in page.choices["lead"]


def test_a_reply_carries_its_photos(clock):
    clock.sent().handled()
    client = person(clock, "roads")
    page = opened(client, clock, "reply")
    photo = SimpleUploadedFile("hole.jpg", picture(), content_type="image/jpeg")
    wrong = client.post(case_url(clock, "act", "reply"), {**page.fields, "text": "Filled.", "files": [photo]})
    assert wrong.status_code == 422  # no result; but the photo is not lost
    again = Page(wrong.content.decode())
    assert len(again.fields["files-kept"]) == 1
    assert client.post(case_url(clock, "act", "reply"), {**again.fields, "result": "solved"}).status_code == 303
    assert [one["id"] for one in clock.event("reply").data["files"]] == again.fields["files-kept"]
    assert f"/files/{again.fields['files-kept'][0]}" in client.get(case_url(clock)).content.decode()


def test_every_form_serves_bulk_acts_too(clock):
    """Without a ticket there is no version, and everything any ticket may be told."""
    for verb in WHOLE:
        form = form_of(verb, About(actor=clock.who("roads"), now=clock.now))
        assert "version" not in form.fields
        assert str(form["once"])
        assert form.as_p()


def test_a_bulk_act_is_done_on_each(clock):
    numbers = [clock.sent().number for _ in range(2)]
    about = About(actor=clock.who("roads"), now=clock.now)
    form = form_of(Verb.ASSIGN, about, {"person": str(clock.who("roads").staff_id)})
    assert form.is_valid(), form.errors
    for number in numbers:
        act(form, about, number)
    assert all(clock.event("assign", number) for number in numbers)
