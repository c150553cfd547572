"""Identities: sealed, found blind, shown masked, looked at with a reason, forgotten without a trace."""

import uuid
from datetime import timedelta
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.citizens import vault
from hotline.citizens.access_log import access_log, looks_by
from hotline.citizens.flags import appeal, decide_appeal, flags_on, raise_flag
from hotline.citizens.forgetting import forget, forget_citizen
from hotline.citizens.identity import Identity, Masked, mask
from hotline.citizens.looking import masked, reveal, shown_identity
from hotline.citizens.masks import mask_email, mask_id, mask_name, mask_phone
from hotline.citizens.models import Citizen, RefusedLook
from hotline.citizens.phones import blind_index, canonical, spoken
from hotline.citizens.records import find_by_phone, know
from tests import town
from tests.counters.doors import problem, program, told
from tests.town import MONDAY
from tickets.actions.archive import archive_due
from tickets.domain.people import SYSTEM, Role, citizen
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow
from tickets.history import verify
from tickets.models import Ticket

CHEN = {
    "name": "陈小明",
    "title": "先生",
    "phone": "138 0013 8000",
    "second_phone": "0571-88881234",
    "email": "chen.xiaoming@chenjia.cn",
    "address": "Harbour Road 12, 3-402",
    "id_document": "330102198001011234",
    "contact_window": "after six",
}


def chen(**more: str) -> Identity:
    return Identity.read({**CHEN, **more})


# Numbers ---------------------------------------------------------------------------------------------

SAME_LINE = (
    "13800138000",
    "138 0013 8000",
    "138-0013-8000",
    "+86 138 0013 8000",
    "+8613800138000",
    "008613800138000",
    "0086 138-0013-8000",
    "８６１３８００１３８０００",
    "＋８６ １３８ ００１３ ８０００",
    "１３８００１３８０００",
    " 138\u200b0013\u00a08000 ",
    "138—0013—8000",
)


@pytest.mark.parametrize("text", SAME_LINE)
def test_one_line_however_it_is_written(text):
    assert canonical(text) == "+8613800138000"
    assert blind_index(canonical(text)) == blind_index("+8613800138000")


def test_other_lines_and_extensions():
    assert canonical("+44 20 7946 0018") == "+442079460018"
    assert canonical("0571-88888888 转 12") == "+8657188888888;ext=12"
    assert canonical("0571-88888888 ext. 12") != canonical("0571-88888888")
    assert spoken("+8613800138000") == "13800138000"
    assert spoken("+8657188888888;ext=12") == "057188888888 #12"
    assert spoken("+442079460018") == "+442079460018"


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1", "138001380001380013800", "138ABCD1234", "drop table", "1380013'8000", "+", "٣" * 200, "\x00"],
)
def test_no_number(text):
    with pytest.raises(Invalid) as refused:
        canonical(text)
    assert refused.value.data["field"] == "phone"


@given(st.text(max_size=50))
def test_any_text_is_a_number_or_refused(text):
    try:
        e164 = canonical(text)
    except Invalid:
        return
    assert e164.startswith("+")
    assert canonical(e164) == e164


def test_the_index_needs_the_pepper(settings):
    before = blind_index("+8613800138000")
    settings.PEPPER = "another"
    assert blind_index("+8613800138000") != before


# Masks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phone, seen",
    [
        ("13800138000", "138****8000"),
        ("+442079460018", "+442****0018"),
        ("87654321", "****21"),
        ("110", "****"),
        ("057188888888 #12", "057****8888"),
        ("", ""),
    ],
)
def test_mask_phone(phone, seen):
    assert mask_phone(phone) == seen


def test_mask_names():
    assert mask_name("陈小明") == "陈**"
    assert mask_name("欧阳修") == "欧**"
    assert mask_name("Chen") == "C***"
    assert mask_name("  ") == ""
    assert mask_id("330102198001011234") == "3****4"
    assert mask_id("A12") == "****"
    assert mask_email("chen@chenjia.cn") == "c***@***.cn"
    assert mask_email("nonsense") == "***"


