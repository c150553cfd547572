"""What about: the tree of matters (18 classes and below), dated, with what each says by default."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from routing.domain.facts import URGENCIES
from routing.models.codes import code_field, names_field, tree_constraints


class Category(models.Model):
    """One category. An empty default, or an unknown yes/no, is taken from the category above."""

    class Urgency(models.TextChoices):
        NORMAL = "normal", _("normal")
        URGENT = "urgent", _("urgent")
        EMERGENCY = "emergency", _("emergency")

    code = code_field()
    name = models.CharField(_("name"), max_length=80)
    names = names_field()
    synonyms = models.JSONField(_("words people use for it"), default=list, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    path = models.CharField(_("path"), max_length=160, unique=True, editable=False)
    level = models.PositiveSmallIntegerField(_("level"), editable=False)
    default_duty = models.CharField(_("default duty"), max_length=48, blank=True)
    default_class = models.CharField(_("default service class"), max_length=24, blank=True)
    default_urgency = models.CharField(_("default urgency"), max_length=12, choices=Urgency, blank=True)
    grassroots_allowed = models.BooleanField(_("on the duty list of streets and towns"), null=True, blank=True)
    needs_place = models.BooleanField(_("needs a place"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until (not included)"), null=True, blank=True)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(name="routing_category_urgency", condition=Q(default_urgency__in=["", *URGENCIES])),
            models.CheckConstraint(name="routing_category_level", condition=Q(level__gte=1, level__lte=4)),
            models.CheckConstraint(
                name="routing_category_ends_after_it_starts",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            *tree_constraints("routing_category"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
