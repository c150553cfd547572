"""The one place where personal data of callers lies: sealed. Everywhere else is a bare reference.

`Ticket.caller` holds a `Citizen`'s id without a foreign key: `tickets` knows no people, and a caller who left no name
and no number has an id and no row.
"""

import logging
import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hotline.citizens import vault
from hotline.citizens.identity import Identity, Masked, mask

log = logging.getLogger(__name__)


class Citizen(models.Model):
    """Somebody who called.

    `proved` numbers were heard on the line (or confirmed by a message): one row for each, and what is said later
    is added to it. A number typed into a public form is a claim: it gets a row of its own, is found by its number,
    and never changes what is known about whoever really has that number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField(editable=False)
    sealed_with = models.CharField(max_length=8, blank=True, editable=False)
    phone_index = models.BinaryField(max_length=32, null=True, editable=False)
    proved = models.BooleanField(default=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    care = ArrayField(models.CharField(max_length=16), default=list, verbose_name=_("care"))
    created_at = models.DateTimeField(_("first call"))
    seen_at = models.DateTimeField(_("latest call"))
    forgotten_at = models.DateTimeField(_("forgotten"), null=True)

    class Meta:
        verbose_name = _("caller")
        verbose_name_plural = _("callers")
        constraints = [
            models.UniqueConstraint(fields=["phone_index"], name="citizen_one_per_phone", condition=Q(proved=True)),
            models.CheckConstraint(
                name="citizen_forgotten_is_empty",
                condition=Q(forgotten_at__isnull=True)
                | Q(sealed=b"", sealed_with="", phone_index__isnull=True, language="", care=[]),
            ),
        ]
        indexes = [
            models.Index(fields=["phone_index"], name="citizen_by_phone", condition=Q(phone_index__isnull=False)),
            models.Index(fields=["sealed_with", "id"], name="citizen_by_key"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def identity(self) -> Identity:
        """Open the identity; empty once forgotten. Whoever calls this has noted the look, or masks the result. Raises
        `vault.SealBroken`, which stands in the log: it is for whoever keeps the keys."""
        try:
            return Identity(**vault.unseal(str(self.id), self.sealed)) if self.sealed else Identity()
        except vault.SealBroken:
            log.error("caller %s was sealed under key %s, which is not among IDENTITY_KEYS", self.id, self.sealed_with)
            raise

    def masked(self) -> Masked:
        """Return what may be shown without a reason; what cannot be opened is said to be ``sealed``."""
        try:
            return mask(self.identity(), self.language, tuple(self.care))
        except vault.SealBroken:
            return Masked(language=self.language, care=tuple(self.care), withheld="sealed")


class RefusedLook(models.Model):
    """Somebody asked for an identity and was refused. What was granted stands in the ticket's events."""

    number = models.CharField(max_length=16)
    actor = models.CharField(max_length=60)
    name = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=24, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    code = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("refused look")
        verbose_name_plural = _("refused looks")
        indexes = [models.Index(fields=["number", "at"], name="refused_by_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.actor} {self.code}"


FLAG_REASONS = [
    ("occupies_line", _("keeps the line occupied without cause")),
    ("abuse", _("insults or threatens staff")),
    ("false_reports", _("makes up reports")),
    ("agent", _("complains for pay")),
]
FLAG_STEPS = [("dissuaded", _("dissuaded")), ("warned", _("warned")), ("police", _("handed to the police"))]


class FlaggedCaller(models.Model):
    """A remark that somebody misuses the line (Beijing Art. 9 and 37): with evidence, until a date, open to appeal.

    It is shown to whoever takes their next call. Nothing in the product refuses a call because of it.
    """

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(_("reason"), max_length=16, choices=FLAG_REASONS)
    step = models.CharField(_("step taken"), max_length=10, choices=FLAG_STEPS)
    sealed = models.BinaryField(editable=False)
    raised_by = models.CharField(max_length=60)
    raised_at = models.DateTimeField()
    expires_on = models.DateField(_("expires on"))
    appealed_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("flag on a caller")
        verbose_name_plural = _("flags on callers")
        constraints = [
            models.CheckConstraint(name="flag_reason", condition=Q(reason__in=[code for code, _name in FLAG_REASONS])),
            models.CheckConstraint(name="flag_step", condition=Q(step__in=[code for code, _name in FLAG_STEPS])),
        ]
        indexes = [models.Index(fields=["appealed_at"], name="flag_appeals", condition=Q(decided_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.reason} ({self.step})"

    def words(self) -> dict[str, str]:
        """Open the texts: ``evidence``, and ``appeal`` and ``decision`` where there are any."""
        return vault.unseal(self._owner(), self.sealed)

    def write(self, **words: str) -> None:
        """Add texts to the sealed ones; the caller saves."""
        kept = vault.unseal(self._owner(), self.sealed) if self.sealed else {}
        self.sealed = vault.seal(self._owner(), {**kept, **words})

    def in_force(self, today: date) -> bool:
        """Say whether the flag is to be shown on `today`."""
        return self.lifted_at is None and today <= self.expires_on

    def _owner(self) -> str:
        return f"flag:{self.citizen_id}"
