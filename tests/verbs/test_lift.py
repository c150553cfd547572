"""Lift: a supervision is lifted, and its clock is met."""


def test_it_is_lifted(story):
    story.register()
    story.do("supervise", "supervisor", kind="red", why="x", due_on="2026-03-05")
    story.wait(hours=1)
    ticket = story.do("lift", "supervisor", supervision=1, why="They came.")
    assert not ticket.supervised
    assert story.ticket.supervisions.get().lifted_at == story.now
    assert story.standings()["supervision_due"] == "met"
    assert story.papers("lift") == {"why": ("They came.", False)}


def test_of_two_the_other_one_stands(story):
    story.register()
    story.do("supervise", "supervisor", kind="red", why="x", due_on="2026-03-04")
    story.do("supervise", "supervisor", kind="listed", why="x", due_on="2026-03-05")
    story.do("lift", "supervisor", supervision=1, why="x")
    assert story.ticket.supervised
    clocks = {row.until: row.standing for row in story.ticket.timers.filter(kind="supervision_due")}
    assert clocks == {"2026-03-04": "met", "2026-03-05": "running"}


def test_two_for_one_day_keep_their_clocks_until_both_are_lifted(story):
    story.register()
    for kind in ("red", "listed"):
        story.do("supervise", "supervisor", kind=kind, why="x", due_on="2026-03-04")
    story.do("lift", "supervisor", supervision=2, why="x")
    assert {row.standing for row in story.ticket.timers.filter(kind="supervision_due")} == {"running"}
    story.do("lift", "supervisor", supervision=1, why="x")
    assert {row.standing for row in story.ticket.timers.filter(kind="supervision_due")} == {"met"}


def test_who_may(story):
    story.register()
    story.do("supervise", "supervisor", kind="red", why="x")
    assert story.may("lift", supervision=1, why="x") == {"supervisor"}


def test_refusals(story):
    story.register()
    story.refused("not_supervised", "lift", "supervisor", supervision=1, why="x")
    story.do("supervise", "supervisor", kind="red", why="x")
    story.refused("not_supervised", "lift", "supervisor", supervision=2, why="x")
    story.refused("required", "lift", "supervisor", supervision=1)
    story.refused("required", "lift", "supervisor", why="x")
    story.do("lift", "supervisor", supervision=1, why="x")
    story.refused("not_supervised", "lift", "supervisor", supervision=1, why="x")
    story.do("supervise", "supervisor", kind="red", why="x")
    story.closed()
    story.refused("wrong_state", "lift", "supervisor", supervision=2, why="x")
