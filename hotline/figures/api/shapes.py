"""What the figures' answers look like."""

from typing import Any

from rest_framework import serializers

from hotline.figures.rates.measures import RATES, Figures
from hotline.figures.rates.sums import MEASURES


class RateSerializer(serializers.Serializer):
    """A share of cases with its 95 % interval (Wilson), from 0 to 1."""

    value = serializers.FloatField(allow_null=True, help_text="null where nothing was measured")
    n = serializers.IntegerField(help_text="on how many cases")
    low = serializers.FloatField()
    high = serializers.FloatField()


class RatesSerializer(serializers.Serializer):
    """The rates by their names."""

    def get_fields(self) -> dict[str, Any]:
        return {name: RateSerializer() for name in RATES}


class CountsSerializer(serializers.Serializer):
    """The counts the rates are made from."""

    def get_fields(self) -> dict[str, Any]:
        return {name: serializers.IntegerField() for name in MEASURES}


class FiguresSerializer(serializers.Serializer):
    """Rates, the composite from 0 to 100 (null while one of its three is not measured), and the counts."""

    rates = RatesSerializer()
    composite = serializers.FloatField(allow_null=True)
    counts = CountsSerializer()


class PeriodSerializer(serializers.Serializer):
    """A period, and the last of its days that is counted: yesterday at the latest."""

    name = serializers.CharField()
    first = serializers.DateField()
    last = serializers.DateField()
    counted_until = serializers.DateField(allow_null=True, help_text="null where no day of it is over")


class RowSerializer(FiguresSerializer):
    """One unit, place, category or channel. `rank` is null below the fewest cases that are ranked."""

    code = serializers.CharField()
    name = serializers.CharField(help_text="in the reader's language")
    peers = serializers.CharField(help_text="the group it is compared within; empty where nobody is ranked")
    rank = serializers.IntegerField(allow_null=True)
    of = serializers.IntegerField()
    standing = serializers.CharField(help_text="advanced, progress, rectify, governance, or empty")
    rise = serializers.FloatField(allow_null=True, help_text="points more than in the period before")


class TableSerializer(serializers.Serializer):
    """A table of rates, some rows at a time."""

    period = PeriodSerializer()
    by = serializers.CharField()
    rules = serializers.DictField(help_text="how counts became rates")
    whole = FiguresSerializer(allow_null=True, help_text="the whole city's, where they are the reader's")
    results = RowSerializer(many=True)
    next = serializers.CharField(help_text="send it as `after` for the next page; empty at the end")


class OneSerializer(FiguresSerializer):
    """One's figures, why orders were left out, and the months before."""

    period = PeriodSerializer()
    left_out = serializers.DictField(child=serializers.IntegerField(), help_text="reason → orders")
    months = serializers.DictField(child=FiguresSerializer(), help_text="month → figures, twelve at the most")


class IntakeSerializer(serializers.Serializer):
    """What came in, by day; a day without anything is 0."""

    first = serializers.DateField()
    last = serializers.DateField()
    counts = serializers.ListField(child=serializers.IntegerField())


class PublishedSerializer(serializers.Serializer):
    """A published month: its figures as they were, the hash over them, and its correction notes."""

    month = serializers.CharField()
    published_at = serializers.DateTimeField()
    hash = serializers.CharField(help_text="SHA-256 of `figures`: sorted keys, no spaces, UTF-8")
    figures = serializers.DictField()
    corrections = serializers.ListField(child=serializers.DictField())


def figures_data(one: Figures) -> dict[str, Any]:
    """Return figures as `FiguresSerializer` shows them."""
    rates = {name: one.rate(name) for name in RATES}
    return {
        "rates": {name: {"value": r.value, "n": r.n, "low": r.low, "high": r.high} for name, r in rates.items()},
        "composite": one.composite,
        "counts": one.sums.as_data(),
    }