@given(st.text(alphabet="0123456789+ ;#", max_size=24))
def test_a_masked_phone_shows_seven_digits_at_most(phone):
    shown = [sign for sign in mask_phone(phone) if sign.isdigit()]
    told = [sign for sign in phone.partition("#")[0].partition(";")[0] if sign.isdigit()]
    assert len(shown) <= 7
    assert not told or len(told) - len(shown) >= 3 or not shown


@given(st.text(max_size=60))
def test_a_mask_shows_one_character(text):
    clean = text.strip()
    for of, allowed in ((mask_name, 1), (mask_id, 2)):
        seen = of(text)
        assert len(seen.replace("*", "")) <= allowed
        assert len(seen) <= 6
        if clean:
            assert "*" in seen


@given(st.emails())
@example("c@chen.name")
def test_a_masked_email_shows_one_character_and_the_last_label(email):
    seen = mask_email(email)
    assert seen.startswith(f"{email[0]}***@")
    assert len(seen) <= len("c***@***.") + len(email.rpartition(".")[2])


@given(name=st.text(max_size=30), address=st.text(max_size=30), window=st.text(max_size=30))
def test_a_mask_never_holds_a_clear_field(name, address, window):
    seen = mask(Identity(name=name, address=address, contact_window=window, phone="+8613800138000"))
    for clear, shown in ((name, seen.name), (address, seen.address), (window, seen.contact_window)):
        assert shown.count("*") >= 2 or not clear.strip()
    assert "00138" not in seen.phone


# Sealing ---------------------------------------------------------------------------------------------


@given(
    st.dictionaries(
        st.sampled_from(sorted(CHEN)), st.text(alphabet=st.characters(codec="utf-8"), max_size=50), max_size=8
    )
)
def test_seal_and_unseal(words):
    sealed = vault.seal("one", words)
    assert vault.unseal("one", sealed) == words
    with pytest.raises(vault.SealBroken):
        vault.unseal("two", sealed)


def test_a_seal_that_was_tampered_with_does_not_open():
    sealed = bytearray(vault.seal("one", {"name": "陈小明"}))
    sealed[20] ^= 1
    with pytest.raises(vault.SealBroken):
        vault.unseal("one", bytes(sealed))


