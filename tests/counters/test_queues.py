"""The queues: what waits where, each act for real, and what is refused."""

import re

import pytest

from hotline.citizens.identity import Identity
from hotline.citizens.records import know
from hotline.queues.models import Lease
from tests.counters.casefile import person
from tests.counters.queues import at, sent, shown, words
from tickets.domain.people import Role
from tickets.models import Event, TicketRequest

REASON = "The list of duties says so."


def returned(story, by="roads", suggested="water"):
    story.do("request", by, kind="return", reason="wrong_duty", basis="A pipe, not a road.", suggested=suggested)
    no = TicketRequest.objects.filter(ticket__number=story.number).latest("no").no
    story.do("decide", "supervisor", request=no, decision="granted", why="So it is.")


def arbitrated(story):
    story.sent()
    for unit, other in (("roads", "water"), ("water", "gas"), ("gas", "roads")):
        returned(story, unit, other)
        if not story.ticket.arbitration:
            story.do("dispatch", "operator", lead=other, why="Next.")
    assert story.ticket.arbitration


# Triage ----------------------------------------------------------------------------------------------


def test_triage_says_why_a_human_is_asked(clock):
    clock.register(title="Gathering at the square", content="A gathering of many people.")
    assert clock.ticket.state == "registered"
    page = shown(person(clock, "operator"), at("triage", clock.number))
    assert "The rules ask a human" in page
    assert "Because many people." in page
    assert "Roads bureau" in page  # holds the duty
    assert "holds the duty" in page


def test_a_returned_ticket_shows_the_return_and_proposes_whom_it_names(clock):
    clock.sent()
    returned(clock)
    answer = person(clock, "dispatcher").get(at("triage", clock.number))
    page = words(answer)
    assert "A unit returned it" in page
    assert "A pipe, not a road." in page
    assert "named by Roads bureau when it returned the ticket" in page
    assert "returned it: not a duty of the unit" in page
    chosen = re.findall(r'data-choose="([\w-]+)"', answer.content.decode())
    assert chosen[0] == "water"
    assert chosen.index("roads") > chosen.index("water")


def test_whoever_returned_it_is_not_proposed_again(clock):
    clock.sent()
    returned(clock)
    page = person(clock, "dispatcher").get(at("triage", clock.number)).content.decode()
    lead = page.split('id="dispatch_lead"')[1].split("</select>")[0]
    assert "selected" not in lead.replace('value="" selected', "")


def test_dispatch_from_triage_goes_on_to_the_next(clock):
    clock.register(route=False, title="First")
    first = clock.number
    clock.wait(minutes=1).register(route=False, title="Second")
    client = person(clock, "operator")
    answer = sent(client, clock, "triage", "dispatch", number=first, version=1, lead="roads", why=REASON)
    assert answer["Location"] == at("triage", clock.number)
    assert Lease.objects.get().number == clock.number
    assert "Dispatched." in shown(client, answer["Location"])
    clock.number = first
    assert clock.ticket.lead_id == "roads"


@pytest.mark.parametrize(
    "verb, said, state",
    [
        ("answer", {"answer": "Bins are emptied on Fridays."}, "closed"),
        ("refer", {"outcome": "referred_legal", "script": "Go to court.", "route": "litigation"}, "closed"),
        ("reclassify", {"category": "0203", "why": "It is waste."}, "registered"),
    ],
)
def test_other_ways_out_of_triage(clock, verb, said, state):
    clock.register(route=False)
    sent(person(clock, "operator"), clock, "triage", verb, **said)
    assert clock.ticket.state == state
    assert clock.verbs()[-1] == verb


def test_merging_from_triage(clock):
    clock.sent()
    master = clock.number
    clock.register(route=False)
    page = shown(person(clock, "operator"), at("triage", clock.number) + "?do=merge")
    assert "May be about the same matter" in page
    sent(person(clock, "operator"), clock, "triage", "merge", pick=master, why="The same hole.")
    assert (clock.ticket.state, clock.ticket.master_id) == ("merged", master)


def test_a_preview_of_another_class_changes_nothing(clock):
    clock.register(route=False)
    answer = sent(
        person(clock, "operator"), clock, "triage", "reclassify", 200, service_class="urgent", preview="1", why=""
    )
    assert "Deadline now then" in words(answer)
    assert clock.verbs() == ["register"]


