"""The demo city's life: people speak one language at a time, days have their rhythm, a seed fixes it all."""

import random
from collections import Counter
from datetime import date, timedelta

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.demo.city import almanac, replies, temperaments
from hotline.demo.city.accounts import accounts, of_unit
from hotline.demo.city.areas import atlas
from hotline.demo.city.callers import caller, is_invented, phone
from hotline.demo.city.categories import leaves
from hotline.demo.city.knowledge import articles
from hotline.demo.city.organisation import unit, units
from hotline.demo.city.places import address_in
from hotline.demo.city.rhythm import arrivals
from hotline.demo.city.texts import tell
from hotline.demo.city.words import LANGUAGES, Words
from routing.domain.facts import TYPES
from tests.law.tongues import in_language, says_chinese, says_english
from tickets.domain.people import Role
from tickets.domain.vocabulary import (
    EXTENSION_REASONS,
    RETURN_REASONS,
    CallerKind,
    Channel,
    ReplyResult,
)

STREETS = [street.path for street in atlas().at("street")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_callers_speak_one_language(leaf, language: str) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(f"{leaf.code} {language}")
    for season in ("spring", "summer", "flood", "autumn", "winter", "festival"):
        for place in (address_in(rng.choice(STREETS), rng), None):
            for kind in ("", "consultation"):
                told = tell(leaf.code, rng, language, season, place, kind)
                for text in (told.title, told.content, told.wants or told.title):
                    assert in_language(text, language), text
                    assert "{" not in text
                assert 4 <= len(told.title) <= 120
                assert told.type in TYPES


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_writes_one_language(language: str) -> None:
    rng = random.Random(5)
    other = unit("gudu-urban").name
    said = [replies.extension_note(reason, rng, language) for reason in EXTENSION_REASONS]
    said += [replies.return_note(reason, rng, language, other) for reason in RETURN_REASONS]
    said += [replies.callback_remark(mark, rng, language) for mark in range(1, 6)]
    said += [replies.review_remark(passed, rng, language) for passed in (True, False)]
    said += [replies.urge(rng, language), replies.praise(rng, language), replies.assist_note(rng, language)]
    said += [replies.interim(rng, language, date(2026, 5, 4))]
    for leaf in leaves():
        for quality in replies.RESULTS:
            reply = replies.reply(quality, leaf.code, rng, language, unit("heat").name, date(2026, 5, 4))
            assert reply.result in set(ReplyResult)
            said.append(reply.text)
    for text in said:
        assert in_language(text, language), text
        assert "{" not in text


def test_articles_are_whole_and_owned() -> None:
    matters = {leaf.code for leaf in leaves()}
    for article in articles():
        assert article.category in matters
        assert unit(article.owner)
        for words in (article.title, article.answer):
            assert says_chinese(words.zh)
            assert says_english(words.en)
        assert all(map(says_chinese, article.keywords_zh))
        assert all(map(says_english, article.keywords_en))
    today = date(2026, 11, 23)
    assert sum(article.valid_until(today) < today for article in articles()) == 2


# People


def test_accounts_stand_for_every_unit_and_role() -> None:
    roles = Counter(account.role for account in accounts())
    assert set(roles) == set(Role) - {Role.CITIZEN, Role.HANDLER, Role.SYSTEM}
    assert roles["district_coordinator"] == 6
    for one in units():
        if one.accepts_dispatch:
            assert len(of_unit(one.code)) == 2
    assert all(isinstance(account.name, Words) and account.username.isascii() for account in accounts())


@given(st.integers(0, 100_000), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_telephone_numbers_are_invented_and_parse(seed: int, language: str) -> None:
    rng = random.Random(seed)
    number = phone(rng)
    assert phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))
    assert is_invented(number)
    assert is_invented(f"+86 {number[:3]} {number[3:7]} {number[7:]}")
    one = caller(rng, language)  # type: ignore[arg-type]
    assert one.kind in set(CallerKind)
    assert one.name == "" or in_language(one.name, language)


# The rhythm of the city


