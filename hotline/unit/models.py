"""Filters that people keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """A list and what narrows it, by a name: `query` as it stands in the address. A shared one is for all people of
    `unit`, but its owner's to change."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("owner"), on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)
    unit = models.ForeignKey(
        "routing.Unit",
        to_field="code",
        verbose_name=_("unit"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("shared with its people"),
    )

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_filter_name"),
            models.CheckConstraint(name="saved_filter_says_something", condition=~Q(name="") & ~Q(query="")),
        ]

    def __str__(self) -> str:
        return self.name


class StartPage(models.Model):
    """The filter somebody begins with: one of their own or one that is shared with them."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE)
    filter = models.ForeignKey(SavedFilter, on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def __str__(self) -> str:
        return str(self.filter)