def test_arbitration_is_the_supervisors(clock):
    arbitrated(clock)
    assert clock.number not in person(clock, "operator").get(at("triage")).content.decode()
    assert person(clock, "operator").get(at("arbitration")).status_code == 404
    client = person(clock, "supervisor")
    page = shown(client, at("arbitration", clock.number))
    assert "Arbitration: the units disagree" in page
    assert "3 / 3" in page
    assert page.count("A pipe, not a road.") == 3
    assert "May not be returned" not in page
    sent(client, clock, "arbitration", "dispatch", lead="water", why="The pipe leaks.")
    assert (clock.ticket.lead_id, clock.ticket.designated) == ("water", True)


# Requests --------------------------------------------------------------------------------------------


def extension(story, days=3):
    story.sent().handled()
    story.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=days)


def test_an_extension_shows_what_the_law_allows_and_the_new_date(clock):
    extension(clock)
    client = person(clock, "dispatcher")
    page = shown(client, at("requests", clock.number))
    assert "At most 10 working days" in page
    assert "0, at most 1" in page or "0 of 1" in page
    assert "Nothing of this kind." in page
    before = clock.due("handle")
    fragment = shown(client, at("requests", clock.number, "preview") + "?days=2")
    assert "→" in fragment
    sent(client, clock, "requests", "decide", request=1, decision="granted", days="2", why="Rain it is.")
    assert clock.due("handle") > before
    assert clock.verbs()[-1] == "decide"


def test_the_preview_refuses_what_the_verb_would(clock):
    extension(clock)
    fragment = shown(person(clock, "dispatcher"), at("requests", clock.number, "preview") + "?days=99")
    assert "At most" in fragment
    assert clock.verbs()[-1] == "request"


def test_too_many_days_are_said_at_the_field_and_nothing_is_lost(clock):
    extension(clock)
    answer = sent(
        person(clock, "dispatcher"),
        clock,
        "requests",
        "decide",
        400,
        request=1,
        decision="granted",
        days="99",
        why="Ha.",
    )
    page = answer.content.decode()
    assert 'value="99"' in page
    assert "Ha.</textarea>" in page
    assert "At most 10 working days can be granted." in words(answer)
    assert clock.ticket.pending


def test_what_the_unit_asked_before_is_counted(clock):
    extension(clock)
    clock.do("decide", "supervisor", request=1, decision="refused", why="No.")
    extension(clock)
    page = shown(person(clock, "dispatcher"), at("requests", clock.number))
    assert "1 request of this kind" in page
    assert "1 refused" in page


def test_a_reason_is_needed(clock):
    extension(clock)
    answer = sent(person(clock, "dispatcher"), clock, "requests", "decide", 422, request=1, decision="granted", why="")
    assert "This field is required." in words(answer)
    assert clock.ticket.pending


def test_a_return_can_be_refused_and_the_unit_designated(clock):
    clock.sent()
    clock.do("request", "roads", kind="return", reason="wrong_duty", basis="Not ours.", suggested="water")
    page = shown(person(clock, "supervisor"), at("requests", clock.number))
    assert "Could be returned until" in page
    assert "Refuse and designate" in page
    sent(person(clock, "supervisor"), clock, "requests", "decide", request=1, decision="designated", why="Yours.")
    assert clock.ticket.designated


def test_a_supervisor_may_redirect_instead(clock):
    clock.sent()
    clock.do("request", "roads", kind="return", reason="wrong_duty", basis="Not ours.", suggested="water")
    assert "Redirect" not in shown(person(clock, "dispatcher"), at("requests", clock.number))
    sent(person(clock, "supervisor"), clock, "requests", "redirect", lead="water", why=REASON)
    assert clock.ticket.lead_id == "water"


def test_several_at_once_each_says_what_became_of_it(clock):
    numbers = []
    for _turn in range(3):
        extension(clock)
        numbers.append((clock.number, clock.ticket.seq))
    clock.do("note", "supervisor", numbers[1][0], text="Moved on.")
    data = {"ticket": [number for number, _seq in numbers], "decision": "granted", "why": "Storm."}
    data |= {f"version-{number}": seq for number, seq in numbers}
    answer = person(clock, "dispatcher").post(at("requests", "bulk"), data)
    page = words(answer)
    assert page.count("not decided") == 1
    assert "has moved on since" in page
    assert TicketRequest.objects.filter(status="granted").count() == 2
    assert TicketRequest.objects.get(status="pending").ticket.number == numbers[1][0]


