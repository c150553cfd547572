"""Which language a page is in, and how sentences are filled in it."""

import pytest
from django.test import Client
from django.utils import translation

from hotline.notify.words import say
from hotline.staff.models import User
from tickets.domain.lifecycle import Verb
from tickets.moments import holiday, in_words

pytestmark = pytest.mark.django_db

CHINESE = {"HTTP_ACCEPT_LANGUAGE": "zh-CN,zh;q=0.9,en;q=0.5"}


def language_of(client, **headers):
    page = client.get("/health/live", **headers)
    return page["Content-Language"]


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk", password="long and secret 17", language="")


def test_the_browser_says_which_language():
    assert language_of(Client()) == "en"
    assert language_of(Client(), **CHINESE) == "zh-hans"
    assert language_of(Client(), HTTP_ACCEPT_LANGUAGE="fr") == "en"


def test_the_account_says_it_louder(clerk):
    client = Client()
    client.force_login(clerk)
    assert language_of(client, **CHINESE) == "zh-hans"
    User.objects.update(language="en")
    assert language_of(client, **CHINESE) == "en"
    User.objects.update(language="zh-hans")
    assert language_of(client) == "zh-hans"
    User.objects.update(language="tlh")
    assert language_of(client) == "en"


def test_a_language_is_chosen_for_good(clerk):
    client = Client()
    chosen = {"language": "zh-hans", "next": "/health/live"}
    assert client.post("/shell/language/", chosen)["Location"] == "/health/live"
    assert language_of(client) == "zh-hans"
    elsewhere = Client()
    elsewhere.force_login(clerk)
    elsewhere.post("/shell/language/", chosen)
    assert User.objects.get().language == "zh-hans"
    third = Client()
    third.force_login(User.objects.get())
    assert language_of(third, HTTP_ACCEPT_LANGUAGE="en") == "zh-hans"


@pytest.mark.parametrize("language", ["", "fr", "zh-hans\x00", "x" * 400])
def test_only_our_languages_are_chosen(clerk, language):
    client = Client()
    client.force_login(clerk)
    assert client.post("/shell/language/", {"language": language}).status_code in (204, 302)
    assert User.objects.get().language == ""
    assert client.get("/shell/language/").status_code == 405


def test_programs_say_it_with_every_request(clerk):
    User.objects.update(language="zh-hans")
    client = Client()
    client.force_login(User.objects.get())
    assert client.get("/api/v1/nothing/")["Content-Language"] == "en"
    assert client.get("/api/v1/nothing/", **CHINESE).json()["title"] == "此处没有内容。"


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2026-11-04", "4 Nov 2026", "2026年11月4日"),
        ("2026-11-04 09:05", "4 Nov 2026, 09:05", "2026年11月4日 09:05"),
        ("2026-11-04 24:00", "4 Nov 2026, 24:00", "2026年11月4日 24:00"),
        ("2026-02-30 or so", "2026-02-30 or so", "2026-02-30 or so"),
        ("", "", ""),
    ],
)
def test_moments_are_written_as_people_write_them(written, english, chinese):
    assert in_words(written) == english
    with translation.override("zh-hans"):
        assert in_words(written) == chinese


def test_holidays_have_their_names():
    with translation.override("zh-hans"):
        assert holiday("Spring Festival") == "春节"
        assert holiday("Patriots' Day") == "Patriots' Day"


def test_a_notice_is_written_for_its_reader():
    told = {"kind": "handle", "due": "2026-03-09T16:00:00+00:00"}
    assert say("breach", "260302-000001-3", told) == (
        "260302-000001-3: the deadline for handling has passed (9 Mar 2026, 24:00)."
    )
    with translation.override("zh-hans"):
        assert say("breach", "260302-000001-3", told) == "260302-000001-3：办理已超过时限（2026年3月9日 24:00）。"


def test_the_law_answers_in_the_callers_language():
    def table(**headers):
        return {row["verb"]: row for row in Client().get("/api/v1/lifecycle/", **headers).json()["verbs"]}

    english, chinese = table(), table(**CHINESE)
    assert english.keys() == chinese.keys() == {verb.value for verb in Verb}
    for verb, row in chinese.items():
        assert row["meaning"] != english[verb]["meaning"]
        assert row["label"] != english[verb]["label"]
        for say_there, say_here in zip(row["says"], english[verb]["says"], strict=True):
            assert say_there["label"] != say_here["label"]
            assert say_there["choices"] == say_here["choices"]
            assert set(say_here["words"]) >= set(say_here["choices"])
    reply = {one["name"]: one for one in chinese["reply"]["says"]}
    assert reply["result"]["label"] == "办理结论"
    assert reply["result"]["words"]["solved"] == "已解决"