def test_a_seed_fixes_the_whole_life() -> None:
    first = list(arrivals(date(2026, 6, 1), 12, random.Random(3), "zh-hans", 30))
    again = list(arrivals(date(2026, 6, 1), 12, random.Random(3), "zh-hans", 30))
    other = list(arrivals(date(2026, 6, 1), 12, random.Random(4), "zh-hans", 30))
    assert first == again != other
    assert [one.at for one in first] == sorted(one.at for one in first)
    assert {one.channel for one in first} <= set(Channel)


def test_no_two_calls_are_quite_alike() -> None:
    calls = list(arrivals(date(2026, 8, 24), 60, random.Random(1), "zh-hans", 40))
    stories = [call.told.content for call in calls if call.told.type != "consultation"]
    assert len(set(stories)) > 0.97 * len(stories)
    assert len({call.told.content for call in calls}) > 0.9 * len(calls)


def test_days_have_their_hours_and_weeks_their_days() -> None:
    calls = list(arrivals(date(2026, 3, 16), 28, random.Random(2), "en", 120))
    hours = Counter(call.at.hour for call in calls)
    busiest = max(hours.values()) / len(calls)
    assert 0.07 < busiest < 0.12
    assert hours.most_common(1)[0][0] in (9, 10)
    days = Counter(call.at.weekday() for call in calls)
    assert days[0] > days[6]


def test_seasons_bring_their_matters() -> None:
    assert almanac.frequency("0603", 1) > 20 * almanac.frequency("0603", 5) == 0
    assert almanac.frequency("0801", 7) > 2 * almanac.frequency("0801", 1)
    assert almanac.frequency("1201", 8) > 3 * almanac.frequency("1201", 3)
    assert almanac.frequency("0506", 7) > 5 * almanac.frequency("0506", 1)
    festival = date(2026, 2, 17)
    assert almanac.busyness(festival) < 0.5 * almanac.busyness(date(2026, 3, 3))
    assert almanac.season_of(festival - timedelta(days=5)) == "festival"


def test_the_incidents_happen() -> None:
    calls = list(arrivals(date(2026, 9, 7), 90, random.Random(9), "zh-hans", 5))
    burst = [call for call in calls if call.incident == "burst-main"]
    assert len(burst) == 12
    assert burst[-1].at - burst[0].at <= timedelta(minutes=40)
    assert len({call.place for call in burst}) == 1
    gas = [call for call in calls if call.incident == "gas-leak"]
    assert (gas[0].at.hour, gas[0].at.minute) == (2, 10)
    assert almanac.is_feast(gas[0].at.date())
    cards = [call for call in calls if call.incident == "prepaid-collapse"]
    assert len(cards) >= 30
    cold = Counter(call.at.date() for call in calls if call.incident == "cold-estate")
    assert list(cold) == [date(2026, 11, 19) + timedelta(days=n) for n in range(4)]
    assert max(cold, key=cold.__getitem__) == date(2026, 11, 21)  # there is time to act before most call


def test_units_keep_their_temperament() -> None:
    kinds = Counter(temperaments.temperament(one.code).kind for one in units())
    assert set(kinds) == {"keen", "steady", "slow", "shirking", "careless", "overloaded"}
    assert kinds.most_common(1)[0][0] == "steady"
    assert temperaments.temperament("gudu-nanshuimen-office").return_wrongly > 0.3
    rng = random.Random(1)
    slow, keen = temperaments.temperament("xialing-housing"), temperaments.temperament("water")
    late = [sum(one.share_of_budget(rng) > 1 for _ in range(400)) for one in (slow, keen)]
    assert late[0] > 5 * late[1]


def test_good_replies_please_and_copied_ones_do_not() -> None:
    rng = random.Random(6)
    good = [temperaments.opinion("good", late=False, contacted=True, rng=rng).mark for _ in range(300)]
    copied = [temperaments.opinion("copied", late=True, contacted=False, rng=rng).mark for _ in range(300)]
    assert sum(good) > 2 * sum(copied)
