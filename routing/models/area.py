"""Where: the tree of city, districts, streets and communities, and the names people use for places in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from routing.domain.directory import AREA_LEVELS
from routing.models.codes import code_field, names_field, tree_constraints


class Area(models.Model):
    """One area. Its outline is GeoJSON in WGS 84 (lon, lat): the index of outlines lives in memory."""

    class Level(models.TextChoices):
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        STREET = "street", _("street or town")
        COMMUNITY = "community", _("community")

    code = code_field()
    name = models.CharField(_("name"), max_length=80)
    names = names_field()
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    path = models.CharField(_("path"), max_length=250, unique=True, editable=False)
    polygon = models.JSONField(_("outline"), null=True, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(name="routing_area_level", condition=models.Q(level__in=AREA_LEVELS)),
            *tree_constraints("routing_area"),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """A road, estate or landmark that addresses name, and the area it lies in. A name may lie in several."""

    class Kind(models.TextChoices):
        ROAD = "road", _("road")
        ESTATE = "estate", _("estate")
        LANDMARK = "landmark", _("landmark")
        ALIAS = "alias", _("other name")

    name = models.CharField(_("name"), max_length=120)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.CASCADE, related_name="place_names")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.ROAD)

    class Meta:
        verbose_name = _("place name")
        verbose_name_plural = _("place names")
        ordering = ["name", "area_id"]
        constraints = [
            models.UniqueConstraint(name="routing_placename_once_per_area", fields=["name", "area"]),
            models.CheckConstraint(
                name="routing_placename_kind",
                condition=models.Q(kind__in=["road", "estate", "landmark", "alias"]),
            ),
        ]

    def __str__(self) -> str:
        return self.name
