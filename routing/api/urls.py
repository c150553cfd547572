"""The doors of routing, to be hung below ``/api/v1/``."""

from rest_framework.routers import SimpleRouter

from routing.api.reference import (
    AreaViewSet,
    CategoryViewSet,
    DutyKindViewSet,
    DutyViewSet,
    PlaceNameViewSet,
    UnitViewSet,
)
from routing.api.rulesets import RuleSetViewSet

router = SimpleRouter()
router.register("areas", AreaViewSet, basename="area")
router.register("units", UnitViewSet, basename="unit")
router.register("categories", CategoryViewSet, basename="category")
router.register("duties", DutyViewSet, basename="duty")
router.register("duty-kinds", DutyKindViewSet, basename="duty-kind")
router.register("place-names", PlaceNameViewSet, basename="place-name")
router.register("rulesets", RuleSetViewSet, basename="ruleset")

urlpatterns = router.urls
