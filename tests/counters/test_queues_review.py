"""Reviewing replies: both sides beside each other, what asks for a second look, pass and return."""

import pytest

from tests.counters.casefile import person
from tests.counters.queues import at, sent, shown, words
from tests.pictures import uploaded

LETTER = (
    "We inspected the pothole on 2 March, filled it with cold asphalt, rolled it and spoke with the neighbours at the "
    "corner, who are content with the work that was done."
)


def replied(story, text=LETTER, contact=True, files=(), **said):
    story.sent(**said).handled()
    if contact:
        story.do("contact", "roads", way="phone", note="Called them.")
    story.do("reply", "roads", result="solved", text=text, files=list(files))
    return story


def page_of(story):
    return shown(person(story, "reviewer"), at("review", story.number))


def test_both_sides_stand_beside_each_other(clock):
    replied(clock, files=[uploaded(clock, "roads").id])
    answer = person(clock, "reviewer").get(at("review", clock.number))
    page = words(answer)
    assert "A deep pothole at the corner." in page
    assert LETTER in page
    assert 'class="gallery"' in answer.content.decode()
    assert "Look twice" not in page
    assert "Called them." in page


def test_a_form_letter_is_shown_with_its_twin(clock):
    replied(clock)
    first = clock.number
    clock.wait(hours=3)
    page = page_of(replied(clock))
    assert "100% the same as another reply of this unit" in page
    assert "The reply most like this one (100%)" in page
    assert f"{first[:6]}" in page


def test_old_and_other_units_replies_are_not_compared(clock):
    replied(clock)
    clock.sent(lead="water", category="0504").handled("water")
    clock.do("contact", "water", way="phone", note="x")
    clock.do("reply", "water", result="solved", text=LETTER)
    assert "the same as another reply" not in page_of(clock)
    clock.wait(days=31)
    assert "the same as another reply" not in page_of(replied(clock))


def test_many_endings_within_minutes(clock):
    for _turn in range(5):
        replied(clock)
        clock.wait(minutes=1)
    assert "One of 5 replies this unit sent within minutes" in page_of(clock)


@pytest.mark.parametrize(
    "text, said",
    [
        ("Done.", "Very short"),
        ("We will come to the pothole soon and repair it, as you wish, and thank you for your call.", "without a date"),
        ("Thank you for your trust in our work, which we do gladly at any time of the week.", "none of the words"),
    ],
)
def test_other_signs(clock, text, said):
    assert said in page_of(replied(clock, text))
    assert said not in page_of(replied(clock))


def test_no_contact_is_a_sign(clock):
    assert "No contact with the citizen is on record" in page_of(replied(clock, contact=False))


def test_pass(clock):
    replied(clock)
    sent(person(clock, "reviewer"), clock, "review", "pass_reply")
    assert clock.ticket.state == "callback"


def test_return_says_what_is_missing_and_is_remembered(clock):
    replied(clock)
    client = person(clock, "reviewer")
    answer = sent(client, clock, "review", "return_reply", 422, missing=" ")
    assert "This field is required." in words(answer)
    sent(client, clock, "review", "return_reply", missing="Photos, please.")
    assert clock.ticket.state == "handling"
    clock.do("reply", "roads", result="solved", text=LETTER)
    page = page_of(clock)
    assert "sent back" in page
    assert "Photos, please." in page


def test_an_assisting_unit_can_be_told_to_go_on(clock):
    clock.sent("market").handled()
    clock.do("reply", "market", result="solved", text="Our part.")
    clock.do("reply", "roads", result="solved", text=LETTER)
    page = page_of(clock)
    assert "Our part." in page
    sent(person(clock, "reviewer"), clock, "review", "return_reply", missing="More.", assists=["market"])
    assert clock.ticket.assignments.get(unit__code="market").replied_at is None
