"""Facts → decision: the first match decides, the guards hold whatever the rules say, and the trace tells all of it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domain import paths
from routing.domain.compile import Rulebook
from routing.domain.decision import decide
from routing.domain.trace import MOST_PASSED, REASONS, sentences
from tests.factories_routing import RULES, UNITS, directory, facts, rule

DIRECTORY = directory()
BOOK = Rulebook(7, RULES)


def decided(outcome, *, city=DIRECTORY, **changes):
    """The decision of a single rule with that outcome."""
    return decide(facts(**changes), Rulebook(1, [rule("r", {"always": True}, outcome)]), city)


def test_a_burst_main_goes_to_the_water_company_at_once():
    made = decide(facts(category="05/0504", text="Main burst on Mill Lane"), BOOK, DIRECTORY)
    assert (made.lead, made.assists, made.copies) == ("water", (), ())
    assert (made.service_class, made.urgency, made.tags, made.ask) == ("emergency", "emergency", ("main",), "")
    assert made.trace.rule.code == "burst"
    assert [one.code for one in made.trace.added] == ["copy"]


def test_a_street_dispatch_is_copied_to_the_district():
    """Beijing ordinance Art. 12 (1)."""
    made = decide(facts(category="02/0201"), BOOK, DIRECTORY)
    assert (made.lead, made.copies) == ("nanhu-office", ("hexi-gov",))


def test_nothing_is_copied_when_the_lead_is_no_street():
    made = decide(facts(category="02/0202"), BOOK, DIRECTORY)
    assert (made.lead, made.copies) == ("hexi-urban", ())


def test_a_matter_without_a_clear_unit_goes_to_the_district_by_a_rule():
    """Beijing ordinance Art. 12 (2), as the last rule of the set and not as code."""
    made = decide(facts(category="17/1703"), BOOK, DIRECTORY)
    assert made.lead == "hexi-gov"
    assert [(step.unit, step.refused) for step in made.trace.steps if step.role == "lead"] == [
        ("", "no_holder"),
        ("hexi-gov", ""),
    ]


@pytest.mark.parametrize(
    "target, changes, lead, ask",
    [
        ({"unit": "market"}, {}, "market", ""),
        ({"unit": "gone"}, {}, "", "unknown_unit"),
        ({"duty": "urban"}, {}, "hexi-urban", ""),
        ({"duty": "urban"}, {"area": "lin/hedong/qiaotou"}, "urban", ""),
        ({"duty": "urban", "level": "district"}, {}, "hexi-urban", ""),
        ({"duty": "urban", "level": "city"}, {}, "urban", ""),
        ({"duty": "urban", "level": "street"}, {"area": "lin/hexi"}, "", "no_area"),
        ({"duty": "gas"}, {}, "", "no_holder"),
        ({"duty": "water"}, {"area": ""}, "water", ""),  # the city's holder, when no place is needed
        ({"duty": "urban"}, {"area": "", "category": "02/0201"}, "", "no_area"),  # but here one is
        ({"duty_of": "category"}, {"category": "05/0501"}, "water", ""),
        ({"duty_of": "category"}, {"category": ""}, "", "no_category"),
        ({"duty_of": "category"}, {"category": "99"}, "", "no_category"),
        ({"duty_of": "category"}, {"category": "17"}, "", "no_holder"),
        ({"office": "district"}, {}, "hexi-gov", ""),
        ({"office": "district"}, {"area": ""}, "", "no_area"),
        ({"office": "street"}, {"category": "18"}, "nanhu-office", ""),
        ({"office": "street"}, {"category": "18", "area": "lin/hexi"}, "", "no_area"),
        # Guards
        ({"office": "street"}, {"category": "05/0501"}, "", "grassroots"),
        ({"office": "street"}, {"category": ""}, "", "grassroots"),
        ({"unit": "nanhu-office"}, {"category": "05/0501"}, "", "grassroots"),
        ({"unit": "lotus"}, {"category": "18"}, "", "community"),
        ({"unit": "market"}, {"accused_unit": "market"}, "", "forbidden_target"),
        ({"unit": "hexi-gov"}, {"accused_unit": "hexi-urban"}, "", "forbidden_target"),  # a superior
        ({"unit": "hexi-urban"}, {"accused_unit": "hexi-gov"}, "", "forbidden_target"),  # a subordinate
        ({"unit": "urban"}, {"accused_unit": "hexi-urban"}, "urban", ""),  # the same trade, not the same line
        ({"unit": "market"}, {"accused_unit": "who-knows"}, "", "unknown_accused"),
    ],
)
def test_targets_and_guards(target, changes, lead, ask):
    made = decided({"lead": target}, **changes)
    assert (made.lead, made.ask) == (lead, ask)


@pytest.mark.parametrize(
    "changes, ask", [({"active": False}, "inactive_unit"), ({"accepts_dispatch": False}, "not_dispatchable")]
)
def test_a_unit_that_cannot_take_it_asks_a_human(changes, ask):
    made = decided({"lead": {"unit": "market"}}, city=directory(market=changes))
    assert (made.lead, made.ask) == ("", ask)


def test_targets_are_tried_in_order_and_a_conflict_of_interest_is_what_the_human_hears_first():
    lead = [{"duty": "gas"}, {"unit": "hexi-gov"}]
    assert decided({"lead": lead}).lead == "hexi-gov"
    assert decided({"lead": lead}, accused_unit="hexi-gov").ask == "forbidden_target"


def test_a_rule_may_ask_a_human_and_say_why():
    made = decided({"ask": "Who owns this road is in court.", "tags": ["court"]})
    assert (made.lead, made.ask, made.tags) == ("", "asked_by_rule", ("court",))
    assert made.trace.sentences()[-1] == "A human decides; the rule says: Who owns this road is in court."


def test_without_a_matching_rule_the_category_speaks():
    empty = Rulebook(4, [])
    assert decide(facts(category="05/0501"), empty, DIRECTORY).lead == "water"
    assert decide(facts(category="17"), empty, DIRECTORY).ask == "no_rule"
    assert decide(facts(category=""), empty, DIRECTORY).ask == "no_category"
    assert decide(facts(category="02/0201", area=""), empty, DIRECTORY).ask == "no_area"


def test_assists_and_copies_leave_out_who_may_not_know():
    outcome = {
        "lead": {"unit": "market"},
        "assists": [{"duty": "urban"}, {"unit": "lotus"}, {"unit": "market"}],
        "copies": [{"office": "district"}, {"duty": "urban"}, {"unit": "gone"}],
    }
    made = decided(outcome)
    assert (made.assists, made.copies) == (("hexi-urban",), ("hexi-gov",))
    assert [(one.unit, one.refused) for one in made.trace.steps if one.refused] == [
        ("lotus", "community"),
        ("market", "same_unit"),
        ("hexi-urban", "same_unit"),
        ("gone", "unknown_unit"),
    ]
    about = decided(outcome, accused_unit="hexi-urban")
    assert (about.lead, about.assists, about.copies) == ("market", (), ())


def test_a_copy_may_go_to_a_unit_that_takes_no_dispatches():
    city = directory(hexi_gov={"accepts_dispatch": False})
    assert decided({"lead": {"unit": "market"}, "copies": [{"office": "district"}]}, city=city).copies == ("hexi-gov",)


def test_rules_see_one_snapshot_and_what_goes_on_adds_up():
    rules = [
        rule("a", {"always": True}, {"urgency": "urgent", "tags": ["a"], "continue": True}, priority=1),
        # Would match only if it saw what the first rule did.
        rule("b", {"urgency": {"at_least": "urgent"}}, {"tags": ["b"], "continue": True}, priority=2),
        rule("c", {"always": True}, {"service_class": "complex", "tags": ["a", "c"], "continue": True}, priority=3),
        rule("d", {"always": True}, {"lead": {"unit": "market"}, "service_class": "normal"}, priority=4),
        rule("e", {"always": True}, {"lead": {"unit": "water"}, "urgency": "emergency"}, priority=5),
    ]
    made = decide(facts(), Rulebook(1, rules), DIRECTORY)
    assert (made.lead, made.urgency, made.service_class, made.tags) == ("market", "urgent", "complex", ("a", "c"))
    assert [one.code for one in made.trace.passed] == ["b"]


@pytest.mark.parametrize(
    "before, asked, after",
    [("normal", "urgent", "urgent"), ("urgent", "urgent", ""), ("emergency", "urgent", ""), ("normal", "normal", "")],
)
def test_rules_only_ever_raise_the_urgency(before, asked, after):
    assert decided({"lead": {"unit": "market"}, "urgency": asked}, urgency=before).urgency == after


AT_NIGHT = {"time": {"between": ["22:00", "06:00"]}}


def test_the_trace_names_what_was_passed_over_and_the_leaf_that_failed():
    rules = [
        rule(
            "night",
            {"all": [{"category": {"under": "05"}}, {"time": {"between": ["22:00", "06:00"]}}]},
            {"ask": "n"},
            priority=1,
        ),
        rule("roads", {"category": {"under": "07"}}, {"ask": "r"}, priority=2),  # not even a candidate
        rule("day", {"category": {"under": "05"}}, {"lead": {"duty": "water"}}, priority=3),
        rule("later", {"category": {"under": "05"}}, {"ask": "l"}, priority=4),
    ]
    made = decide(facts(category="05/0501"), Rulebook(3, rules), DIRECTORY)
    (passed,) = made.trace.passed
    assert (passed.code, passed.failed[0].leaf.path, passed.failed[0].found) == ("night", "/all/1/time", "10:30")
    assert made.trace.sentences() == [
        "Rule day “day” of rule set 3 decided, because the category is or lies under 05.",
        "Rule night “night” came earlier but did not apply, because it wants: the time is from 22:00 to 06:00.",
        "Lead: water, found as the holder of the duty “water” at lin.",
    ]


def test_a_long_trace_is_cut_and_says_so():
    rules = [
        rule(f"r{number:03d}", {"repeats": {"at_least": 9}}, {"ask": "x"}, priority=number) for number in range(50)
    ]
    made = decide(facts(category="05"), Rulebook(1, rules), DIRECTORY)
    assert (len(made.trace.passed), made.trace.passed_count) == (MOST_PASSED, 50)
    assert f"{50 - MOST_PASSED} more earlier rules did not apply." in made.trace.sentences()


def test_a_stored_trace_reads_as_the_fresh_one():
    made = decide(facts(category="02/0201", accused_unit="hexi-gov"), BOOK, DIRECTORY)
    stored = json.loads(json.dumps(made.as_data()))
    assert sentences(stored["trace"]) == made.trace.sentences()
    assert stored["ask"] == "forbidden_target"


def test_every_reason_can_be_said_and_every_role_named():
    for reason in REASONS:
        step = {"role": "copy", "target": {"unit": "x"}, "unit": "x", "at": "", "refused": reason}
        data = {
            "version": 1,
            "rule": None,
            "added": [],
            "passed": [],
            "passed_count": 0,
            "steps": [step],
            "ask": "",
            "reason": "",
        }
        assert REASONS[reason] in sentences(data)[-1]


TARGETS = [
    *({"unit": code} for code, *_rest in UNITS),
    {"unit": "gone"},
    *({"duty": duty} for duty in ("urban", "water", "market", "gas")),
    {"duty": "urban", "level": "district"},
    {"duty_of": "category"},
    {"office": "street"},
    {"office": "district"},
]
OTHERS = [*TARGETS, {"above": "lead"}, {"above": "lead", "if_lead": "street"}]
MATTERS = st.builds(
    facts,
    category=st.sampled_from(["", "99", *(card.path for card in DIRECTORY.categories.values())]),
    area=st.sampled_from(["", *(card.path for card in DIRECTORY.areas.values())]),
    accused_unit=st.sampled_from(["", "nobody", *(code for code, *_rest in UNITS)]),
)


@given(
    st.lists(st.sampled_from(TARGETS), min_size=1, max_size=3),
    st.lists(st.sampled_from(OTHERS), max_size=3),
    st.lists(st.sampled_from(OTHERS), max_size=3),
    MATTERS,
    st.dictionaries(st.sampled_from([code for code, *_rest in UNITS]), st.sampled_from(["active", "accepts_dispatch"])),
)
def test_no_rule_gets_round_the_guards(lead, assists, copies, matter, off):
    city = directory(**{code: {flag: False} for code, flag in off.items()})
    made = decide(
        matter, Rulebook(1, [rule("r", {"always": True}, {"lead": lead, "assists": assists, "copies": copies})]), city
    )
    assert bool(made.lead) != bool(made.ask)
    assert made.ask in ("", *REASONS)
    told = [code for code in (made.lead, *made.assists, *made.copies) if code]
    assert len(told) == len(set(told))
    for code in told:
        unit = city.units[code]
        assert unit.kind != "community"
        assert unit.active
        if matter.accused_unit:
            accused = city.units[matter.accused_unit]
            assert not paths.in_line(unit.path, accused.path)
    category = city.category(matter.category)
    for code in told[: len(told) - len(made.copies)]:
        assert city.units[code].accepts_dispatch
        if city.units[code].kind == "street":
            assert category is not None
            assert category.grassroots_allowed
    assert made.trace.sentences()
    json.dumps(made.as_data())


def test_who_is_in_the_line_of_a_unit():
    assert DIRECTORY.in_line("lotus", "gov")
    assert DIRECTORY.in_line("gov", "lotus")
    assert not DIRECTORY.in_line("hexi-gov", "hedong-gov")
    assert not DIRECTORY.in_line("hexi-gov", "gone")


def test_facts_need_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        facts(at=facts().at.replace(tzinfo=None))


def test_a_deleted_category_in_a_rule_matches_nothing_and_breaks_nothing():
    book = Rulebook(1, [rule("old", {"category": {"under": "deleted"}}, {"ask": "x"}), *RULES])
    assert decide(facts(category="05/0501"), book, DIRECTORY).lead == "water"
    assert decide(replace(facts(), category="05/0501"), book, DIRECTORY).trace.passed == ()
