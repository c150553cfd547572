"""Put the demo city in place: areas, units, duties, categories, rules, law, people. As often as one likes.

Everything goes through the product's own actions, as an installation's own catalogue would; what is there already
and the same is left alone, so a second run changes nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from shapely.geometry import mapping

from hotline.demo.city import areas, categories, duties, knowledge, organisation, rules
from hotline.demo.city.accounts import accounts
from hotline.demo.city.words import Words
from hotline.knowledge.actions import ArticleRow, put_article
from hotline.knowledge.models import Article
from hotline.staff.models import User
from routing.actions import (
    AreaRow,
    CategoryRow,
    DutyKindRow,
    DutyRow,
    PlaceNameRow,
    UnitRow,
    draft_rules,
    publish_rules,
    put_areas,
    put_categories,
    put_duties,
    put_duty_kinds,
    put_place_names,
    put_units,
    save_rules,
)
from routing.domain.compile import Rule
from routing.models import RuleSet, Unit
from routing.queries import rules_of
from tickets.actions.law import put_calendar, put_policy
from tickets.domain.presets import HANDLE_DAYS, PRESETS, step
from tickets.holidays import calendar_data
from tickets.models import CalendarVersion

BY = "seed_city"
LANGUAGES = ("en", "zh-hans")
MODEL = "shandong"
"""The preset the demo city copied: five working days, extension of ten, yellow and red cards."""

STANDARD = "linlan"
"""The city's own policy: its model, and what nobody has done five working days late goes to the unit above."""

PRESET_NAMES = {
    "beijing": Words("Beijing style", "北京样式"),
    "tianjin": Words("Tianjin style", "天津样式"),
    "shanghai": Words("Shanghai style", "上海样式"),
    "sichuan-2025": Words("Sichuan 2025 style", "四川2025样式"),
    "shandong": Words("Shandong style", "山东样式"),
    "anyang": Words("Anyang style", "安阳样式"),
    STANDARD: Words("Linlan's own", "临澜市办法"),
}


def seed(language: str, now: datetime) -> Iterator[str]:
    """Put the city in place in `language`, yielding what was done as it is done. One transaction."""
    with transaction.atomic():
        yield _areas(language)
        yield _units(language)
        yield _categories(language)
        yield _rules(language, now)
        yield _law(now)
        yield _people(language)
        yield _articles(now)


def _names(words: Words) -> Mapping[str, str]:
    return {language: words.in_(language) for language in LANGUAGES}


def _areas(language: str) -> str:
    atlas = areas.atlas()
    done = put_areas(
        AreaRow(
            code=area.code,
            name=area.name.in_(language),
            level=area.level,
            parent=area.parent,
            names=_names(area.name),
            aliases=area.aliases,
            polygon=mapping(area.shape),
        )
        for area in atlas.areas
    )
    put_place_names(
        PlaceNameRow(name=name, area=spot.street, kind=spot.kind)
        for spot in atlas.spots
        for name in dict.fromkeys((*_names(spot.name).values(), *spot.aliases))
    )
    return f"areas: {done}"


def _units(language: str) -> str:
    done = put_units(
        UnitRow(
            code=unit.code,
            name=unit.name.in_(language),
            kind=unit.kind,
            parent=unit.parent,
            area=unit.area,
            names=_names(unit.name),
            accepts_dispatch=unit.accepts_dispatch,
            duty_phone=unit.duty_phone,
        )
        for unit in organisation.units()
    )
    table = duties.table()
    put_duty_kinds(
        DutyKindRow(code=duty.key, name=duty.name.in_(language), names=_names(duty.name)) for duty, _holders in table
    )
    put_duties(
        DutyRow(duty=holder.duty, area=holder.area, unit=holder.unit) for _duty, holders in table for holder in holders
    )
    return f"units: {done}"