def test_several_at_once_need_a_reason_and_keep_the_choice(clock):
    extension(clock)
    data = {"ticket": clock.number, f"version-{clock.number}": clock.ticket.seq, "decision": "granted", "why": ""}
    answer = person(clock, "dispatcher").post(at("requests", "bulk"), data)
    assert answer.status_code == 422
    assert f'name="version-{clock.number}" value="{clock.ticket.seq}"' in answer.content.decode()
    assert person(clock, "dispatcher").post(at("requests", "bulk"), {}).status_code == 422
    assert clock.ticket.pending


# Stale tabs ------------------------------------------------------------------------------------------


def test_a_stale_tab_says_what_changed_and_keeps_what_was_typed(clock):
    clock.register(route=False)
    read = clock.ticket.seq
    clock.do("append", "operator", text="It is deeper now.")
    client = person(clock, "dispatcher")
    answer = sent(client, clock, "triage", "dispatch", 412, version=read, lead="roads", why="Typed with care.")
    page = words(answer)
    assert "This has changed since you opened the form" in page
    assert "It is deeper now." in page
    assert "Typed with care." in page
    assert f'name="version" value="{clock.ticket.seq}"' in answer.content.decode()
    assert clock.ticket.state == "registered"


def test_what_somebody_else_did_meanwhile_can_no_longer_be_done(clock):
    extension(clock)
    read = clock.ticket.seq
    clock.do("decide", "supervisor", request=1, decision="refused", why="No.")
    answer = sent(
        person(clock, "dispatcher"),
        clock,
        "requests",
        "decide",
        412,
        version=read,
        request=1,
        decision="granted",
        why="Yes.",
    )
    assert "This can no longer be done." in words(answer)
    assert TicketRequest.objects.get().status == "refused"


def test_a_second_submit_acts_once(clock):
    clock.register(route=False)
    for _turn in range(2):
        sent(person(clock, "operator"), clock, "triage", "dispatch", version=1, lead="roads", why=REASON)
    assert clock.verbs() == ["register", "dispatch"]


def test_a_ticket_that_waits_no_longer_says_so(clock):
    clock.sent()
    assert "This ticket no longer waits here" in shown(person(clock, "operator"), at("triage", clock.number))


# Callbacks -------------------------------------------------------------------------------------------


@pytest.fixture
def calling(clock):
    caller = know(Identity.read({"name": "Chen", "phone": "13800138000"}), now=clock.now, proved=True)
    clock.sent(caller=str(caller.pk))
    clock.do("sign_for", "roads")
    clock.do("reply", "roads", result="solved", text="Filled the pothole.")
    clock.do("pass_reply", "reviewer")
    return clock


PHONE = "13800138000"


def test_the_number_is_shown_only_after_a_look_that_is_noted(calling):
    client = person(calling, "operator")
    for url in (at("callbacks"), at("callbacks", calling.number)):
        assert PHONE not in shown(client, url).replace(" ", "")
    assert "138****8000" in shown(client, at("callbacks", calling.number))
    assert client.get(at("callbacks", calling.number, "look")).status_code == 405
    answer = client.post(at("callbacks", calling.number, "look"))
    assert answer.status_code == 303
    event = calling.event("reveal")
    assert (event.data["reason"], event.actor) == ("call_back", calling.who("operator").ref)
    assert PHONE in shown(client, at("callbacks", calling.number)).replace(" ", "")
    assert PHONE not in shown(person(calling, "supervisor"), at("callbacks", calling.number)).replace(" ", "")
    calling.wait(minutes=30)
    assert PHONE not in shown(client, at("callbacks", calling.number)).replace(" ", "")


def test_a_hired_agent_may_call_but_not_look(calling):
    client = person(calling, "contractor")
    page = shown(client, at("callbacks", calling.number))
    assert "only during the call you log yourself" in page
    assert client.post(at("callbacks", calling.number, "look")).status_code == 403
    assert Event.objects.filter(verb="reveal").count() == 0


def test_the_script_and_the_three_questions(calling):
    page = shown(person(calling, "operator"), at("callbacks", calling.number))
    assert "Good day, this is the citizen hotline." in page
    assert "Filled the pothole." in page
    assert "0 / 3" in page
    sent(
        person(calling, "operator"), calling, "callbacks", "call_back",
        reach="reached", contacted="yes", solved="yes", satisfied="5",
    )  # fmt: skip
    assert (calling.ticket.state, calling.ticket.outcome) == ("closed", "resolved")


