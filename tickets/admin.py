"""The admin site's desk for tickets, their events and clocks (to read only), and for policies and calendars.

What may be seen is the access predicate's answer here too. A superuser, the account of an emergency, sees all. Lists
hold no more than a thousand rows: nobody counts a million to show twenty, and search finds the others.
"""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from routing.refusal import Refusal
from tickets.access import tickets_of
from tickets.actions.law import put_calendar, put_policy
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.people import SYSTEM, Actor, Role
from tickets.models import CalendarVersion, Event, PolicyVersion, Ticket, Timer
from tickets.queries.filters import mentions
from tickets.tasks import recompute
from tickets.words import word

MOST_ROWS = 1000


class Short(Paginator):
    """Counts no further than `MOST_ROWS`, and so never leads to a deep page either."""

    @cached_property
    def count(self) -> int:
        """The number of rows, or `MOST_ROWS` where there are more."""
        rows: Any = self.object_list
        return len(rows.order_by().values_list("pk")[:MOST_ROWS])


class ReadOnly(ModelAdmin):
    """Nothing is written here: tickets change by verbs only."""

    paginator = Short
    show_full_result_count = False
    list_per_page = 50
    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def actor_at(request: HttpRequest) -> Actor:
    """Return who sits at the desk."""
    user: Any = request.user
    return SYSTEM if user.is_superuser else user.actor


class OfTicket(ReadOnly):
    """Rows that hang on a ticket: searched by its number, seen where the ticket is seen."""

    search_help_text = _("the ticket's number")
    search_fields = ["ticket__number"]
    list_select_related = ["ticket"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        actor = actor_at(request)
        if self.sees_all(actor):
            return rows
        return rows.filter(ticket__in=tickets_of(actor))

    def sees_all(self, actor: Actor) -> bool:
        """Say whether the actor sees these rows of every ticket."""
        return Role.SYSTEM in actor.roles

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        try:
            return queryset.filter(ticket__number=parse_number(search_term)), False
        except NumberError:
            return (queryset if not search_term.strip() else queryset.none()), False


@admin.register(Ticket)
class TicketAdmin(ReadOnly):
    list_display = ["number", "state", "type", "title", "lead", "next_due_at", "breached"]
    list_filter = ["state", "type", "urgency", "breached"]
    list_select_related = ["lead"]
    ordering = ["-pk"]
    search_fields = ["number"]
    search_help_text = _("a number, or words that all occur")
    exclude = ["code_hash", "search", "caller", "intake_key", "head"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Ticket]:
        return super().get_queryset(request).filter(pk__in=tickets_of(actor_at(request))).defer("search")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return (queryset.filter(mentions(search_term)) if search_term.strip() else queryset), False


@admin.register(Event)
class EventAdmin(OfTicket):
    list_display = ["ticket", "seq", "verb", "at", "who", "role", "unit", "public"]
    list_filter = ["verb", "public"]
    exclude = ["hash"]

    @admin.display(description=_("who"))
    def who(self, event: Event) -> str:
        """Who did it, by name."""
        return word(Role, Role.SYSTEM) if event.role == Role.SYSTEM else event.name

    def sees_all(self, actor: Actor) -> bool:
        """Auditors read the whole audit trail, and no ticket."""
        return super().sees_all(actor) or Role.AUDITOR in actor.roles


@admin.register(Timer)
class TimerAdmin(OfTicket):
    list_display = ["ticket", "kind", "unit", "standing", "start", "due_at", "next_at", "breached_at"]
    list_filter = ["kind", "standing"]


class Document(forms.JSONField):
    """A JSON document in a large box, indented."""

    widget = UnfoldAdminTextareaWidget

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["rows"] = 30

    def prepare_value(self, value: Any) -> Any:
        """Return the text that is edited."""
        return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


class VersionForm(forms.ModelForm):
    """A new version of a document. What the law would refuse is refused in the form."""

    data = Document(label=_("document"))  # type: ignore[assignment]

    def put(self, by: str) -> Any:
        """Put the version in force. Raises a refusal."""
        raise NotImplementedError

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if not self.errors and not isinstance(cleaned.get("data"), Mapping):
            self.add_error("data", _("A document is a JSON object."))
        if not self.errors:
            try:
                with transaction.atomic():
                    self.put("")
                    transaction.set_rollback(True)
            except Refusal as error:
                self.add_error("data", error.sentence(gettext))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Version and status are the action's to give: its rehearsal says whether the database would take them.
        return {field.name for field in self._meta.model._meta.fields if field.name != "key"}


class PolicyForm(VersionForm):
    standard = forms.BooleanField(label=_("for new tickets"), required=False)
    follow = forms.BooleanField(
        label=_("open tickets follow"),
        required=False,
        help_text=_("Count the deadlines of open tickets of this policy anew; both values are kept."),
    )

    class Meta:
        model = PolicyVersion
        fields = ["key", "data", "note", "standard"]

    def put(self, by: str) -> PolicyVersion:
        said = self.cleaned_data
        return put_policy(said["key"], said["data"], by=by, note=said.get("note", ""), standard=said["standard"])


class CalendarForm(VersionForm):
    class Meta:
        model = CalendarVersion
        fields = ["key", "data", "note"]

    def put(self, by: str) -> CalendarVersion:
        said = self.cleaned_data
        return put_calendar(said["key"], said["data"], by=by, note=said.get("note", ""))


class VersionAdmin(ModelAdmin):
    """Versions are read; to change the law, a new version is added. It begins as a copy of the one that is open."""

    list_per_page = 50
    list_filter = ["key"]
    ordering = ["key", "-version"]
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.shown if obj else super().get_fields(request, obj)

    shown: list[str] = []

    @admin.display(description=_("document"))
    def document(self, row: Any) -> str:
        """The document, indented."""
        text = json.dumps(row.data, indent=2, ensure_ascii=False)
        return format_html('<pre style="white-space: pre-wrap">{}</pre>', text)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the newest version of the key that the address names (``?key=city``)."""
        found = super().get_changeform_initial_data(request)
        last = self.model._default_manager.filter(key=found.get("key", "")).order_by("-version").first()
        found["data"] = last.data if last is not None else {}
        return found

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        kept = form.put(str(request.user))
        obj.pk, obj.version = kept.pk, kept.version
        obj._state.adding = False
        self.follow(kept, form.cleaned_data)

    def follow(self, kept: Any, said: Mapping[str, Any]) -> None:
        """Let open deadlines follow once the version is in the database."""
        raise NotImplementedError


@admin.register(PolicyVersion)
class PolicyAdmin(VersionAdmin):
    form = PolicyForm
    list_display = ["key", "version", "status", "standard", "note", "made_by", "made_at"]
    list_filter = ["status", "key"]
    shown = ["key", "version", "status", "standard", "names", "note", "made_by", "made_at", "document"]
    readonly_fields = ["document"]

    def follow(self, kept: PolicyVersion, said: Mapping[str, Any]) -> None:
        if said.get("follow"):
            transaction.on_commit(lambda: recompute.delay(policy=kept.key, ref=str(kept)))


@admin.register(CalendarVersion)
class CalendarAdmin(VersionAdmin):
    form = CalendarForm
    list_display = ["key", "version", "note", "made_by", "made_at"]
    shown = ["key", "version", "note", "made_by", "made_at", "document"]
    readonly_fields = ["document"]

    def follow(self, kept: CalendarVersion, said: Mapping[str, Any]) -> None:
        transaction.on_commit(lambda: recompute.delay(calendar=kept.key))
