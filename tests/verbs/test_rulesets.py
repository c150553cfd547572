"""Rule sets from draft to retired, reference data by code, and the catalogue that follows them."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from routing import actions, queries
from routing.models import Area, Category, Duty, DutyKind, PlaceName, Rule, RuleSet, Unit
from routing.refusal import Refusal
from tests.factories_routing import NOW, RULES, facts, put_city, put_rules, rule

ASK = {"ask": "look"}


@pytest.fixture
def city(db):
    put_city()


@pytest.fixture
def lasting_city(django_db_setup, django_db_blocker):
    """A city that other connections see. The general flush would meet tables that refuse to be emptied."""
    with django_db_blocker.unblock():
        put_city()
        yield
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE routing_rule, routing_ruleset")
            for table in ("duty", "dutykind", "placename", "unit", "category", "area"):
                cursor.execute(f"DELETE FROM routing_{table}")
        connection.close()


def refused(act, *args, **named):
    """The code of the refusal of an act."""
    with pytest.raises(Refusal) as caught, transaction.atomic():
        act(*args, **named)
    assert caught.value.sentence()
    return caught.value


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


def test_the_database_keeps_paths_codes_and_communities_right(city):
    def spoil(row, **changes):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**changes)

    spoil(Area.objects.get(code="nanhu"), path="lin/hexi/elsewhere")
    spoil(Unit.objects.get(code="water"), path="x/water")  # a root's path is its code
    spoil(Unit.objects.get(code="lotus"), accepts_dispatch=True)
    spoil(Category.objects.get(code="05"), code="0/5", path="0/5")


# Reference data


def test_putting_twice_changes_nothing_and_moves_no_edition(city):
    before = queries.edition()
    put_city()
    assert queries.edition() == before
    tally = actions.put_units([actions.UnitRow(code="water", name="Lin Water", kind="enterprise", area="lin")])
    assert tally == actions.Tally(0, 0, 1)


def test_every_kind_of_change_moves_the_edition(city):
    area = Area.objects.get(code="nanhu")
    water = Unit.objects.get(code="water")
    changes = [
        lambda: Area.objects.filter(code="lin").update(name="Lin City"),
        lambda: PlaceName.objects.create(name="Mill Lane", area=area),
        lambda: Unit.objects.filter(code="water").update(active=False),
        lambda: Duty.objects.create(duty="lifts", area=area, unit=water),
        lambda: DutyKind.objects.create(code="lifts", name="Lifts"),
        lambda: Category.objects.filter(code="05").update(name="Tap water"),
        lambda: actions.draft_rules(by="Li", now=NOW),
        lambda: PlaceName.objects.all().delete(),
    ]
    for change in changes:
        before = queries.edition()
        change()
        assert queries.edition() != before


def test_an_edition_is_never_given_twice(city):
    seen = {queries.edition()}
    for _ in range(3):
        try:
            with transaction.atomic():
                Area.objects.filter(code="lin").update(name="X")
                assert queries.edition() not in seen
                seen.add(queries.edition())
                raise RuntimeError
        except RuntimeError:
            assert queries.edition() in seen


def test_a_moved_district_takes_its_streets_along(city):
    tally = actions.put_areas([actions.AreaRow(code="hexi", name="Hexi", level="district", parent="hedong")])
    assert tally == actions.Tally(0, 1, 0)
    assert Area.objects.get(code="nanhu").path == "lin/hedong/hexi/nanhu"
    made = queries.current().decide(facts(area="lin/hedong/hexi/nanhu", category="02/0202"))
    assert made.lead == "hexi-urban"


def test_parents_may_come_after_their_children(db):
    rows = [
        actions.CategoryRow(code="0706", name="Potholes", parent="07"),
        actions.CategoryRow(code="07", name="Roads"),
    ]
    assert actions.put_categories(rows) == actions.Tally(2, 0, 0)
    row = Category.objects.get(code="0706")
    assert (row.path, row.level, row.parent.code) == ("07/0706", 2, "07")


@pytest.mark.parametrize(
    "act, code",
    [
        (lambda: actions.put_area(actions.AreaRow(code="a/b", name="x", level="street")), "bad_code"),
        (lambda: actions.put_area(actions.AreaRow(code="x", name="x", level="moon")), "bad_level"),
        (lambda: actions.put_area(actions.AreaRow(code="x", name="x", level="street", parent="no")), "unknown_parent"),
        (lambda: actions.put_area(actions.AreaRow(code="lin", name="x", level="city", parent="hexi")), "circle"),
        (
            lambda: actions.put_area(actions.AreaRow(code="x", name="x", level="city", polygon={"type": "Point"})),
            "bad_outline",
        ),
        (lambda: actions.put_unit(actions.UnitRow(code="x", name="x", kind="club")), "bad_kind"),
        (lambda: actions.put_unit(actions.UnitRow(code="x", name="x", kind="bureau", area="no")), "unknown_area"),
        (
            lambda: actions.put_unit(actions.UnitRow(code="x", name="x", kind="community", accepts_dispatch=True)),
            "community",
        ),
        (lambda: actions.put_units([actions.UnitRow(code="x", name="x", kind="bureau")] * 2), "given_twice"),
        (lambda: actions.put_category(actions.CategoryRow(code="x", name="x", default_urgency="huge")), "bad_urgency"),
        (lambda: actions.put_duty(actions.DutyRow(duty="water", area="no", unit="water")), "unknown_area"),
        (lambda: actions.put_duty(actions.DutyRow(duty="water", area="lin", unit="no")), "unknown_unit"),
        (
            lambda: actions.put_duty(
                actions.DutyRow(duty="water", area="lin", unit="market", valid_from=date(2026, 1, 1))
            ),
            "duty_taken",
        ),
        (lambda: actions.put_place_names([actions.PlaceNameRow(name="x", area="no")]), "unknown_area"),
    ],
)
def test_what_cannot_be_put_is_refused_and_changes_nothing(city, act, code):
    before = queries.edition()
    assert refused(act).code == code
    assert queries.edition() == before


def test_a_duty_is_handed_over_on_a_day(city):
    day = date(2026, 4, 1)
    actions.hand_over_duty("water", "lin", "market", on=day)
    holders = queries.current().directory
    assert holders.holder("water", "lin/hexi", day - timedelta(days=1)).unit == "water"
    assert holders.holder("water", "lin/hexi", day).unit == "market"
    assert refused(actions.hand_over_duty, "water", "lin", "urban", on=date(2026, 3, 1)).code == "duty_planned"
    actions.hand_over_duty("water", "lin", "urban", on=day)  # a correction of the same day
    assert Duty.objects.filter(duty="water").count() == 2


def test_ten_thousand_units_are_put_with_few_statements(city, django_assert_max_num_queries):
    rows = [
        actions.UnitRow(code=f"team-{number}", name=f"Team {number}", kind="bureau", parent="market", area="lin")
        for number in range(10_000)
    ]
    with django_assert_max_num_queries(20):
        assert actions.put_units(rows).created == 10_000
    with django_assert_max_num_queries(5):
        assert actions.put_units(rows).same == 10_000


# The catalogue


def test_a_catalogue_is_kept_until_the_edition_moves(city, django_assert_num_queries):
    kept = queries.current()
    with django_assert_num_queries(1):
        assert queries.current() is kept
    actions.put_unit(actions.UnitRow(code="gas", name="Lin Gas", kind="enterprise"))
    fresh = queries.current()
    assert fresh is not kept
    assert (kept.unit("gas"), fresh.unit("gas").name) == (None, "Lin Gas")


def test_a_rolled_back_change_is_forgotten(city):
    kept = queries.current()
    try:
        with transaction.atomic():
            Unit.objects.filter(code="water").update(active=False)
            assert not queries.current().unit("water").active
            raise RuntimeError
    except RuntimeError:
        assert queries.current() is kept


def test_the_catalogue_answers_by_code(city):
    put_rules()
    actions.put_place_names([actions.PlaceNameRow(name="Mill Lane", area="beihu")])
    known = queries.current()
    unit = known.unit("nanhu-office")
    assert (unit.path, unit.parent_code, unit.area_path) == ("gov/hexi-gov/nanhu-office", "hexi-gov", "lin/hexi/nanhu")
    assert known.category("05/0501") == known.category("0501")
    assert (known.category("0501").default_duty, known.category("0501").default_class) == ("water", "urgent")
    assert known.category("0201").grassroots_allowed
    assert known.locate(0.2, 0.5) == "lin/hexi/nanhu"
    assert known.find_place("12 Mill Lane, Hexi").area == "lin/hexi/beihu"
    assert known.suggest_category("we have Street vending trouble")[0].category == "02/0201"
    ids = {code: Unit.objects.get(code=code).pk for code in ("gov", "hexi-gov", "nanhu-office", "lotus", "hexi-urban")}
    assert known.subtree_ids("nanhu-office") == {ids["nanhu-office"], ids["lotus"]}
    assert known.line_ids("nanhu-office") == {ids[code] for code in ("gov", "hexi-gov", "nanhu-office", "lotus")}
    assert known.subtree_ids("gone") == known.line_ids("gone") == frozenset()
    assert known.problems == ()
    assert known.decide(facts(category="02/0201")).lead == "nanhu-office"


def test_duties_have_names_in_the_readers_language(city):
    row = actions.DutyKindRow(code="water", name="Water supply", names={"zh-hans": "供水"})
    assert actions.put_duty_kinds([row]) == actions.Tally(1, 0, 0)
    assert actions.put_duty_kinds([row]) == actions.Tally(0, 0, 1)
    assert queries.current().namer("zh-hans")("duty", "water") == "供水"
    assert queries.current().namer()("duty", "gas") == "gas"


def test_categories_out_of_use_are_not_suggested(city):
    actions.put_category(actions.CategoryRow(code="05", name="Water", valid_to=date(2026, 1, 1)))
    known = queries.current()
    assert known.suggest_category("Water", on=date(2025, 12, 31))
    assert not known.suggest_category("Water", on=date(2026, 1, 1))


def test_a_rule_that_broke_after_it_was_published_is_reported(city, caplog):
    put_rules()
    Category.objects.filter(code="0201").delete()
    known = queries.current()
    (found,) = known.problems
    assert (found.rule, found.problem.code, found.left_out) == ("vending", "unknown_code", False)
    assert "rule vending of rule set" in caplog.text


def test_an_outline_that_broke_is_left_out_of_the_index(city):
    Area.objects.filter(code="nanhu").update(polygon={"type": "Polygon", "coordinates": []})
    known = queries.current()
    assert known.locate(0.2, 0.5) == "lin/hexi"
    assert list(known.bad_outlines) == ["lin/hexi/nanhu"]


# Races


def in_thread(act):
    """Run in a thread with a connection of its own; returns the thread and where its result will be."""
    result = []

    def run():
        try:
            result.append(act())
        except Exception as error:
            result.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, result


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


def test_threads_share_one_catalogue(lasting_city):
    runs = [in_thread(queries.current) for _ in range(4)]
    for thread, _result in runs:
        thread.join()
    assert len({id(result[0]) for _thread, result in runs}) == 1
