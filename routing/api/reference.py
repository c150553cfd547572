"""Areas, units, categories, duties and place names: reading doors."""

from typing import Any

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from routing import queries
from routing.api.filters import AreaFilter, CategoryFilter, DutyFilter, PlaceNameFilter, UnitFilter
from routing.api.pagination import ReferencePages
from routing.api.permissions import ReadOrRuleWriter
from routing.models import Area, Category, Duty, DutyKind, PlaceName, Unit

CODE = r"[A-Za-z0-9][A-Za-z0-9._-]*"


class NamesField(serializers.DictField):
    child = serializers.CharField()


class WordsField(serializers.ListField):
    child = serializers.CharField()


class AreaSerializer(serializers.ModelSerializer):
    parent: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    names = NamesField()
    aliases = WordsField()

    class Meta:
        model = Area
        fields = ["code", "name", "names", "aliases", "level", "parent", "path"]


class AreaDetailSerializer(AreaSerializer):
    polygon = serializers.DictField(allow_null=True, help_text="GeoJSON, WGS 84")

    class Meta(AreaSerializer.Meta):
        fields = [*AreaSerializer.Meta.fields, "polygon"]


class UnitSerializer(serializers.ModelSerializer):
    parent: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    area = serializers.CharField(source="area.path", default="", help_text="path of the area")
    names = NamesField()

    class Meta:
        model = Unit
        fields = [
            "code", "name", "names", "kind", "parent", "path", "area", "active", "accepts_dispatch",
            "duty_phone", "calendar",
        ]  # fmt: skip


class CategorySerializer(serializers.ModelSerializer):
    parent: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)
    names = NamesField()
    synonyms = WordsField()
    default_urgency = serializers.CharField(help_text="normal, urgent, emergency; empty: as the category above")

    class Meta:
        model = Category
        fields = [
            "code", "name", "names", "synonyms", "parent", "path", "level", "default_duty", "default_class",
            "default_urgency", "grassroots_allowed", "needs_place", "valid_from", "valid_to",
        ]  # fmt: skip


class DutySerializer(serializers.ModelSerializer):
    area = serializers.CharField(source="area.path", help_text="path of the area")
    unit: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = Duty
        fields = ["duty", "area", "unit", "valid_from", "valid_to"]


class DutyKindSerializer(serializers.ModelSerializer):
    names = NamesField()

    class Meta:
        model = DutyKind
        fields = ["code", "name", "names"]


class PlaceNameSerializer(serializers.ModelSerializer):
    area = serializers.CharField(source="area.path", help_text="path of the area")

    class Meta:
        model = PlaceName
        fields = ["name", "area", "kind"]


class LocatedSerializer(serializers.Serializer):
    area = serializers.CharField(help_text="path of the area; empty when nothing was found")
    matched = serializers.CharField(help_text="the name that led there")
    confidence = serializers.FloatField(min_value=0, max_value=1)
    others = serializers.ListField(child=serializers.CharField(), help_text="between which areas it is undecided")


class PointSerializer(serializers.Serializer):
    lon = serializers.FloatField(min_value=-180, max_value=180, required=False)
    lat = serializers.FloatField(min_value=-90, max_value=90, required=False)
    text = serializers.CharField(max_length=500, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("lon" in attrs) != ("lat" in attrs) or ("lon" in attrs) == ("text" in attrs):
            raise serializers.ValidationError(_("Give longitude and latitude, or a text."))
        return attrs


class ReferenceViewSet(viewsets.ReadOnlyModelViewSet):
    """Read by code."""

    permission_classes = [ReadOrRuleWriter]
    pagination_class = ReferencePages
    filter_backends = [DjangoFilterBackend]
    lookup_field = "code"
    lookup_value_regex = CODE


class AreaViewSet(ReferenceViewSet):
    """Areas: city, districts, streets, communities."""

    queryset = Area.objects.select_related("parent").order_by("path")
    filterset_class = AreaFilter

    def get_queryset(self) -> Any:
        # Outlines are heavy; a list of 10,000 areas does not carry them.
        return self.queryset if self.action == "retrieve" else self.queryset.defer("polygon")

    def get_serializer_class(self) -> Any:
        return AreaDetailSerializer if self.action == "retrieve" else AreaSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("lon", OpenApiTypes.FLOAT, description="degrees, WGS 84"),
            OpenApiParameter("lat", OpenApiTypes.FLOAT, description="degrees, WGS 84"),
            OpenApiParameter("text", OpenApiTypes.STR, description="an address as people say it"),
        ],
        responses=LocatedSerializer,
        filters=False,
    )
    @action(detail=False, pagination_class=None, filterset_class=None)
    def locate(self, request: Request) -> Response:
        """Find the area of a point, or of an address in words."""
        asked = PointSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        catalogue = queries.current()
        if "text" in asked.validated_data:
            place = catalogue.find_place(asked.validated_data["text"])
            found = {
                "area": place.area,
                "matched": place.matched,
                "confidence": place.confidence,
                "others": list(place.others),
            }
        else:
            area = catalogue.locate(asked.validated_data["lon"], asked.validated_data["lat"])
            found = {"area": area, "matched": "", "confidence": 1.0 if area else 0.0, "others": []}
        return Response(LocatedSerializer(found).data)


class UnitViewSet(ReferenceViewSet):
    """Units that handle matters."""

    queryset = Unit.objects.select_related("parent", "area").order_by("path")
    serializer_class = UnitSerializer
    filterset_class = UnitFilter


class CategoryViewSet(ReferenceViewSet):
    """Categories of matters. Empty defaults are taken from the category above."""

    queryset = Category.objects.select_related("parent").order_by("path")
    serializer_class = CategorySerializer
    filterset_class = CategoryFilter


class DutyViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """Who holds which duty where, and since when."""

    queryset = Duty.objects.select_related("area", "unit").order_by("duty", "area__path", "valid_from")
    serializer_class = DutySerializer
    permission_classes = [ReadOrRuleWriter]
    pagination_class = ReferencePages
    filter_backends = ReferenceViewSet.filter_backends
    filterset_class = DutyFilter


class DutyKindViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """What people call the duties."""

    queryset = DutyKind.objects.order_by("code")
    serializer_class = DutyKindSerializer
    permission_classes = [ReadOrRuleWriter]
    pagination_class = ReferencePages
    filter_backends: list = []


class PlaceNameViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """Names of roads, estates and landmarks."""

    queryset = PlaceName.objects.select_related("area").order_by("name", "area__path")
    serializer_class = PlaceNameSerializer
    permission_classes = [ReadOrRuleWriter]
    pagination_class = ReferencePages
    filter_backends = ReferenceViewSet.filter_backends
    filterset_class = PlaceNameFilter
