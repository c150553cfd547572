"""Rule sets from draft to retired."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from routing import actions, queries
from routing.models import Rule, RuleSet
from routing.refusal import Refusal
from tests.factories_routing import NOW, RULES, facts, in_thread, lasting, put_city, put_rules, refused, rule

ASK = {"ask": "look"}


@pytest.fixture
def city(db):
    put_city()


@pytest.fixture
def lasting_city(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), lasting():
        yield


def state():
    """Everything a refused act must not change."""
    sets = list(RuleSet.objects.order_by("version").values())
    return sets, list(Rule.objects.order_by("pk").values())


# Drafts


def test_a_draft_copies_the_published_rules_and_takes_the_next_number(city):
    first = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW, note="spring")
    assert (draft.version, draft.status, draft.based_on.version) == (first + 1, "draft", first)
    assert queries.rules_of(draft) == sorted(RULES, key=lambda one: one.priority)
    assert queries.rules_of(actions.draft_rules(by="Li", now=NOW, empty=True)) == []
    assert refused(actions.draft_rules, by="Li", now=NOW, base=99).code == "no_such_ruleset"


def test_a_broken_rule_may_be_saved_and_is_told_what_is_wrong(city):
    draft = actions.draft_rules(by="Li", now=NOW)
    saved, problems = actions.save_rule(
        draft.version, "a", name="A", priority=5, conditions={"category": {"under": "77"}}, outcome={}
    )
    assert [(one.path, one.code) for one in problems] == [
        ("/conditions/category/under", "unknown_code"),
        ("/outcome", "does_nothing"),
    ]
    again, problems = actions.save_rule(
        draft.version, "a", name="A", priority=6, conditions={"always": True}, outcome=ASK
    )
    assert (again.pk, again.priority, problems) == (saved.pk, 6, [])


@pytest.mark.parametrize(
    "fields, code",
    [
        ({"code": "a/b"}, "bad_code"),
        ({"code": ""}, "bad_code"),
        ({"conditions": []}, "bad_rule"),
        ({"outcome": "x"}, "bad_rule"),
        ({"priority": -1}, "bad_rule"),
        ({"priority": True}, "bad_rule"),
        ({"version": 99}, "no_such_ruleset"),
    ],
)
def test_what_is_no_rule_at_all_is_not_saved(city, fields, code):
    draft = actions.draft_rules(by="Li", now=NOW)
    usual = {"code": "a", "name": "A", "priority": 1, "conditions": {"always": True}, "outcome": ASK}
    asked = {"version": draft.version} | usual | fields
    before = state()
    assert refused(actions.save_rule, asked.pop("version"), asked.pop("code"), **asked).code == code
    assert state() == before


def test_rules_are_removed_from_drafts_only(city):
    version = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW)
    actions.remove_rule(draft.version, "burst")
    assert "burst" not in [one.code for one in queries.rules_of(draft)]
    before = state()
    assert refused(actions.remove_rule, draft.version, "burst").code == "no_such_rule"
    assert refused(actions.remove_rule, version, "burst").code == "not_a_draft"
    assert refused(actions.save_rules, version, RULES).code == "not_a_draft"
    assert refused(actions.discard_draft, version).code == "not_a_draft"
    assert state() == before


# Publishing


def test_publishing_retires_what_was_in_force_in_the_same_moment(city):
    first = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW)
    later = NOW + timedelta(days=1)
    published = actions.publish_rules(draft.version, by="Wang", now=later)
    old = RuleSet.objects.get(version=first)
    assert (published.status, published.published_by, published.published_at) == ("published", "Wang", later)
    assert (published.valid_from, len(published.content_hash)) == (date(2026, 3, 5), 64)
    assert (old.status, old.retired_at) == ("retired", later)
    assert published.content_hash == old.content_hash  # the same rules
    assert queries.current().rulebook.version == draft.version


def test_broken_rules_are_refused_with_every_problem_and_nothing_changes(city):
    version = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW)
    nowhere, nobody = {"area": {"is": "atlantis"}}, {"lead": {"unit": "u"}}
    actions.save_rule(draft.version, "x", name="X", priority=5, conditions=nowhere, outcome=nobody)
    actions.save_rule(draft.version, "y", name="Y", priority=5, conditions={}, outcome=ASK)
    before = state()
    refusal = refused(actions.publish_rules, draft.version, by="Wang", now=NOW)
    assert refusal.code == "broken_rules"
    assert [(one["rule"], one["code"]) for one in refusal.data["problems"]] == [
        ("x", "unknown_code"),
        ("x", "unknown_unit"),
        ("y", "not_an_object"),
    ]
    assert state() == before
    assert queries.current().rulebook.version == version


def test_a_disabled_rule_may_be_broken(city):
    draft = actions.draft_rules(by="Li", now=NOW)
    actions.save_rules(draft.version, [*RULES, rule("off", {}, {}, enabled=False)])
    assert actions.publish_rules(draft.version, by="Wang", now=NOW).status == "published"


def test_an_empty_set_is_not_published(city):
    draft = actions.draft_rules(by="Li", now=NOW)
    assert refused(actions.publish_rules, draft.version, by="Wang", now=NOW).code == "no_rules"


def test_two_drafts_of_the_same_version_cannot_both_replace_it(city):
    put_rules()
    one, other = actions.draft_rules(by="Li", now=NOW), actions.draft_rules(by="Wu", now=NOW)
    actions.publish_rules(one.version, by="Li", now=NOW)
    before = state()
    refusal = refused(actions.publish_rules, other.version, by="Wu", now=NOW)
    assert (refusal.code, refusal.data["found"]) == ("rules_moved", one.version)
    assert state() == before
    # Whoever has seen what is in force may say so.
    actions.publish_rules(other.version, by="Wu", now=NOW, replacing=one.version)
    assert RuleSet.objects.get(status="published").version == other.version


def test_retiring_leaves_nothing_in_force_and_categories_speak(city):
    version = put_rules()
    actions.retire_rules(version, now=NOW)
    made = queries.current().decide(facts(category="05/0501"))
    assert (made.lead, made.trace.version, made.trace.rule) == ("water", 0, None)
    assert refused(actions.retire_rules, version, now=NOW).code == "not_in_force"


def test_rolling_back_publishes_a_copy_under_a_new_number(city):
    first = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW)
    actions.save_rules(draft.version, [rule("only", {"always": True}, ASK)])
    actions.publish_rules(draft.version, by="Li", now=NOW)
    back = actions.roll_back(first, by="Wang", now=NOW)
    assert back.version == draft.version + 1
    assert back.content_hash == RuleSet.objects.get(version=first).content_hash
    assert [row.status for row in RuleSet.objects.order_by("version")] == ["retired", "retired", "published"]
    assert refused(actions.roll_back, back.version, by="Wang", now=NOW).code == "never_in_force"


# What the database holds to


def test_the_database_keeps_one_published_set(city):
    version = put_rules()
    draft = actions.draft_rules(by="Li", now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSet.objects.filter(pk=draft.pk).update(
            status="published", published_at=NOW, published_by="x", valid_from=NOW.date(), content_hash="x"
        )
    assert RuleSet.objects.get(status="published").version == version


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: rows.update(name="changed"),
        lambda rows: rows.delete(),
        lambda rows: Rule.objects.create(ruleset=rows[0].ruleset, code="new", priority=1, conditions={}, outcome={}),
        lambda rows: RuleSet.objects.filter(status="published").update(note="changed"),
        lambda rows: RuleSet.objects.filter(status="published").update(status="draft"),
        lambda rows: RuleSet.objects.filter(status="published").delete(),
    ],
)
def test_the_database_keeps_rules_that_were_in_force(city, damage):
    version = put_rules()
    before = state()
    with pytest.raises(IntegrityError), transaction.atomic():
        damage(Rule.objects.filter(ruleset__version=version))
    assert state() == before


# Races


def test_of_two_who_publish_at_once_one_wins(lasting_city):
    put_rules()
    drafts = [actions.draft_rules(by="Li", now=NOW).version for _ in range(2)]
    runs = [in_thread(lambda version=version: actions.publish_rules(version, by="Li", now=NOW)) for version in drafts]
    for thread, _result in runs:
        thread.join()
    outcomes = [result[0] for _thread, result in runs]
    assert sorted(type(one).__name__ for one in outcomes) == ["Refusal", "RuleSet"]
    assert next(one.code for one in outcomes if isinstance(one, Refusal)) == "rules_moved"
    assert RuleSet.objects.filter(status="published").count() == 1


def test_a_rule_saved_while_its_set_is_published_waits_and_is_refused(lasting_city):
    draft = actions.draft_rules(by="Li", now=NOW)
    actions.save_rules(draft.version, RULES)
    with transaction.atomic():
        actions.publish_rules(draft.version, by="Li", now=NOW)
        thread, result = in_thread(
            lambda: actions.save_rule(
                draft.version, "late", name="Late", priority=1, conditions={"always": True}, outcome=ASK
            )
        )
        thread.join(0.3)
        assert thread.is_alive()
    thread.join()
    assert result[0].code == "not_a_draft"
    assert not Rule.objects.filter(code="late").exists()
