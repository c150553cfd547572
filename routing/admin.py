"""The admin site's desk for reference data. Trees are saved through `routing.actions`, which keep their paths.

Units, areas and categories are never deleted (history names them): they are made inactive or dated. Rule sets are read
here; they are written through the API, where each problem is shown.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from routing import actions, queries
from routing.domain import outcomes
from routing.domain.catalogue import DANGLING, check_rule
from routing.domain.compile import Rule as RuleValue
from routing.domain.explain import explain
from routing.domain.places import BadPolygon, outline
from routing.models import Area, Category, Duty, DutyKind, PlaceName, Rule, RuleSet, Unit


class PutForm(forms.ModelForm):
    """Refuses in the form what the action would refuse: a place in the tree below itself."""

    def clean_parent(self) -> Any:
        parent = self.cleaned_data["parent"]
        code = self.instance.code
        if parent is not None and code and code in parent.path.split("/"):
            raise forms.ValidationError(_("It would be part of itself."))
        return parent


class AreaForm(PutForm):
    def clean_polygon(self) -> Any:
        polygon = self.cleaned_data["polygon"]
        if polygon:
            try:
                outline(polygon)
            except BadPolygon as error:
                raise forms.ValidationError(gettext(error.template).format(**error.data)) from error
        return polygon or None


class UnitForm(PutForm):
    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Unit.Kind.COMMUNITY and cleaned.get("accepts_dispatch"):
            self.add_error("accepts_dispatch", _("Nothing is dispatched to a community."))
        return cleaned


class PutAdmin(ModelAdmin):
    """Saves through the action, which keeps the paths of the whole subtree."""

    list_per_page = 50
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]
    readonly_fields = ["path"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        # A code is a name for ever: rules, events and other systems use it.
        return [*self.readonly_fields, "code"] if obj else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        kept = self.put(obj)
        obj.pk, obj.path = kept.pk, kept.path
        obj._state.adding = False

    def put(self, obj: Any) -> Any:
        raise NotImplementedError


@admin.register(Area)
class AreaAdmin(PutAdmin):
    form = AreaForm
    list_display = ["name", "code", "level", "path"]
    list_filter = ["level"]
    fields = ["code", "name", "names", "aliases", "level", "parent", "path", "polygon"]

    def put(self, obj: Area) -> Area:
        return actions.put_area(
            actions.AreaRow(
                code=obj.code,
                name=obj.name,
                level=obj.level,
                parent=obj.parent.code if obj.parent else "",
                names=obj.names,
                aliases=obj.aliases,
                polygon=obj.polygon,
            )
        )


@admin.register(Unit)
class UnitAdmin(PutAdmin):
    form = UnitForm
    list_display = ["name", "code", "kind", "area", "active", "accepts_dispatch"]
    list_filter = ["kind", "active", "accepts_dispatch"]
    list_select_related = ["area"]
    autocomplete_fields = ["parent", "area"]
    fields = [
        "code", "name", "names", "kind", "parent", "path", "area", "active", "accepts_dispatch", "duty_phone",
        "calendar",
    ]  # fmt: skip

    def put(self, obj: Unit) -> Unit:
        return actions.put_unit(
            actions.UnitRow(
                code=obj.code,
                name=obj.name,
                kind=obj.kind,
                parent=obj.parent.code if obj.parent else "",
                area=obj.area.code if obj.area else "",
                names=obj.names,
                active=obj.active,
                accepts_dispatch=obj.accepts_dispatch,
                duty_phone=obj.duty_phone,
                calendar=obj.calendar,
            )
        )


@admin.register(Category)
class CategoryAdmin(PutAdmin):
    form = PutForm
    list_display = ["name", "code", "level", "default_duty", "default_class", "default_urgency"]
    list_filter = ["level", "default_class", "default_urgency", "grassroots_allowed"]
    readonly_fields = ["path", "level"]
    fields = [
        "code", "name", "names", "synonyms", "parent", "path", "level", "default_duty", "default_class",
        "default_urgency", "grassroots_allowed", "needs_place", "valid_from", "valid_to",
    ]  # fmt: skip

    def put(self, obj: Category) -> Category:
        return actions.put_category(
            actions.CategoryRow(
                code=obj.code,
                name=obj.name,
                parent=obj.parent.code if obj.parent else "",
                names=obj.names,
                synonyms=obj.synonyms,
                default_duty=obj.default_duty,
                default_class=obj.default_class,
                default_urgency=obj.default_urgency,
                grassroots_allowed=obj.grassroots_allowed,
                needs_place=obj.needs_place,
                valid_from=obj.valid_from,
                valid_to=obj.valid_to,
            )
        )


@admin.register(Duty)
class DutyAdmin(ModelAdmin):
    list_display = ["duty", "area", "unit", "valid_from", "valid_to"]
    list_filter = ["duty"]
    list_select_related = ["area", "unit"]
    search_fields = ["duty", "area__name", "area__code", "unit__name", "unit__code"]
    autocomplete_fields = ["area", "unit"]


@admin.register(DutyKind)
class DutyKindAdmin(ModelAdmin):
    list_display = ["name", "code"]
    search_fields = ["code", "name"]


@admin.register(PlaceName)
class PlaceNameAdmin(ModelAdmin):
    list_display = ["name", "area", "kind"]
    list_filter = ["kind"]
    list_select_related = ["area"]
    search_fields = ["name", "area__name"]
    autocomplete_fields = ["area"]


class ReadOnly:
    """Nothing is written here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RuleInline(ReadOnly, TabularInline):
    model = Rule
    fields = ["priority", "code", "name", "in_words", "enabled"]
    readonly_fields = ["in_words"]
    ordering = ["priority", "code"]

    @admin.display(description=_("in words"))
    def in_words(self, rule: Rule) -> str:
        catalogue = queries.current()
        value = RuleValue(rule.code, rule.name, rule.priority, rule.conditions, rule.outcome, rule.enabled)
        problems = check_rule(value, catalogue.vocabulary)
        if any(one.code not in DANGLING for one in problems):
            sentences = ((gettext(one.template).format(**one.data),) for one in problems)
            return format_html_join("; ", "{}", sentences)
        name = catalogue.namer(get_language() or "")
        return format_html(
            "{} → {}",
            explain(rule.conditions, say=gettext, name=name),
            outcomes.explain(rule.outcome, say=gettext, name=name),
        )


@admin.register(RuleSet)
class RuleSetAdmin(ReadOnly, ModelAdmin):
    list_display = ["version", "status", "note", "valid_from", "published_by", "published_at", "retired_at"]
    list_filter = ["status"]
    inlines = [RuleInline]
