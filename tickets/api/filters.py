"""The keys lists may be narrowed by. A key that is not listed is an error, never a look-up into the tables."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

import django_filters
from django.utils.datastructures import MultiValueDict
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.contrib.django_filters import DjangoFilterExtension
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from routing.domain.speech import _
from tickets.domain.refusals import Invalid
from tickets.domain.vocabulary import ServiceClass, State, TicketType, Urgency
from tickets.models import Ticket
from tickets.queries.filters import Wanted

PAGING = ("cursor", "limit", "order")
EARLIEST, LATEST = 1970, 2199


class Codes(django_filters.BaseInFilter, django_filters.ChoiceFilter):
    """One code of a list, or several with commas between them."""

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        super().__init__(choices=[(one.value, one.value) for one in kind], **options)


class TicketFilter(django_filters.FilterSet):
    """``state=dispatched,handling`` and so on. Category, area and unit stand for their subtrees."""

    state = Codes(State, help_text="one state, or several with commas")
    type = Codes(TicketType, help_text="one type, or several with commas")
    urgency = Codes(Urgency, help_text="one urgency, or several with commas")
    service_class = Codes(ServiceClass, help_text="one class of service, or several with commas")
    category = django_filters.CharFilter(max_length=80, help_text="code of a category; those below it too")
    area = django_filters.CharFilter(max_length=80, help_text="code of an area; those below it too")
    unit = django_filters.CharFilter(max_length=80, help_text="code of the lead unit; those below it too")
    overdue = django_filters.BooleanFilter(help_text="whether a clock is past its due time")
    supervised = django_filters.BooleanFilter(help_text="whether it is under supervision")
    registered_after = django_filters.IsoDateTimeFilter(help_text="registered then or later")
    registered_before = django_filters.IsoDateTimeFilter(help_text="registered before then")
    q = django_filters.CharFilter(max_length=200, help_text="words that all occur, or a ticket's number")

    class Meta:
        model = Ticket
        fields: list[str] = []


class ListedFilters(DjangoFilterBackend):
    """Tells the schema about the view's `filterset_class`; the reading is `wanted`'s."""


class ListedFiltersExtension(DjangoFilterExtension):  # type: ignore[no-untyped-call]
    target_class = ListedFilters  # type: ignore[assignment]
    priority = 1


def wanted(request: Request, listed: type[django_filters.FilterSet] = TicketFilter) -> Wanted:
    """Return what a request's query asks for. Raises `Invalid` naming a key that is not listed, ValidationError for
    values that cannot be read."""
    refuse_unlisted(request.query_params, (*listed.base_filters, *PAGING))
    form = listed(data=request.query_params, queryset=Ticket.objects.none()).form
    if not form.is_valid():
        raise ValidationError({name: list(errors) for name, errors in form.errors.items()})
    given = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}
    for name in ("registered_after", "registered_before"):
        if name in given:
            given[name] = _sensible(name, given[name])
    for name in ("state", "type", "urgency", "service_class"):
        if name in given:
            given[name] = tuple(given[name])
    return Wanted(**given)


def refuse_unlisted(query: MultiValueDict[str, str], listed: Iterable[str]) -> None:
    """Raise `Invalid` naming the first key of a query that is not in `listed`."""
    for name in query:
        if name not in listed:
            raise Invalid(
                "unknown_key",
                _("“{field}” is not a key this list knows; it knows {choices}."),
                field=name[:80],
                choices=", ".join(listed),
            )


def _sensible(name: str, at: datetime) -> datetime:
    if not EARLIEST <= at.year <= LATEST:
        raise Invalid("out_of_range", _("“{field}” lies too far away."), field=name)
    return at
