"""Refer: the matter is not dispatched; the caller is told what it is and where to go with it."""

import pytest

from tests.story import FLOOR
from tickets.domain.vocabulary import REFERRALS, LegalRoute


@pytest.mark.parametrize("outcome", [str(one) for one in REFERRALS if one != "referred_legal"])
def test_every_outcome_closes_with_its_script(story, outcome):
    story.register(route=False)
    ticket = story.do("refer", "operator", outcome=outcome, script="Please call the other office.")
    assert (ticket.state, ticket.outcome) == ("closed", outcome)
    assert story.papers("refer") == {"script": ("Please call the other office.", True)}
    assert story.standings() == {"citizen": "met", "triage": "met"}


@pytest.mark.parametrize("route", [str(one) for one in LegalRoute])
def test_a_legal_matter_names_its_route(story, route):
    story.register(route=False)
    story.do("refer", "operator", outcome="referred_legal", script="A court decides this.", route=route)
    assert story.event("refer").data["route"] == route


def test_never_a_bare_rejection(story):
    story.register(route=False)
    assert story.refused("required", "refer", "operator", script="No.").data["field"] == "outcome"
    assert story.refused("required", "refer", "operator", outcome="out_of_duty").data["field"] == "script"
    for outcome in ("rejected", "unrated", "resolved", "withdrawn"):
        said = {"outcome": outcome, "script": "No."}
        assert story.refused("unknown_code", "refer", "operator", **said).data["field"] == "outcome"
    said = {"outcome": "referred_legal", "script": "A court decides."}
    assert story.refused("required", "refer", "operator", **said).data["field"] == "route"
    assert story.refused("unknown_code", "refer", "operator", route="duel", **said).data["field"] == "route"


def test_who_may(story):
    story.register(route=False)
    assert story.may("refer", outcome="out_of_duty", script="The market does this.") == FLOOR


def test_only_what_is_registered(story):
    story.register()
    story.refused("wrong_state", "refer", "operator", outcome="out_of_duty", script="x")
    story.closed()
    story.refused("wrong_state", "refer", "operator", outcome="out_of_duty", script="x")
