"""Keeping filters: one's own, and those a lead shares with the unit."""

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from hotline.unit.models import SavedFilter, StartPage
from routing.domain.speech import _
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent, Forbidden, Invalid

SHARERS = frozenset({Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR})
"""Who may share a filter with the unit."""

MOST = 30
"""Filters of one person; more than that is not found again."""


def may_share(actor: Actor) -> bool:
    """Say whether the actor may share filters with the unit."""
    return bool(actor.unit) and actor.is_any(SHARERS)


def filters_of(actor: Actor) -> QuerySet[SavedFilter]:
    """Return the actor's own filters and those shared with their unit, each with `own` and `start`. One statement."""
    starts = StartPage.objects.filter(owner=actor.staff_id, filter=OuterRef("pk"))
    return (
        _seen(actor)
        .annotate(own=ExpressionWrapper(Q(owner=actor.staff_id), output_field=BooleanField()), start=Exists(starts))
        .select_related("owner")
        .order_by("name", "pk")
    )


def start_of(actor: Actor) -> SavedFilter | None:
    """Return the filter the actor begins with, as long as it is there for them. One statement."""
    return _seen(actor).filter(startpage__owner=actor.staff_id).first()


@transaction.atomic
def save_filter(actor: Actor, name: str, query: str, *, shared: bool = False, start: bool = False) -> SavedFilter:
    """Keep a filter by a name; one that the actor has by this name is replaced.

    Raises `Forbidden` where the actor may not share, `Invalid` where they keep too many.
    """
    if shared:
        _check_sharing(actor)
    own = SavedFilter.objects.filter(owner=actor.staff_id)
    if not own.filter(name=name).exists() and own.count() >= MOST:
        raise Invalid("too_many", _("At most {most} filters are kept: delete one first."), field="name", most=MOST)
    kept, _made = SavedFilter.objects.update_or_create(
        owner_id=actor.staff_id,
        name=name,
        defaults={"query": query, "unit_id": actor.unit if shared else None},
    )
    if start:
        begin_with(actor, kept.pk)
    return kept


def begin_with(actor: Actor, key: int) -> None:
    """Begin with this filter from now on. Raises `Absent` for what is not there for the actor."""
    StartPage.objects.update_or_create(owner_id=actor.staff_id, defaults={"filter": _one(_seen(actor), key)})


def begin_as_usual(actor: Actor, key: int) -> None:
    """Begin with the usual list again."""
    StartPage.objects.filter(owner=actor.staff_id, filter=key).delete()


def share(actor: Actor, key: int) -> None:
    """Share one's own filter with the unit. Raises `Forbidden`, or `Absent` for another's."""
    _check_sharing(actor)
    SavedFilter.objects.filter(pk=_one(_own(actor), key).pk).update(unit=actor.unit)


@transaction.atomic
def keep_to_oneself(actor: Actor, key: int) -> None:
    """Share it no more; who began with it begins as usual. Raises `Absent` for another's."""
    kept = _one(_own(actor), key)
    SavedFilter.objects.filter(pk=kept.pk).update(unit=None)
    StartPage.objects.filter(filter=kept).exclude(owner=actor.staff_id).delete()


def delete(actor: Actor, key: int) -> None:
    """Throw one's own filter away. Raises `Absent` for another's."""
    _one(_own(actor), key).delete()


def _own(actor: Actor) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(owner=actor.staff_id)


def _seen(actor: Actor) -> QuerySet[SavedFilter]:
    shared = Q(unit=actor.unit) if actor.unit else Q(pk__in=())
    return SavedFilter.objects.filter(Q(owner=actor.staff_id) | shared)


def _one(rows: QuerySet[SavedFilter], key: int) -> SavedFilter:
    found = rows.filter(pk=key).first()
    if found is None:
        raise Absent("absent", _("There is no such filter."))
    return found


def _check_sharing(actor: Actor) -> None:
    if not may_share(actor):
        raise Forbidden("wrong_role", _("Your role does not allow this."), field="shared")
