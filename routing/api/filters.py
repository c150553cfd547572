"""What lists can be narrowed by: codes, never database ids."""

import django_filters
from django.db.models import Q, QuerySet

from routing.models import Area, Category, Duty, PlaceName, Unit


class TreeFilter(django_filters.FilterSet):
    """``parent=code`` gives the children, ``under=code`` the node and everything below it."""

    parent = django_filters.CharFilter(field_name="parent__code")
    under = django_filters.CharFilter(method="below")

    def below(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(code=value) | Q(path__startswith=f"{value}/") | Q(path__contains=f"/{value}/"))


class AreaFilter(TreeFilter):
    class Meta:
        model = Area
        fields = ["level"]


class UnitFilter(TreeFilter):
    area = django_filters.CharFilter(field_name="area__code")

    class Meta:
        model = Unit
        fields = ["kind", "active", "accepts_dispatch"]


class CategoryFilter(TreeFilter):
    class Meta:
        model = Category
        fields = ["level"]


class DutyFilter(django_filters.FilterSet):
    area = django_filters.CharFilter(field_name="area__code")
    unit = django_filters.CharFilter(field_name="unit__code")
    on = django_filters.DateFilter(method="held_on", label="held on that day")

    class Meta:
        model = Duty
        fields = ["duty"]

    def held_on(self, queryset: QuerySet, name: str, value: object) -> QuerySet:
        return queryset.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=value), Q(valid_to__isnull=True) | Q(valid_to__gt=value)
        )


class PlaceNameFilter(django_filters.FilterSet):
    area = django_filters.CharFilter(field_name="area__code")
    name = django_filters.CharFilter(lookup_expr="icontains")

    class Meta:
        model = PlaceName
        fields = ["kind"]
