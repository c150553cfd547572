"""Assign: the unit gives the ticket to one of its people."""

from hotline.staff.models import User
from tests.story import UNIT_PEOPLE, staff
from tickets.domain.people import Role


def person(name, unit):
    return staff(name, Role.HANDLER, unit=unit).staff_id


def test_the_units_own_person_takes_it(story):
    story.register()
    wang = person("wang", "roads")
    before = list(story.ticket.timers.order_by("pk").values())
    ticket = story.do("assign", "roads", person=wang)
    assert (ticket.handler_id, ticket.state) == (wang, "dispatched")
    assert story.ticket.assignments.get().handler_id == wang
    assert not story.event().public
    assert list(story.ticket.timers.order_by("pk").values()) == before


def test_an_assist_assigns_its_own_part(story):
    story.sent("s-east-1")
    zhao = person("zhao", "s-east-1")
    story.do("assign", "s-east-1", person=zhao)
    assert story.ticket.handler_id is None
    assert story.ticket.assignments.get(role="assist").handler_id == zhao


def test_who_may(story):
    story.register()
    assert story.may("assign", person=person("wang", "roads")) == UNIT_PEOPLE


def test_refusals(story):
    story.sent(copies=("d-east",))
    story.refused("required", "assign", "roads")
    story.refused("not_of_unit", "assign", "roads", person=person("li", "water"))
    story.refused("not_of_unit", "assign", "roads", person=2**40)
    story.refused("bad_value", "assign", "roads", person="wang")
    story.refused("out_of_range", "assign", "roads", person=-1)
    story.refused("not_lead", "assign", "d-east", person=person("east", "d-east"))
    gone = person("gone", "roads")
    User.objects.filter(pk=gone).update(is_active=False)
    story.refused("not_of_unit", "assign", "roads", person=gone)
    story.replied()
    story.refused("wrong_state", "assign", "roads", person=person("wang", "roads"))
