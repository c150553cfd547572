"""Files at the doors: uploaded, given to acts, read by whoever reads the act, erased with the ticket."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from hotline.files import storing
from hotline.files.models import StoredFile
from hotline.files.reading import LINK_SECONDS, ROUND, files_of, readable, signed_link
from hotline.files.tasks import sweep
from tests.counters.doors import problem, program, statements, told
from tests.pictures import PDF, SECRET, picture, telling, upload, uploaded
from tickets.actions.archive import archive_due
from tickets.actions.forget import forget
from tickets.domain.people import SYSTEM, citizen
from tickets.domain.refusals import Absent
from tickets.history import verify
from tickets.models import Ticket
from tickets.queries.status import asker

URL = "/api/v1/files/"
DRAFT = "a draft nobody can guess"
HOME = "198.51.100.7"


@pytest.fixture(autouse=True)
def uploads(settings):
    """A storage of the test's own, in memory."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "uploads": memory}
    return storages["uploads"]


def send(client, body=b"", name="photo.jpg", **said):
    return client.post(URL, {"file": upload(body or picture(), name), **said}, format="multipart", REMOTE_ADDR=HOME)


def read(client, key, **query):
    return client.get(f"{URL}{key}/", query)


def body_of(answer):
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def ticket_of(story):
    return Ticket.objects.get(number=story.number)


def kept(uploads):
    """Return the names of everything that is stored."""
    return [name for folder in uploads.listdir("")[0] for name in uploads.listdir(folder)[1]]


# Taken ----------------------------------------------------------------------------------------------


def test_a_photo_is_taken(clock, uploads):
    made = told(send(program(clock, "operator"), telling(), "C:\\me\\坑洞.html"), 201)
    row = StoredFile.objects.get()
    assert (made["id"], made["kind"], made["width"], made["height"]) == (row.id, "image/jpeg", 40, 60)
    assert (made["name"], made["seq"], row.owner, row.ticket) == ("坑洞.html", 0, clock.who("operator").ref, "")
    assert sorted(kept(uploads)) == [f"{row.id}.jpg", f"{row.id}.thumb.jpg"]
    body = uploads.open(storing.path_of(row.id, row.kind)).read()
    assert (hashlib.sha256(body).hexdigest(), len(body)) == (row.sha256, row.size)
    assert SECRET.encode() not in body


