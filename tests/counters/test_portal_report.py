"""Reporting without JavaScript: four steps, nothing lost, one ticket however often it is sent."""

import re

import pytest

from hotline.citizens.models import Citizen as Known
from hotline.files.models import StoredFile
from hotline.portal.drafts import KEPT
from hotline.portal.models import Draft
from hotline.portal.sending import title_of
from tests.counters.portal import OFFICE, WORDS, Citizen, photo, text
from tickets.models import Ticket


@pytest.fixture
def citizen(clock):
    return Citizen()


def test_a_whole_report(citizen, clock):
    assert citizen.get("report/", 303)["Location"] == "/report/what/"
    citizen.what(wants="Fill it.")
    page = text(citizen.get("report/kind/"))
    assert "Road damage" in page
    assert 'value="0706"' in page
    citizen.post("report/kind/", "report/where/", choice="0706")
    citizen.post("report/where/", "report/where/", address="Harbour Road 12", do="find")
    assert "east-1 street, East district" in text(citizen.get("report/where/"))
    citizen.post("report/where/", "report/photos/", address="Harbour Road 12", area="east-1", do="next")
    citizen.post("report/photos/", "report/contact/", files=[photo(), photo("two.jpg")], do="next")
    citizen.post("report/contact/", "report/review/", name="陈小明", phone="13800138000", confidential="on")
    page = text(citizen.get("report/review/"))
    for said in ("Fill it.", "Harbour Road 12", "Road damage", "Roads bureau", "18 Mar 2026", "working days", "陈小明"):
        assert said in page, said
    assert page.count("/api/v1/files/") >= 2
    citizen.post("report/review/", "report/receipt/")
    ticket = Ticket.objects.get()
    assert (ticket.type, ticket.category_id, ticket.area_id, ticket.channel, ticket.state) == (
        "complaint", "0706", "east-1", "web", "dispatched",
    )  # fmt: skip
    assert (ticket.title, ticket.content, ticket.wants) == ("A deep pothole at the corner", WORDS, "Fill it.")
    assert ticket.confidential
    assert StoredFile.objects.filter(ticket=ticket.number, seq=1).count() == 2
    receipt = text(citizen.get("report/receipt/"))
    code = re.search(r">(\d{4} \d{4})<", receipt)[1]
    assert ticket.number in receipt
    assert "<svg" in receipt
    stranger = Citizen(OFFICE)
    stranger.post("status/", f"status/{ticket.number}/", number=ticket.number, code=code)
    assert WORDS in text(stranger.get(f"status/{ticket.number}/"))


def test_nothing_is_asked_before_what_comes_before_it(citizen):
    for page in ("kind", "where", "near", "photos", "contact", "review"):
        assert citizen.get(f"report/{page}/", 303)["Location"] == "/report/what/"
    citizen.post("report/review/", "report/what/")
    assert not Ticket.objects.exists()


def test_a_get_keeps_nothing(citizen):
    citizen.get("report/what/")
    assert not Draft.objects.exists()
    assert "report" not in citizen.client.cookies


@pytest.mark.parametrize(
    "page, said, sentence",
    [
        ("what", {"content": " ", "wants": "Kept words", "type": "help"}, "Write a sentence"),
        ("what", {"content": "x" * 10_001, "type": "help"}, "10000"),
        ("what", {"content": "Kept words", "type": "gossip"}, "gossip"),
        ("kind", {}, "Choose one"),
        ("kind", {"choice": "other"}, "Choose a matter from the list"),
        ("kind", {"choice": "9999"}, "9999"),
        ("where", {"do": "next"}, "needs a place"),
        ("where", {"do": "next", "address": "Kept words 7"}, "Pick the street or town"),
        ("where", {"do": "find", "address": "Kept words 7"}, "do not know this place"),
        ("where", {"do": "here", "lon": "0", "lat": "0", "address": "Kept words"}, "outside the city"),
        ("where", {"do": "here", "lon": "nan", "lat": "1e999"}, "number"),
        ("where", {"small.x": "3", "small.y": "3", "area": "nowhere"}, "nowhere"),
        ("contact", {"name": "Kept words", "phone": "12"}, "not a telephone number"),
        ("contact", {"name": "Kept words", "email": "nobody"}, "not an e-mail address"),
    ],
)
def test_an_error_names_its_field_and_keeps_what_was_typed(citizen, page, said, sentence):
    if page != "what":
        citizen.what()
    if page in ("where", "contact"):
        citizen.post("report/kind/", choice="0706")
    if page == "contact":
        citizen.post("report/where/", area="east-1", do="next")
        citizen.post("report/photos/", do="next")
    answer = text(citizen.post(f"report/{page}/", status=422, **said))
    assert sentence in answer
    assert 'role="alert"' in answer
    for typed in said.values():
        if typed.startswith("Kept"):
            assert typed in answer


def test_a_file_that_cannot_be_taken_costs_nothing_else(citizen):
    citizen.what()
    citizen.post("report/kind/", choice="0706")
    citizen.post("report/where/", area="east-1", do="next")
    bad = photo("virus.jpg")
    bad.truncate(200)
    answer = text(citizen.post("report/photos/", status=422, files=[photo(), bad], do="next"))
    assert "virus.jpg" in answer
    assert StoredFile.objects.count() == 1
    key = StoredFile.objects.get().pk
    assert key in text(citizen.get("report/photos/"))
    citizen.post("report/photos/", "report/contact/", **{"files-kept": key, "do": "next"})


