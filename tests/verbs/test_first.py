from tickets.history import verify
from tickets.models import Ticket


def test_life(story):
    story.register()
    assert story.ticket.state == "dispatched", story.last.decision
    assert story.ticket.lead_id == "roads"
    story.closed()
    assert story.ticket.state == "closed"
    assert story.ticket.outcome == "resolved"
    assert story.verbs() == ["register", "dispatch", "sign_for", "contact", "reply", "pass_reply", "call_back"]
    assert list(verify(Ticket.objects.all())) == []


def test_sweep(story):
    story.register()
    story.wait(days=40)
    print(story.verbs())
    for e in story.ticket.events.order_by("seq"):
        print(e.seq, e.verb, e.at, e.data.get("do"), e.data.get("kind"), e.data.get("at"))
    assert list(verify(Ticket.objects.all())) == []