def test_nothing_lies_open(db):
    row = know(chen(), now=MONDAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text, encode(t.sealed, 'escape') FROM citizens_citizen t")
        text = "".join(cursor.fetchone())
    for word in CHEN.values():
        assert word not in text
    assert "13800138000" not in text
    assert Citizen.objects.get().identity() == row.identity() == chen()


def test_rotate_keys(db, settings):
    old = settings.IDENTITY_KEYS
    first = know(chen(), now=MONDAY)
    flag = raise_flag(
        CHEN["phone"],
        actor=town.staff("boss", Role.SUPERVISOR),
        now=MONDAY,
        reason="abuse",
        step="warned",
        evidence="Recording 17",
        expires_on=(MONDAY + timedelta(days=30)).date(),
    )
    new = Fernet.generate_key().decode()
    settings.IDENTITY_KEYS = [new, *old]
    second = know(chen(phone="13900139000"), now=MONDAY)
    out = StringIO()
    call_command("rotate_identity_keys", "--batch=1", stdout=out)
    assert "1 of 1" in out.getvalue()
    settings.IDENTITY_KEYS = [new]
    for row in (first, second):
        row.refresh_from_db()
        assert row.identity().name == "陈小明"
        assert row.sealed_with == vault.key_in_use()
    flag.refresh_from_db()
    assert flag.words() == {"evidence": "Recording 17"}


# Knowing ---------------------------------------------------------------------------------------------


def test_one_row_for_a_number(db):
    first = know(chen(), now=MONDAY, language="zh-hans", care=["elderly"])
    later = MONDAY + timedelta(days=1)
    again = know(Identity.read({"phone": "+86 13800138000", "email": "new@example.com"}), now=later)
    assert again.id == first.id
    kept = Citizen.objects.get()
    assert kept.identity() == chen(email="new@example.com")
    assert (kept.language, kept.care, kept.created_at, kept.seen_at) == ("zh-hans", ["elderly"], MONDAY, later)
    assert [one.id for one in find_by_phone("００８６13800138000")] == [first.id]
    know(Identity.read({"phone": "13800138000"}), now=later, care=[])
    assert Citizen.objects.get().care == []


def test_a_claimed_number_changes_nothing(db):
    proved = know(chen(), now=MONDAY)
    claimed = know(Identity.read({"phone": CHEN["phone"], "name": "Mallory"}), now=MONDAY, proved=False)
    assert claimed.id != proved.id
    proved.refresh_from_db()
    assert proved.identity() == chen()
    assert [one.id for one in find_by_phone(CHEN["phone"])] == [proved.id, claimed.id]


def test_nobody_without_a_number_is_taken_for_another(db):
    one = know(Identity(name="Li"), now=MONDAY)
    two = know(Identity(name="Li"), now=MONDAY)
    assert one.id != two.id
    assert not one.proved


def test_statements_of_knowing(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        know(chen(), now=MONDAY)
    with django_assert_num_queries(1):
        know(chen(), now=MONDAY)
    with django_assert_num_queries(2):
        know(chen(name="陈大明"), now=MONDAY)


def test_what_cannot_be_read():
    for said, field in (
        ({"phone": "x"}, "phone"),
        ({"second_phone": "x"}, "second_phone"),
        ({"email": "nobody"}, "email"),
        ({"name": "a" * 81}, "name"),
        ({"caller": "x"}, "caller"),
    ):
        with pytest.raises(Invalid) as refused:
            Identity.read(said)
        assert refused.value.data["field"] == field


# Looking ---------------------------------------------------------------------------------------------


@pytest.fixture
def ticket(story):
    """A pothole with the roads bureau, reported by Chen."""
    caller = know(chen(), now=story.now, language="zh-hans", care=["elderly"])
    story.register(caller=str(caller.id))
    return story


def look(story, who, number="", **more):
    actor = story.who(who) if isinstance(who, str) else who
    return reveal(number or story.number, actor=actor, now=story.now, reason="contact_caller", **more)


def test_mask_by_default(ticket):
    assert masked(ticket.ticket, ticket.who("roads")) == Masked(
        name="陈**",
        title="先生",
        phone="138****8000",
        second_phone="057****1234",
        email="c***@***.cn",
        address="***",
        id_document="3****4",
        contact_window="***",
        language="zh-hans",
        care=("elderly",),
    )


@pytest.mark.parametrize("who", ["operator", "dispatcher", "reviewer", "supervisor", "roads"])
def test_who_may_look(ticket, who):
    shown = look(ticket, who, detail="To ask where exactly.")
    assert shown.identity == chen()
    assert shown.until == ticket.now + timedelta(minutes=10)
    assert ticket.verbs()[-1] == "reveal"


@pytest.mark.parametrize(
    "who, refusal, code",
    [
        ("analyst", Absent, "absent"),
        ("auditor", Absent, "absent"),
        ("system_admin", Absent, "absent"),
        ("security_admin", Absent, "absent"),
        ("water", Absent, "absent"),
        ("hall", Forbidden, "not_handling"),
        ("contractor", Forbidden, "not_on_the_line"),
        ("citizen-other", Absent, "absent"),
    ],
)
def test_who_may_not(ticket, who, refusal, code):
    actor = citizen(str(uuid.uuid4())) if who == "citizen-other" else ticket.who(who)
    before = ticket.verbs()
    with pytest.raises(refusal) as refused:
        look(ticket, actor)
    assert refused.value.code == code
    assert ticket.verbs() == before
    assert RefusedLook.objects.get().code == code
    assert RefusedLook.objects.get().actor == actor.ref


def test_the_citizen_is_not_shown_what_the_hotline_knows(ticket):
    own = citizen(str(ticket.ticket.caller), only=ticket.number)
    with pytest.raises(Forbidden):
        look(ticket, own)


def test_a_copy_is_no_reason_to_look(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), category="0504", title="Burst main")
    with pytest.raises(Forbidden) as refused:
        look(story, "d-east")
    assert refused.value.code == "not_handling"
    look(story, "water")


def test_an_assist_may_look_until_the_end(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), route=False)
    story.do("dispatch", "operator", lead="roads", assists=["water"], why="A pipe below the road.")
    look(story, "water")
    story.closed()
    for who in ("roads", "water"):
        with pytest.raises(Forbidden) as refused:
            look(story, who)
        assert refused.value.code == "not_handling"
    look(story, "operator")