def test_whoever_did_not_answer_is_called_later(calling):
    client = person(calling, "operator")
    answer = sent(client, calling, "callbacks", "call_back", reach="no_answer")
    assert answer["Location"] == at("callbacks")  # nobody else waits, and this one not yet again
    page = shown(client, at("callbacks", calling.number))
    assert "Tried a short while ago" in page
    assert "no answer" in page
    assert client.post(at("callbacks", "next"))["Location"] == at("callbacks")
    calling.wait(hours=2)
    assert client.post(at("callbacks", "next"))["Location"] == at("callbacks", calling.number)
    sent(client, calling, "callbacks", "call_back", reach="no_answer")
    assert "the next one is the last" in shown(client, at("callbacks", calling.number))


def test_what_is_missing_of_the_three_answers_is_said(calling):
    answer = sent(person(calling, "operator"), calling, "callbacks", "call_back", 400, reach="reached", solved="yes")
    assert "must be said" in words(answer)
    assert calling.ticket.attempts == 0


def test_redo_from_the_callback(calling):
    sent(person(calling, "operator"), calling, "callbacks", "redo", why="The hole is open again.")
    assert (calling.ticket.state, calling.ticket.round) == ("dispatched", 2)


# Lists -----------------------------------------------------------------------------------------------


def test_lists_are_narrowed_by_place_category_unit_and_kind(clock):
    extension(clock)
    clock.sent(lead="water", category="0504", area="west-1", title="Burst")
    clock.do("request", "water", kind="return", reason="wrong_duty", basis="x", suggested="roads")
    client = person(clock, "supervisor")
    for query, seen in {
        "": {"Pothole", "Burst"},
        "?district=west": {"Burst"},
        "?category=07": {"Pothole"},
        "?unit=water": {"Burst"},
        "?kind=extension": {"Pothole"},
        "?kind=nonsense&unit=nobody": {"Pothole", "Burst"},
        "?district=west&kind=extension": set(),
    }.items():
        page = client.get(at("requests") + query).content.decode()
        assert set(re.findall(r'queue-title">(\w+)<', page)) == seen, query
    assert "Nothing fits these filters" in shown(client, at("requests") + "?district=west&kind=extension")


def test_triage_tells_new_from_returned(clock):
    clock.register(route=False, title="New")
    clock.sent(title="Returned")
    returned(clock)
    client = person(clock, "operator")
    for kind, seen in (("new", ["New"]), ("returned", ["Returned"])):
        page = client.get(at("triage") + f"?kind={kind}").content.decode()
        assert re.findall(r'queue-title">(\w+)<', page) == seen


def test_the_overview_counts_what_is_ones_own(clock):
    clock.register(route=False)
    page = shown(person(clock, "operator"), "/queues/")
    assert "Triage" in page
    assert "Arbitration" not in page
    assert "1 waiting" in page
    assert "Every citizen has been asked." in page


def test_a_long_list_is_cut_by_key(clock):
    for turn in range(27):
        clock.register(route=False, title=f"No{turn}")
    client = person(clock, "operator")
    page = client.get(at("triage")).content.decode()
    cursor = re.search(r'href="(\?cursor=[\w-]+)" rel="next"', page)
    assert cursor is not None
    assert page.count('class="queue-row') == 25 + 1  # the rows and their list
    assert client.get(at("triage") + cursor[1]).content.decode().count('class="queue-row') == 2 + 1
    assert client.get(at("triage") + "?cursor=rubbish").status_code == 400


@pytest.mark.parametrize("name", ["triage", "requests", "review", "callbacks", "arbitration"])
def test_an_empty_queue_says_so(clock, name):
    page = shown(person(clock, "supervisor"), at(name))
    assert "Nothing waits here" in page


def test_a_verb_that_is_not_the_queues_is_not_there(clock):
    clock.register(route=False)
    sent(person(clock, "supervisor"), clock, "triage", "supervise", 404, kind="yellow", why="x")
    assert person(clock, "supervisor").post(at("nowhere", "next")).status_code == 404


def test_the_kinds_of_roles(clock):
    assert clock.who("contractor").roles == frozenset({Role.CONTRACTOR})
    assert "gavel" not in person(clock, "contractor").get("/queues/").content.decode()


def test_the_list_refreshes_itself_alone(clock):
    clock.register(route=False, title="Pothole")
    answer = person(clock, "operator").get(at("triage"), headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "Pothole" in page
    assert '<span class="queue-figures" id="queue-figures" hx-swap-oob="true">' in page
    assert "<html" not in page
    whole = person(clock, "operator").get(
        at("triage"), headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )
    assert "<html" in whole.content.decode()
