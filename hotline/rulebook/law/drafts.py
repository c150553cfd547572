"""Drafts of policies and calendars: begun from what is in force, changed by compare-and-set, put in force."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from hotline.rulebook.models import LawDraft
from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.actions.law import put_calendar, put_policy
from tickets.domain.calendar import Calendar
from tickets.domain.refusals import Stale
from tickets.domain.terms import Policy
from tickets.models import CalendarVersion, PolicyVersion

Kind = LawDraft.Kind
MOVED_ON = _("Another version came into force meanwhile; throw the draft away and begin anew from it.")
NOT_THERE = _("The draft is gone: it was published or thrown away.")
CHANGED = _("Somebody else changed the draft meanwhile.")


def policy_in_force(key: str) -> PolicyVersion:
    """Return the published version of a policy, or 404."""
    found = PolicyVersion.objects.filter(key=key, status="published").first()
    if found is None:
        raise Http404
    return found


def calendar_in_force(key: str) -> CalendarVersion:
    """Return the newest version of a calendar, or 404."""
    found = CalendarVersion.objects.filter(key=key).order_by("-version").first()
    if found is None:
        raise Http404
    return found


def draft_of(kind: Kind, key: str) -> LawDraft | None:
    """Return the draft there is, if any."""
    return LawDraft.objects.filter(kind=kind, key=key).first()


def begin(kind: Kind, key: str, *, by: str, now: datetime) -> LawDraft:
    """Return the draft of a policy or calendar, copied from what is in force where there is none yet."""
    found = policy_in_force(key) if kind == Kind.POLICY else calendar_in_force(key)
    draft, _made = LawDraft.objects.get_or_create(
        kind=kind,
        key=key,
        defaults={"base": found.version, "data": found.data, "changed_by": by, "changed_at": now},
    )
    return draft


def change(kind: Kind, key: str, data: Mapping[str, Any], *, seq: int, by: str, now: datetime) -> LawDraft:
    """Keep a changed document. Raises `Stale` where somebody else changed the draft since `seq`, Refusal where it is
    gone, and what reading the document raises."""
    read(kind, key, data)
    with transaction.atomic():
        draft = _locked(kind, key, seq)
        draft.data, draft.seq, draft.changed_by, draft.changed_at = dict(data), draft.seq + 1, by, now
        draft.save(update_fields=["data", "seq", "changed_by", "changed_at"])
    return draft


def drop(kind: Kind, key: str) -> None:
    """Throw a draft away; one that is gone already is gone."""
    LawDraft.objects.filter(kind=kind, key=key).delete()


def publish(kind: Kind, key: str, *, seq: int, by: str, note: str, standard: bool = False) -> str:
    """Put a draft in force as the next version and return its reference; the draft is gone then.

    Raises `Stale` and Refusal as `change` does, and Refusal ``law_moved`` where what it was copied from is no longer
    in force.
    """
    with transaction.atomic():
        draft = _locked(kind, key, seq)
        found = policy_in_force(key) if kind == Kind.POLICY else calendar_in_force(key)
        if found.version != draft.base:
            raise Refusal("law_moved", MOVED_ON)
        made: PolicyVersion | CalendarVersion
        if isinstance(found, PolicyVersion):
            made = put_policy(key, draft.data, by=by, note=note, names=found.names, standard=standard)
        else:
            made = put_calendar(key, draft.data, by=by, note=note)
        draft.delete()
    return str(made)


def read(kind: Kind, key: str, data: Mapping[str, Any], version: int = 1) -> Policy | Calendar:
    """Return what a document says. Raises Refusal naming the first thing wrong with it."""
    shape = Policy if kind == Kind.POLICY else Calendar
    return shape.from_data({**data, "key": key, "version": version})


def _locked(kind: Kind, key: str, seq: int) -> LawDraft:
    draft = LawDraft.objects.select_for_update(no_key=True).filter(kind=kind, key=key).first()
    if draft is None:
        raise Refusal("no_draft", NOT_THERE)
    if draft.seq != seq:
        raise Stale("draft_changed", CHANGED, version=draft.seq)
    return draft