def test_secrecy(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), confidential=True)
    with pytest.raises(Forbidden) as refused:
        look(story, "roads")
    assert refused.value.code == "confidential"
    assert masked(story.ticket, story.who("roads")) == Masked(withheld="confidential")
    assert masked(story.ticket, story.who("operator")).name == "陈**"
    look(story, "operator")


def test_the_accused_never(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), accused="d-east", type="report", category="0101", route=False)
    story.do("dispatch", "supervisor", lead="market", why="Elsewhere.")
    for who in ("d-east", "s-east-1", "hall"):
        with pytest.raises(Absent):
            look(story, who)
    look(story, "market")


def test_an_operator_of_the_accused_hotline_withdraws(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), accused="hotline", category="1703", route=False)
    own = town.staff("insider", Role.OPERATOR, unit="hotline")
    with pytest.raises(Forbidden) as refused:
        look(story, own)
    assert refused.value.code == "interest"
    assert masked(story.ticket, own) == Masked(withheld="confidential")
    look(story, "supervisor")


def test_a_hired_agent_only_on_the_line(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), by="contractor")
    look(story, "contractor")
    story.now += timedelta(minutes=31)
    with pytest.raises(Forbidden) as refused:
        look(story, "contractor")
    assert refused.value.code == "not_on_the_line"


def test_a_reason_must_be_given(ticket):
    for reason in ("", "curiosity"):
        with pytest.raises(Invalid):
            reveal(ticket.number, actor=ticket.who("operator"), now=ticket.now, reason=reason)
    assert "reveal" not in ticket.verbs()
    assert [row.code for row in RefusedLook.objects.order_by("pk")] == ["required", "unknown_code"]


def test_ten_minutes(ticket):
    operator, roads = ticket.who("operator"), ticket.who("roads")
    assert shown_identity(ticket.number, actor=operator, now=ticket.now) is None
    look(ticket, "operator")
    for minutes, seen in ((0, True), (9.99, True), (10, False)):
        shown = shown_identity(ticket.number, actor=operator, now=ticket.now + timedelta(minutes=minutes))
        assert (shown is not None) == seen
    assert shown_identity(ticket.number, actor=roads, now=ticket.now) is None
    with pytest.raises(Absent):
        shown_identity(ticket.number, actor=ticket.who("water"), now=ticket.now)


def test_the_right_may_end_before_the_ten_minutes(ticket):
    look(ticket, "roads")
    ticket.closed()
    assert shown_identity(ticket.number, actor=ticket.who("roads"), now=ticket.now) is None


def test_the_kernels_own_door_has_the_same_gate(story):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), category="0504", title="Burst main")
    story.refused("not_handling", "reveal", "d-east", reason="contact_caller")
    assert shown_identity(story.number, actor=story.who("d-east"), now=story.now) is None


def test_the_verb_by_api_is_the_same_gate(clock):
    """What is refused leaves no look, and stands in the log of those who tried."""
    clock.register(category="0504", title="Burst main")
    url = f"/api/v1/tickets/{clock.number}/reveal/"
    problem(program(clock, "d-east").post(url, {"reason": "contact_caller"}), 403, "not_handling")
    assert "reveal" not in clock.verbs()
    assert [row.code for row in RefusedLook.objects.all()] == ["not_handling"]
    answer = told(program(clock, "water").post(url, {"reason": "contact_caller"}), 200)
    assert (answer["number"], clock.verbs()[-1]) == (clock.number, "reveal")


def test_anonymous(story):
    story.register(caller=str(uuid.uuid4()))
    assert masked(story.ticket, story.who("roads")) == Masked(withheld="anonymous")
    assert look(story, "operator").identity == Identity()
    story.register(caller="")
    with pytest.raises(NotNow):
        look(story, "operator")


# The log ---------------------------------------------------------------------------------------------


