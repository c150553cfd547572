"""Reference data put by code, and the catalogue that follows it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from routing import actions, queries
from routing.models import Area, Category, Duty, DutyKind, PlaceName, Unit
from tests.factories_routing import NOW, facts, in_thread, lasting, put_city, put_rules, refused


@pytest.fixture
def city(db):
    put_city()


@pytest.fixture
def lasting_city(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), lasting():
        yield


def test_the_database_keeps_paths_codes_and_communities_right(city):
    def spoil(row, **changes):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**changes)

    spoil(Area.objects.get(code="nanhu"), path="lin/hexi/elsewhere")
    spoil(Unit.objects.get(code="water"), path="x/water")  # a root's path is its code
    spoil(Unit.objects.get(code="lotus"), accepts_dispatch=True)
    spoil(Category.objects.get(code="05"), code="0/5", path="0/5")


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


def test_threads_share_one_catalogue(lasting_city):
    runs = [in_thread(queries.current) for _ in range(4)]
    for thread, _result in runs:
        thread.join()
    assert len({id(result[0]) for _thread, result in runs}) == 1
