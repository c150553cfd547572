"""Who: the units that handle matters, and which duty each holds where."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from routing.domain.directory import UNIT_KINDS
from routing.models.area import Area
from routing.models.codes import CODE, code_field, is_code, names_field, tree_constraints


class Unit(models.Model):
    """One unit. ``parent`` is its superior: conflicts of interest and who sees what follow that line."""

    class Kind(models.TextChoices):
        BUREAU = "bureau", _("bureau")
        DISTRICT = "district", _("district government")
        STREET = "street", _("street or town office")
        ENTERPRISE = "enterprise", _("public-service enterprise")
        DISTRICT_BUREAU = "district_bureau", _("district bureau")
        HOTLINE = "hotline", _("hotline centre")
        COMMUNITY = "community", _("community")

    code = code_field()
    name = models.CharField(_("name"), max_length=120)
    names = names_field()
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", verbose_name=_("superior"), on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    path = models.CharField(_("path"), max_length=250, unique=True, editable=False)
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )
    active = models.BooleanField(_("active"), default=True)
    accepts_dispatch = models.BooleanField(_("takes dispatches"), default=True)
    duty_phone = models.CharField(_("duty phone"), max_length=40, blank=True)
    calendar = models.CharField(_("office calendar"), max_length=48, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(name="routing_unit_kind", condition=Q(kind__in=UNIT_KINDS)),
            # Beijing ordinance Art. 17: what is not on its list is not pushed to a community;
            # we dispatch none.
            models.CheckConstraint(
                name="routing_unit_no_dispatch_to_communities",
                condition=~Q(kind="community") | Q(accepts_dispatch=False),
            ),
            *tree_constraints("routing_unit"),
        ]

    def __str__(self) -> str:
        return str(self.names.get(get_language() or "") or self.name)


class DutyKind(models.Model):
    """What people call a duty. Duties without a name here are shown by their code."""

    code = code_field()
    name = models.CharField(_("name"), max_length=120)
    names = names_field()

    class Meta:
        verbose_name = _("kind of duty")
        verbose_name_plural = _("kinds of duty")
        ordering = ["code"]
        constraints = [models.CheckConstraint(name="routing_dutykind_is_a_code", condition=Q(code__regex=rf"^{CODE}$"))]

    def __str__(self) -> str:
        return self.name


class Duty(models.Model):
    """A unit holds a duty in an area and below it, unless a nearer holder exists."""

    duty = models.CharField(_("duty"), max_length=48, validators=[is_code])
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="duties")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="duties")
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until (not included)"), null=True, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["duty", "area_id", "valid_from"]
        constraints = [
            models.CheckConstraint(name="routing_duty_is_a_code", condition=Q(duty__regex=rf"^{CODE}$")),
            models.CheckConstraint(
                name="routing_duty_ends_after_it_starts",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            ExclusionConstraint(
                name="routing_duty_one_holder_at_a_time",
                expressions=[
                    ("duty", RangeOperators.EQUAL),
                    ("area", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from",
                            "valid_to",
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} · {self.area} · {self.unit}"