def test_another_browser_does_not_see_the_draft(citizen):
    citizen.what()
    other = Citizen(OFFICE)
    other.client.cookies["report"] = "guessed-key-guessed-key"
    assert WORDS not in text(other.get("report/what/"))
    assert WORDS in text(citizen.get("report/what/"))


def test_what_waits_in_the_database_is_sealed_and_swept(citizen, clock):
    from hotline.portal.drafts import sweep

    citizen.until_review(name="Chen Xiaoming", phone="13800138000")
    row = Draft.objects.get()
    assert b"Chen" not in bytes(row.sealed)
    assert citizen.client.cookies["report"].value not in row.pk
    assert sweep(clock.now + KEPT / 2) == 0
    assert sweep(clock.now + KEPT * 2) == 1


def test_sent_twice_is_one_ticket(citizen):
    citizen.until_review()
    citizen.post("report/review/", "report/receipt/")
    receipt = text(citizen.get("report/receipt/"))
    citizen.post("report/review/", "report/receipt/")
    again = text(citizen.get("report/receipt/"))
    assert Ticket.objects.count() == 1
    code = re.compile(r">(\d{4} \d{4})<")
    assert code.search(receipt)[1] == code.search(again)[1]


def test_a_crash_after_sending_still_gives_the_receipt(citizen, monkeypatch):
    from hotline.portal.drafts import Report

    citizen.until_review()
    keep = Report.keep
    monkeypatch.setattr(Report, "keep", lambda *args, **words: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        citizen.client.post("/report/review/")
    monkeypatch.setattr(Report, "keep", keep)
    citizen.post("report/review/", "report/receipt/")
    assert Ticket.objects.count() == 1
    assert re.search(r">\d{4} \d{4}<", text(citizen.get("report/receipt/")))


def test_after_the_receipt_a_new_report_is_a_new_one(citizen):
    first = citizen.sent()
    citizen.what("The lamp is out. It was out yesterday, too.")
    assert citizen.next == "report/kind/"
    assert Ticket.objects.get() == first


def test_the_receipt_is_put_away(citizen):
    ticket = citizen.sent()
    citizen.post("report/receipt/", f"status/{ticket.number}/")
    assert citizen.get("report/receipt/", 303)["Location"] == "/status/"
    assert not Draft.objects.exists()


def test_the_code_is_gone_from_the_receipt_after_an_hour(citizen, clock):
    citizen.sent()
    clock.wait(hours=2)
    assert citizen.get("report/receipt/", 303)["Location"] == "/status/"


def test_a_phone_number_typed_on_the_web_is_only_claimed(citizen):
    citizen.sent(name="Chen", phone="13800138000")
    assert not Known.objects.get().proved


def test_changing_something_leads_back_to_the_review(citizen):
    citizen.until_review()
    citizen.post("report/what/", "report/review/", content="Another text altogether.", type="complaint")
    assert "Another text altogether." in text(citizen.get("report/review/"))


def test_the_map_is_pressed_without_javascript(citizen):
    citizen.what()
    citizen.post("report/kind/", choice="0706")
    page = text(citizen.get("report/where/"))
    assert 'type="image"' in page
    assert 'name="small"' in page
    image = citizen.get("report/map/small.svg?scope=lin")
    assert image["Content-Type"] == "image/svg+xml"
    assert b"<script" not in image.content
    citizen.post("report/where/", "report/where/", **{"small.x": "300", "small.y": "150", "address": "By the pond"})
    page = text(citizen.get("report/where/"))
    assert "marked on the map" in page
    assert "By the pond" in page
    citizen.get("report/map/small.svg?scope=nowhere", 404)
    citizen.get("report/map/huge.svg?scope=lin", 404)


def test_too_many_reports_from_one_address_wait_and_nothing_is_lost(citizen, monkeypatch):
    monkeypatch.setattr("hotline.intake.limits.COMPLAINTS", (1, 3600))
    citizen.sent()
    other = Citizen(HTTP_X_FORWARDED_FOR="192.0.2.200")
    other.until_review(content="A lamp has gone out near the bridge.")
    refused = other.post("report/review/", status=429)
    assert refused["Retry-After"] == "3600"
    assert "60 minutes" in text(refused)
    assert "A lamp has gone out" in text(refused)
    neighbour = Citizen(OFFICE)
    neighbour.sent()


def test_too_many_drafts_from_one_address_wait_with_what_was_typed(clock, monkeypatch):
    monkeypatch.setattr("hotline.portal.pages.report.DRAFTS", (1, 3600))
    Citizen().what()
    answer = Citizen().post("report/what/", status=429, content="Kept words", type="help")
    assert "Kept words" in text(answer)
    assert answer["Retry-After"] == "3600"
    Citizen(OFFICE).what()
    assert Draft.objects.count() == 2


@pytest.mark.parametrize(
    "content, title",
    [
        ("路灯坏了三天。请修理。", "路灯坏了三天"),
        ("One line\nand another", "One line"),
        ("No end here", "No end here"),
        ("x" * 100, "x" * 59 + "…"),
        ("Mr. Li fell. He is hurt.", "Mr. Li fell"),
    ],
)
def test_a_title_is_made_of_the_first_sentence(content, title):
    assert title_of(content) == title