@pytest.mark.parametrize(
    "body, code",
    [
        (b"<html><script>alert(1)</script></html>", "file_type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "file_type"),
        (picture()[:300], "file_damaged"),
    ],
)
def test_what_only_says_it_is_a_photo_is_refused(clock, uploads, body, code):
    answer = problem(send(program(clock, "operator"), body), 400, code)
    assert answer["field"] == "file"
    assert not StoredFile.objects.exists()
    assert kept(uploads) == []


def test_a_form_without_a_file_and_no_form_at_all(clock):
    client = program(clock, "operator")
    assert problem(client.post(URL, {}, format="multipart"), 400, "required")["field"] == "file"
    problem(client.post(URL, {"file": "x"}), 400, "not_a_form")
    problem(client.post(URL, {"file": "words"}, format="multipart"), 400, "invalid")
    problem(send(client, picture(), evil="1"), 400, "unknown_field")


def test_what_is_too_large_is_refused(clock, settings):
    settings.FILE_MOST_BYTES = 2_000
    client = program(clock, "operator")
    told(send(client, picture()), 201)
    problem(send(client, picture() + bytes(2_000)), 400, "file_too_large")
    problem(send(client, picture() + bytes(200_000)), 400, "file_too_large")  # by what the request weighs
    settings.FILE_MOST_BYTES, settings.FILE_MOST_PIXELS = 15_000_000, 1_000_000
    problem(send(client, picture("PNG", (1001, 1000))), 400, "picture_too_large")
    assert StoredFile.objects.count() == 1


def test_a_form_heavier_than_all_its_files_may_be_is_not_even_read(clock, settings, rf):
    settings.FILE_MOST_BYTES = 1
    request = rf.post("/", {"photos": upload(bytes(1_000_100))})
    with pytest.raises(RequestDataTooBig):
        assert request.FILES
    settings.FILE_MOST_BYTES = 1_000
    assert rf.post("/", {"photos": upload(bytes(1_000_100))}).FILES["photos"].size == 1_000_100


def test_so_many_may_wait(clock, settings):
    settings.FILES_WAITING = 2
    client = program(clock, "operator")
    for _one in range(2):
        told(send(client), 201)
    problem(send(client), 409, "too_many_waiting")
    told(send(program(clock, "reviewer")), 201)


def test_without_an_account_one_says_whose_it_is(clock):
    clock.register()
    somebody = APIClient()
    assert problem(send(somebody), 400, "required")["field"] == "draft"
    problem(send(somebody, draft="short"), 400, "bad_key")
    problem(send(somebody, number=clock.number, code="00000000"), 404, "no_match")
    assert not StoredFile.objects.exists()
    told(send(somebody, number=clock.number, code=clock.code, internal=True), 201)
    row = StoredFile.objects.get()
    assert (row.owner, row.public) == (asker(ticket_of(clock)).ref, True)


def test_public_uploads_are_counted_by_ticket_and_by_address(clock, monkeypatch):
    monkeypatch.setattr("hotline.files.limits.BY_TICKET", (2, 3600))
    monkeypatch.setattr("hotline.files.limits.BY_ADDRESS", (4, 3600))
    clock.register()
    somebody = APIClient()
    for _one in range(2):
        told(send(somebody, number=clock.number, code=clock.code), 201)
    answer = send(somebody, number=clock.number, code=clock.code)
    problem(answer, 429, "too_often")
    assert int(answer["Retry-After"]) > 0
    told(send(somebody, draft=DRAFT), 201)
    problem(send(somebody, draft=DRAFT), 429, "too_often")
    forged = {"file": upload(picture()), "draft": DRAFT}
    answer = somebody.post(
        URL, forged, format="multipart", REMOTE_ADDR=HOME, headers={"X-Forwarded-For": "203.0.113.9"}
    )
    problem(answer, 429, "too_often")
    told(send(program(clock, "operator")), 201)  # whoever has an account has work to do
    assert StoredFile.objects.count() == 4


# Given to acts --------------------------------------------------------------------------------------


def test_a_complaint_with_photos_without_an_account(clock):
    somebody = APIClient()
    ids = [told(send(somebody, draft=DRAFT), 201)["id"] for _one in range(2)]
    matter = {"type": "complaint", "title": "Hole", "content": "Deep.", "area": "east-1", "category": "0706"}
    complain = "/api/v1/public/complaints/"
    stranger = {**matter, "files": ids, "draft": "somebody else's draft"}
    problem(somebody.post(complain, stranger), 400, "file_gone")
    problem(somebody.post(complain, {**matter, "files": ids}), 400, "file_gone")
    assert not Ticket.objects.exists()
    made = told(somebody.post(complain, {**matter, "files": ids[::-1], "draft": DRAFT}), 201)
    clock.number = made["number"]
    event = clock.event("register")
    assert [one["id"] for one in event.data["files"]] == ids[::-1]
    assert {(row.ticket, row.seq) for row in StoredFile.objects.all()} == {(made["number"], 1)}
    assert list(verify(Ticket.objects.all())) == []
    body = told(somebody.post("/api/v1/public/status/", {"number": made["number"], "code": made["code"]}), 200)
    assert [entry["files"] for entry in body["timeline"]] == [ids[::-1], []]
    problem(somebody.post(complain, {**matter, "files": ids, "draft": DRAFT}), 400, "file_gone")


def test_the_same_complaint_again_gets_its_receipt(clock):
    somebody = APIClient()
    key = told(send(somebody, draft=DRAFT), 201)["id"]
    said = {"type": "complaint", "title": "Hole", "content": "Deep.", "files": [key], "draft": DRAFT}
    headers = {"Idempotency-Key": "0123456789abcdef"}
    first = told(somebody.post("/api/v1/public/complaints/", said, headers=headers), 201)
    again = told(somebody.post("/api/v1/public/complaints/", said, headers=headers), 200)
    assert first["number"] == again["number"]


def test_a_reply_with_photos(clock):
    clock.register()
    clock.handled()
    shown, hidden = uploaded(clock, "roads"), uploaded(clock, "roads", public=False)
    said = {"result": "solved", "text": "Filled.", "files": [shown.id, hidden.id]}
    told(program(clock, "roads").post(f"/api/v1/tickets/{clock.number}/reply/", said), 200)
    kept_ = clock.event("reply").data["files"]
    assert [(one["id"], one["public"]) for one in kept_] == [(shown.id, True), (hidden.id, False)]
    assert all(len(one["digest"]) == 64 and one["digest"] != shown.sha256 for one in kept_)
    assert list(verify(Ticket.objects.all())) == []


def test_a_rehearsal_takes_nothing(clock):
    key = uploaded(clock, "operator").id
    said = {"content": "Hole", "category": "0706", "area": "east-1", "files": [key]}
    told(program(clock, "operator").post("/api/v1/complaints/preview/", said), 200)
    assert StoredFile.objects.get().ticket == ""


def test_a_file_is_given_once_and_only_by_its_owner(clock):
    clock.register()
    key = uploaded(clock, "operator").id
    clock.refused("file_gone", "append", "reviewer", text="x", files=[key])
    clock.refused("file_gone", "append", "operator", text="x", files=["0" * 32])
    clock.do("append", "operator", text="x", files=[key, key])
    clock.refused("file_gone", "append", "operator", text="x", files=[key])
    assert StoredFile.objects.get().seq == clock.event("append").seq


def test_so_many_go_with_an_act_and_with_a_ticket(clock, settings):
    settings.FILES_PER_TICKET = 10
    clock.register()
    keys = [uploaded(clock, "operator").id for _one in range(11)]
    clock.refused("too_many_files", "append", "operator", text="x", files=keys[:10])
    clock.do("append", "operator", text="x", files=keys[:9])
    clock.refused("too_many_files", "append", "operator", text="x", files=keys[9:])
    clock.do("append", "operator", text="x", files=keys[9:10])


@pytest.mark.parametrize("files", ["x", [1], ["../x"], [None], {"a": 1}, ["A" * 10], ["a" * 41]])
def test_what_names_no_file(clock, files):
    clock.register()
    answer = program(clock, "operator").post(f"/api/v1/tickets/{clock.number}/append/", {"text": "x", "files": files})
    assert answer.status_code == 400
    assert answer.json()["field"].startswith("files")


def test_a_swapped_file_is_found(clock):
    clock.register()
    clock.do("append", "operator", text="x", files=[uploaded(clock, "operator").id])
    assert list(verify(Ticket.objects.all())) == []
    StoredFile.objects.update(sha256="0" * 64)
    assert ["not the one" in fault.what for fault in verify(Ticket.objects.all())] == [True]
    StoredFile.objects.all().delete()
    assert ["missing" in fault.what for fault in verify(Ticket.objects.all())] == [True]


# Read -----------------------------------------------------------------------------------------------


def test_how_a_file_is_handed_out(clock):
    clock.register()
    shot, paper = uploaded(clock, "operator"), uploaded(clock, "operator", body=PDF)
    client = program(clock, "operator")
    answer = read(client, shot.id)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == f'inline; filename="file-{shot.id[:6]}.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert body_of(answer)[:2] == b"\xff\xd8"
    assert len(body_of(read(client, shot.id, size="thumb"))) > 100
    problem(read(client, shot.id, size="huge"), 404, "no_file")
    problem(read(client, paper.id, size="thumb"), 404, "no_file")
    answer = read(client, paper.id)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert body_of(answer) == PDF


def test_a_loose_file_is_its_owners(clock):
    key = uploaded(clock, "operator").id
    body_of(read(program(clock, "operator"), key))
    problem(read(program(clock, "supervisor"), key), 404, "no_file")
    problem(read(APIClient(), key), 401, "not_authenticated")


def test_a_ticket_s_files_are_for_whoever_sees_the_ticket(clock):
    clock.register(accused="water")
    key = uploaded(clock, "operator").id
    clock.do("append", "operator", text="x", files=[key])
    for who in ("operator", "roads", "reviewer"):
        body_of(read(program(clock, who), key))
        assert [one["id"] for one in told(program(clock, who).get(f"/api/v1/tickets/{clock.number}/files/"), 200)] == [
            key
        ]
    for who in ("market", "water"):
        assert problem(read(program(clock, who), key), 404, "no_file") == problem(
            read(program(clock, who), "0" * 32), 404, "no_file"
        )
        problem(program(clock, who).get(f"/api/v1/tickets/{clock.number}/files/"), 404, "absent")


def shown_to_citizen(clock):
    rows = told(APIClient().post("/api/v1/public/files/", {"number": clock.number, "code": clock.code}), 200)
    return {row["id"]: row for row in rows}


def test_what_the_citizen_sees(clock):
    """Their own, and what was meant for them; never what an internal note or an assisting unit's report carries."""
    clock.sent("water")
    own = uploaded(clock, owner=asker(ticket_of(clock)).ref).id
    from_roads, hidden = uploaded(clock, "roads").id, uploaded(clock, "roads", public=False).id
    from_water, noted = uploaded(clock, "water").id, uploaded(clock, "operator").id
    said = {"number": clock.number, "code": clock.code, "text": "x", "files": [own]}
    told(APIClient().post("/api/v1/public/append/", said), 200)
    clock.handled()
    clock.do("note", "operator", text="x", files=[noted])
    clock.do("interim_reply", "roads", text="Half.", promise_on="2026-03-20", files=[from_roads, hidden])
    clock.do("reply", "water", result="solved", text="Pipe checked.", files=[from_water])
    shown = shown_to_citizen(clock)
    assert set(shown) == {own, from_roads}
    for row in shown.values():
        assert row["name"] == ""
        body_of(APIClient().get(row["url"]))
        body_of(APIClient().get(row["thumb"]))
    listed = told(program(clock, "operator").get(f"/api/v1/tickets/{clock.number}/files/"), 200)
    assert {row["id"] for row in listed} == {own, noted, from_roads, hidden, from_water}


def test_photos_of_a_reply_are_shown_when_its_text_is(clock):
    clock.register()
    key = uploaded(clock, "roads").id
    clock.handled()
    clock.do("contact", "roads", way="phone", note="x")

    def public():
        status = told(APIClient().post("/api/v1/public/status/", {"number": clock.number, "code": clock.code}), 200)
        return "Filled it." in str(status), key in str(status), key in shown_to_citizen(clock)

    clock.do("reply", "roads", result="solved", text="Filled it.", files=[key])
    assert len(set(public())) == 1
    clock.do("pass_reply", "reviewer")
    assert public() == (True, True, True)


OTHERS = "11111111-2222-4333-8444-555555555555"


def test_photos_of_the_master_s_reply_are_shown_to_whoever_joined(clock):
    """As its words are: once it has passed; never what only staff were to see, or another unit reported."""
    clock.sent("water", lead="roads")
    master, code = clock.number, clock.code
    clock.register(caller=OTHERS)
    child, child_code = clock.number, clock.code
    clock.do("merge", "operator", master=master, why="Same.")
    clock.number, clock.code = master, code
    photo, hidden = uploaded(clock, "roads").id, uploaded(clock, "roads", public=False).id
    from_water = uploaded(clock, "water").id
    clock.do("reply", "water", result="solved", text="Pipe checked.", files=[from_water])
    clock.handled()
    clock.do("reply", "roads", result="solved", text="Filled it.", files=[photo, hidden])
    clock.number, clock.code = child, child_code
    assert shown_to_citizen(clock) == {}
    themselves = citizen(OTHERS)
    with pytest.raises(Absent):
        readable(photo, themselves)
    clock.do("pass_reply", "reviewer", master)
    [row] = shown_to_citizen(clock).values()
    assert row["id"] == photo
    body_of(APIClient().get(row["url"]))
    assert readable(photo, themselves).id == readable(photo, asker(ticket_of(clock))).id == photo
    assert [one.id for one in files_of(ticket_of(clock), themselves)] == [photo]
    for key, somebody in (
        (hidden, themselves),
        (from_water, themselves),
        (photo, citizen("00000000-0000-0000-0000-000000000001")),
        (photo, citizen(OTHERS, only=master)),  # theirs is the child's code, not the master's
    ):
        with pytest.raises(Absent):
            readable(key, somebody)


def test_who_was_taken_out_again_does_not_see_the_other_s_photos(clock):
    master = clock.register().ticket.number
    clock.register(caller=OTHERS)
    clock.do("merge", "operator", master=master, why="Same.")
    clock.do("unmerge", "operator", why="Another hole.")
    child, clock.number = clock.number, master
    photo = uploaded(clock, "roads").id
    clock.handled()
    clock.do("reply", "roads", result="solved", text="Filled it.", files=[photo])
    clock.do("pass_reply", "reviewer")
    clock.number = child
    assert shown_to_citizen(clock) == {}
    with pytest.raises(Absent):
        readable(photo, citizen(OTHERS))


def test_a_signed_link_opens_one_file_for_some_minutes(clock):
    key, other = uploaded(clock, "operator").id, uploaded(clock, "operator").id
    link = signed_link(key, clock.now)
    somebody = APIClient()
    body_of(somebody.get(link))
    problem(somebody.get(link.replace(key, other)), 404, "no_file")
    problem(somebody.get(link[:-1] + ("A" if link[-1] != "A" else "B")), 404, "no_file")
    for forged in ("x", ".", "9999999999.x", "9999999999", "1e9.x", "∞.x"):
        problem(read(somebody, key, sig=forged), 404, "no_file")
    clock.now += timedelta(seconds=LINK_SECONDS - 1)
    body_of(somebody.get(link))
    clock.now += timedelta(seconds=ROUND + 2)
    problem(somebody.get(link), 404, "no_file")


def test_a_file_costs_few_statements(clock):
    clock.register()
    clock.do("append", "operator", text="x", files=[uploaded(clock, "operator").id])
    url = f"/api/v1/tickets/{clock.number}/files/"
    few = statements(program(clock, "operator"), url)
    clock.do("append", "operator", text="x", files=[uploaded(clock, "operator").id for _one in range(5)])
    assert statements(program(clock, "operator"), url) == few


# Erased ---------------------------------------------------------------------------------------------


def test_forgetting_erases_files(clock, uploads, django_capture_on_commit_callbacks):
    clock.register()
    key = uploaded(clock, "operator").id
    clock.do("append", "operator", text="x", files=[key])
    link = signed_link(key, clock.now + timedelta(days=365))
    clock.closed()
    clock.now += timedelta(days=60)
    archive_due(clock.now, after=timedelta(days=30))
    assert kept(uploads)
    with django_capture_on_commit_callbacks(execute=True):
        forget(clock.number, actor=SYSTEM, now=clock.now)
    row = StoredFile.objects.get()
    assert (row.sha256, row.name, row.owner) == ("", "", "")
    assert kept(uploads) == []
    problem(read(program(clock, "operator"), key), 404, "no_file")
    problem(APIClient().get(link), 404, "no_file")
    assert told(program(clock, "operator").get(f"/api/v1/tickets/{clock.number}/files/"), 200) == []
    assert list(verify(Ticket.objects.all())) == []


def test_what_is_sent_by_nobody_goes_after_a_day(clock, uploads):
    clock.register()
    given = uploaded(clock, "operator")
    clock.do("append", "operator", text="x", files=[given.id])
    uploaded(clock, "operator")
    clock.now += timedelta(hours=20)
    late = uploaded(clock, "operator")
    clock.now += timedelta(hours=5)
    for _twice in range(2):
        sweep()
        assert set(StoredFile.objects.all()) == {given, late}
        assert {name.partition(".")[0] for name in kept(uploads)} == {given.id, late.id}


def test_bytes_that_a_killed_process_left_are_swept(clock, uploads, monkeypatch):
    """Killed between bytes and row; killed between the row's erasing and the bytes'."""
    monkeypatch.setattr(StoredFile, "save", lambda *_a, **_k: (_ for _ in ()).throw(SystemExit()))
    with pytest.raises(SystemExit):
        uploaded(clock, "operator")
    monkeypatch.undo()
    assert len(kept(uploads)) == 2
    assert not StoredFile.objects.exists()
    modified = uploads.get_modified_time(f"{kept(uploads)[0][:2]}/{kept(uploads)[0]}")
    assert storing.sweep_bytes(modified + timedelta(hours=23)) == 0
    assert storing.sweep_bytes(modified + timedelta(hours=25)) == 2
    uploaded(clock, "operator")
    StoredFile.objects.update(erased_at=clock.now, sha256="", name="", owner="")
    assert storing.sweep_bytes(modified) == 2
    assert kept(uploads) == []


def test_a_file_whose_bytes_are_lost_is_not_there(clock, uploads, caplog):
    row = uploaded(clock, "operator")
    uploads.delete(storing.path_of(row.id, row.kind))
    problem(read(program(clock, "operator"), row.id), 404, "no_file")
    assert "missing" in caplog.text


def test_a_citizen_of_another_ticket_sees_nothing(clock):
    clock.register()
    row = uploaded(clock, owner=citizen("00000000-0000-0000-0000-000000000001").ref)
    said = {"number": clock.number, "code": clock.code, "text": "x", "files": [row.id]}
    problem(APIClient().post("/api/v1/public/append/", said), 400, "file_gone")


def test_bytes_that_were_changed_are_found(clock, uploads, capsys):
    row, lost = uploaded(clock, "operator"), uploaded(clock, "operator")
    call_command("verify_files")
    assert "2 files, 0 faults" in capsys.readouterr().out
    uploads.delete(storing.path_of(lost.id, lost.kind))
    uploads.delete(storing.path_of(row.id, row.kind))
    uploads.save(storing.path_of(row.id, row.kind), ContentFile(picture(size=(10, 10))))
    with pytest.raises(CommandError):
        call_command("verify_files")
    told_ = capsys.readouterr().err
    assert f"{row.id}: the bytes are not those" in told_
    assert f"{lost.id}: the bytes are missing" in told_
