"""Who is working on which ticket right now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """A ticket is with one person until a moment; after it, with whoever comes first. `key` names the page that holds
    it, so that a page that is left late gives back nothing but its own."""

    number = models.CharField(_("number"), max_length=16)
    queue = models.CharField(_("queue"), max_length=20)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("staff member"), on_delete=models.CASCADE, related_name="+"
    )
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"))
    key = models.UUIDField()

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="lease_one_per_ticket"),
            models.CheckConstraint(name="lease_ends", condition=models.Q(until__gt=models.F("since"))),
        ]

    def __str__(self) -> str:
        return self.number
