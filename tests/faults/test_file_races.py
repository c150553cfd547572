"""The same photo wanted by two acts at once, and a sweep in the middle: it is given once, and never lost."""

from datetime import timedelta

import pytest

from hotline.files.models import StoredFile
from hotline.files.storing import path_of, storage, sweep_loose
from tests.faults.test_verb_races import acts, sorted_out
from tests.pictures import uploaded
from tickets.history import verify
from tickets.models import Event, Ticket


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """A folder of the test's own."""
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "uploads": files}


@pytest.mark.parametrize("tickets", [1, 2])
def test_of_two_acts_that_want_the_same_file_one_has_it(story, at_once, tickets):
    numbers = [story.register().ticket.number for _one in range(tickets)]
    for _round in range(3):
        keys = [uploaded(story, "operator").id for _one in range(3)]
        wanted = [
            ("append", "operator", numbers[0], None, {"text": "x", "files": keys[:2]}),
            ("append", "operator", numbers[-1], None, {"text": "x", "files": keys[:0:-1]}),
        ]
        won, refused = sorted_out(at_once(*acts(story, *wanted)))
        assert (len(won), [one.code for one in refused]) == (1, ["file_gone"])
        given = StoredFile.objects.filter(pk__in=keys).exclude(ticket="")
        assert len({(row.ticket, row.seq) for row in given}) == 1
        assert given.count() == 2
    assert Event.objects.filter(verb="append").count() == 3
    assert list(verify(Ticket.objects.all())) == []


def test_a_sweep_and_an_act_want_the_same_file(story, at_once):
    story.register()
    for _round in range(4):
        row = uploaded(story, "operator")
        StoredFile.objects.filter(pk=row.pk).update(made_at=story.now - timedelta(days=2))
        wanted = ("append", "operator", story.number, None, {"text": "x", "files": [row.id]})
        at_once(*acts(story, wanted), lambda: sweep_loose(story.now))
        given = StoredFile.objects.filter(pk=row.pk).exclude(ticket="").exists()
        assert storage().exists(path_of(row.id, row.kind)) == given
        assert StoredFile.objects.filter(pk=row.pk).exists() == given
    assert list(verify(Ticket.objects.all())) == []
