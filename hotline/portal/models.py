"""What the portal keeps: reports that are not sent yet, sealed, and the figures it shows to everybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """A report that is being written. `id` is the hash of a key that only the writer's browser has; what they typed
    lies sealed, because who they are is in it. It is swept away a day after it was touched last."""

    id = models.CharField(primary_key=True, max_length=64)
    sealed = models.BinaryField()
    touched_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return self.id[:8]


class PublicFigures(models.Model):
    """One reading of the city's figures, with what is too rare to be shown already taken out. The latest is shown."""

    made_at = models.DateTimeField(_("made"), db_index=True)
    since = models.DateTimeField(_("since"))
    data = models.JSONField(_("figures"))

    class Meta:
        verbose_name = _("public figures")
        verbose_name_plural = _("public figures")

    def __str__(self) -> str:
        return self.made_at.isoformat(timespec="minutes")