def _categories(language: str) -> str:
    done = put_categories(
        CategoryRow(
            code=category.code,
            name=category.name.in_(language),
            parent=category.parent,
            names=_names(category.name),
            synonyms=(*category.synonyms_zh, *category.synonyms_en),
            default_duty=category.duty,
            default_class=category.service_class,
            default_urgency=category.urgency,
            grassroots_allowed=category.grassroots_allowed,
            needs_place=category.needs_place,
        )
        for category in categories.categories()
    )
    return f"categories: {done}"


def _rules(language: str, now: datetime) -> str:
    wanted = [
        Rule(rule.code, rule.name.in_(language), rule.priority, rule.conditions, rule.outcome(language))
        for rule in rules.rules()
    ]
    published = RuleSet.objects.filter(status=RuleSet.Status.PUBLISHED).first()
    if published is not None:
        # A city that has rules of its own keeps them: seeding again does not undo what people published.
        return f"rules: version {published.version} is in force, {len(rules_of(published))} rules"
    draft = draft_rules(by=BY, now=now, empty=True)
    save_rules(draft.version, wanted)
    publish_rules(draft.version, by=BY, now=now)
    return f"rules: {len(wanted)} published as version {draft.version}"


def _law(now: datetime) -> str:
    newest = CalendarVersion.objects.filter(key="city").order_by("-version").first()
    if newest is None or newest.made_by == BY:
        years = range(now.year - 4, now.year + 3)
        newest = put_calendar("city", calendar_data("CN", years, zone="Asia/Shanghai"), by=BY)
    # Else people changed the calendar, and seeding again does not undo it.
    for key, preset in {**PRESETS, STANDARD: _own_policy()}.items():
        put_policy(key, preset, by=BY, names=_names(PRESET_NAMES[key]), standard=key == STANDARD)
    return f"law: calendar {newest}, {len(PRESET_NAMES)} policies, new tickets by “{STANDARD}”"


def _own_policy() -> dict[str, Any]:
    """Return the model with one more step on the ladders that count in days."""
    longer = [*HANDLE_DAYS, step("+5 wd", "hand_to_parent", "unit_lead", "district", "supervisor")]
    policy = PRESETS[MODEL]
    classes = {}
    for name, terms in policy["classes"].items():
        clocks, handle = terms["clocks"], terms["clocks"]["handle"]
        if handle["ladder"] == HANDLE_DAYS:
            clocks = {**clocks, "handle": {**handle, "ladder": longer}}
        classes[name] = {**terms, "clocks": clocks}
    return {**policy, "classes": classes}


def _people(language: str) -> str:
    units = dict(Unit.objects.values_list("code", "pk"))
    # One hash for all: four hundred slow ones would be most of a first start. Without DEMO nobody can sign in by it.
    password = make_password(settings.DEMO_PASSWORD or None)
    known = set(User.objects.values_list("username", flat=True))
    made = User.objects.bulk_create(
        User(
            username=account.username,
            display_name=account.name.in_(language),
            roles=[account.role],
            unit_id=units.get(account.unit),
            password=password,
            language=language,
            is_staff=account.role in ("system_admin", "security_admin", "supervisor", "auditor"),
            is_superuser=False,
        )
        for account in accounts()
        if account.username not in known
    )
    return f"accounts: {len(made)} made, {len(known)} there"


def _articles(now: datetime) -> str:
    # What is there stays: people edit articles, and their dates are counted from the day of the first seeding.
    known = set(Article.objects.values_list("code", flat=True))
    fresh = [article for article in knowledge.articles() if article.code not in known]
    for article in fresh:
        put_article(
            ArticleRow(
                code=article.code,
                titles=_names(article.title),
                answers=_names(article.answer),
                category=article.category,
                owner=article.owner,
                keywords=(*article.keywords_zh, *article.keywords_en),
                valid_to=article.valid_until(now.date()),
            ),
            by=BY,
            now=now,
        )
    return f"articles: {len(fresh)} put, {len(known)} there"
