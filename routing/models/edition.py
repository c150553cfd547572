"""Which edition of the reference data is in the database: one row, moved by triggers."""

from django.db import models
from django.db.models import Q


class Edition(models.Model):
    """``number`` changes with every statement that changes what a catalogue is made of, whoever issues it.

    It comes from a sequence and is never used twice, not even after a rollback: two equal numbers mean equal
    data.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="routing_edition_single_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.number)
