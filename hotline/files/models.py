"""Files that prove something: photos and documents, given to one act of one ticket or not given yet."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hotline.files.kinds import KINDS


def new_id() -> str:
    """Return an id nobody guesses: 128 random bits."""
    return secrets.token_hex(16)


class StoredFile(models.Model):
    """One file. Its bytes lie in the storage ``uploads`` under a name made from its id; the row comes after them and
    goes before them, so that no row ever stands without its bytes.

    `owner` is who may give it to an act: an actor's reference, or a draft's (see `drafts`). `ticket` is a number and
    `seq` the act that carries it: references, not keys, as `hotline` writes nothing into `tickets`. `name` is what the
    uploader called it, for display only. `sha256` is of the bytes as stored. What is forgotten keeps its row without
    all of these.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id)
    kind = models.CharField(_("kind"), max_length=16, choices=[(kind.mime, kind.mime) for kind in KINDS])
    size = models.PositiveIntegerField(_("bytes"))
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=120, blank=True)
    owner = models.CharField(max_length=80)
    public = models.BooleanField(_("for the citizen too"), default=True)
    made_at = models.DateTimeField(_("made"))
    ticket = models.CharField(_("ticket"), max_length=20, blank=True)
    seq = models.PositiveIntegerField(default=0)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(
                name="file_given_whole", condition=Q(ticket="", seq=0) | ~Q(ticket="") & Q(seq__gt=0)
            ),
            models.CheckConstraint(name="file_kind", condition=Q(kind__in=[kind.mime for kind in KINDS])),
            models.CheckConstraint(
                name="file_erased_whole", condition=Q(erased_at=None) | Q(sha256="", name="", owner="")
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "seq"], name="file_of_ticket", condition=~Q(ticket="")),
            models.Index(fields=["owner"], name="file_loose", condition=Q(ticket="")),
            models.Index(fields=["made_at"], name="file_loose_since", condition=Q(ticket="")),
        ]

    def __str__(self) -> str:
        return self.id