def test_the_log_is_complete(ticket):
    look(ticket, "operator", detail="Line was cut.")
    look(ticket, "roads")
    with pytest.raises(Forbidden):
        look(ticket, "contractor")
    for reader in ("auditor", "security_admin", "supervisor"):
        log = access_log(ticket.number, ticket.who(reader))
        assert [(one.who, one.role, one.unit, one.reason, one.refused) for one in log] == [
            ("operator", "operator", "", "contact_caller", ""),
            ("clerk.roads", "unit_lead", "roads", "contact_caller", ""),
            ("contractor", "contractor", "", "", "not_on_the_line"),
        ]
        assert log[0].detail == "Line was cut."
    by = looks_by(ticket.who("contractor").ref, ticket.who("auditor"), since=ticket.now)
    assert [one.refused for one in by] == ["not_on_the_line"]


def test_the_citizen_reads_roles_and_units(ticket):
    look(ticket, "roads", detail="secret remark")
    own = citizen(str(ticket.ticket.caller), only=ticket.number)
    (line,) = access_log(ticket.number, own)
    assert (line.role, line.unit, line.reason, line.who, line.detail) == (
        "unit_lead",
        "roads",
        "contact_caller",
        "",
        "",
    )


@pytest.mark.parametrize("who", ["operator", "reviewer", "roads", "analyst", "system_admin"])
def test_others_do_not_read_the_log(ticket, who):
    with pytest.raises(Absent):
        access_log(ticket.number, ticket.who(who))
    with pytest.raises(Absent):
        looks_by("staff:1", ticket.who(who), since=ticket.now)


def test_another_citizen_does_not_read_the_log(ticket):
    with pytest.raises(Absent):
        access_log(ticket.number, citizen(str(uuid.uuid4())))
    with pytest.raises(Absent):
        access_log("260302-000009-9", ticket.who("auditor"))


# Flags -----------------------------------------------------------------------------------------------


def test_a_flag_has_evidence_an_end_and_an_appeal(ticket):
    today = ticket.now.date()
    raised = {"reason": "occupies_line", "step": "dissuaded", "evidence": "31 calls in one night, recording 9"}
    flag = raise_flag(
        CHEN["phone"], actor=ticket.who("operator"), now=ticket.now, expires_on=today + timedelta(days=30), **raised
    )
    assert [one.pk for one in flags_on([flag.citizen_id], today)] == [flag.pk]
    assert flags_on([flag.citizen_id], today + timedelta(days=31)) == []
    appeal(flag.pk, actor=ticket.who("contractor"), now=ticket.now, text="It was about my mother.")
    boss = ticket.who("supervisor")
    with pytest.raises(Forbidden):
        decide_appeal(flag.pk, actor=ticket.who("operator"), now=ticket.now, upheld=True, why="No.")
    done = decide_appeal(flag.pk, actor=boss, now=ticket.now, upheld=False, why="She was right.")
    assert done.words()["appeal"] == "It was about my mother."
    assert flags_on([flag.citizen_id], today) == []
    with pytest.raises(NotNow):
        decide_appeal(flag.pk, actor=boss, now=ticket.now, upheld=True, why="Again.")


@pytest.mark.parametrize("days, ok", [(0, False), (1, True), (180, True), (181, False)])
def test_a_flag_ends(ticket, days, ok):
    said = {"reason": "abuse", "step": "warned", "evidence": "x"}
    end = ticket.now.date() + timedelta(days=days)
    if ok:
        raise_flag(CHEN["phone"], actor=ticket.who("operator"), now=ticket.now, expires_on=end, **said)
    else:
        with pytest.raises(Invalid):
            raise_flag(CHEN["phone"], actor=ticket.who("operator"), now=ticket.now, expires_on=end, **said)


def test_hired_agents_flag_nobody_and_nobody_judges_their_own_flag(ticket):
    said = {"reason": "abuse", "step": "warned", "evidence": "x", "expires_on": ticket.now.date() + timedelta(days=9)}
    with pytest.raises(Forbidden):
        raise_flag(CHEN["phone"], actor=ticket.who("contractor"), now=ticket.now, **said)
    boss = ticket.who("supervisor")
    flag = raise_flag(CHEN["phone"], actor=boss, now=ticket.now, **said)
    appeal(flag.pk, actor=boss, now=ticket.now, text="y")
    with pytest.raises(Forbidden):
        decide_appeal(flag.pk, actor=boss, now=ticket.now, upheld=True, why="z")


# Forgetting ------------------------------------------------------------------------------------------


def everything() -> str:
    """Return every row of every table as text, bytes also in the clear."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        dump = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            dump += [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT encode(sealed, 'escape') FROM citizens_citizen")
        dump += [row for (row,) in cursor.fetchall()]
    return "\n".join(dump)


def archived(story, **said):
    story.register(**said)
    story.closed()
    story.now += timedelta(days=40)
    archive_due(story.now, after=timedelta(days=30))
    return story.number


def test_forgetting_leaves_no_trace(story, settings):
    caller = know(chen(), now=story.now)
    story.register(caller=str(caller.id), content="I am 陈小明, call 13800138000.", address="Harbour Road 12, 3-402")
    look(story, "operator", detail="Asked 陈小明 back.")
    raise_flag(
        CHEN["phone"],
        actor=story.who("operator"),
        now=story.now,
        reason="abuse",
        step="warned",
        evidence="陈小明 shouted",
        expires_on=story.now.date() + timedelta(days=9),
    )
    story.do("append", "operator", text="陈小明 again, 138 0013 8000")
    story.closed()
    story.now += timedelta(days=40)
    archive_due(story.now, after=timedelta(days=30))
    assert "陈小明" in everything()

    caller.refresh_from_db()
    sealed, index = bytes(caller.sealed).decode(), bytes(caller.phone_index).hex()
    assert index in everything()
    done = forget(story.number, actor=SYSTEM, now=story.now)
    assert (done.identity, done.kept) == (True, [])
    left = everything()
    for trace in ("陈小明", "13800138000", "138 0013 8000", "Harbour Road 12", "chen.xiaoming", index, sealed):
        assert trace not in left
    assert find_by_phone(CHEN["phone"]) == []
    assert list(verify(Ticket.objects.all())) == []
    assert masked(story.ticket, story.who("operator")) == Masked(withheld="forgotten")
    with pytest.raises(NotNow):
        look(story, "operator")


def test_an_identity_stays_while_a_ticket_needs_it(story):
    caller = know(chen(), now=story.now)
    first = archived(story, caller=str(caller.id))
    story.register(caller=str(caller.id))
    done = forget(first, actor=SYSTEM, now=story.now)
    assert (done.identity, done.kept) == (False, [story.number])
    caller.refresh_from_db()
    assert caller.identity() == chen()


def test_a_person_may_ask_to_be_forgotten(story):
    caller = know(chen(), now=story.now)
    first = archived(story, caller=str(caller.id))
    story.register(caller=str(caller.id))
    admin = story.who("security_admin")
    done = forget_citizen(caller.id, actor=admin, now=story.now)
    assert (done.numbers, done.identity, done.kept) == ([first], False, [story.number])
    story.do("withdraw", "operator", why="asked")
    story.now += timedelta(days=40)
    archive_due(story.now, after=timedelta(days=30))
    assert forget_citizen(caller.id, actor=admin, now=story.now).identity
    assert Citizen.objects.get().forgotten_at == story.now


@pytest.mark.parametrize("who", ["operator", "supervisor", "auditor", "system_admin", "roads"])
def test_who_may_not_forget(story, who):
    number = archived(story)
    with pytest.raises(Absent):
        forget(number, actor=story.who(who), now=story.now)
    with pytest.raises(Absent):
        forget_citizen(uuid.uuid4(), actor=story.who(who), now=story.now)


def test_not_before_it_is_archived(ticket):
    with pytest.raises(NotNow):
        forget(ticket.number, actor=SYSTEM, now=ticket.now)
    assert Citizen.objects.get().identity() == chen()


def test_forget_due(story):
    caller = know(chen(), now=story.now)
    archived(story, caller=str(caller.id))
    out = StringIO()
    call_command("forget_due", "--days=30000", stdout=out)
    assert out.getvalue().startswith("0 tickets")
    call_command("forget_due", "--days=0", "--dry-run", stdout=out)
    assert Ticket.objects.get().forgotten_at is None
    call_command("forget_due", "--days=0", stdout=out)
    assert "1 tickets and 1 callers forgotten" in out.getvalue()
    call_command("forget_due", "--days=0", stdout=out)
    assert out.getvalue().splitlines()[-1].startswith("0 tickets")
