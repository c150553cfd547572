"""Drafts of policies and calendars: begun from what is in force, changed by compare-and-set, put in force; every step
noted, so that whoever was overtaken can read by what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404

from hotline.rulebook.law.differing import differing
from hotline.rulebook.models import DraftChange, LawDraft
from routing.domain.speech import _
from routing.refusal import Refusal
from tickets.actions.law import put_calendar, put_policy
from tickets.domain.calendar import Calendar
from tickets.domain.refusals import Stale
from tickets.domain.terms import Policy
from tickets.models import CalendarVersion, PolicyVersion

Kind = LawDraft.Kind
What = DraftChange.What
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


def document_of(kind: Kind, key: str) -> Mapping[str, Any]:
    """Return the draft's document, or what is in force where there is none. Raises 404 where that is not there."""
    draft = draft_of(kind, key)
    return draft.data if draft else _in_force(kind, key).data


def begin(kind: Kind, key: str, *, by: str, now: datetime) -> LawDraft:
    """Return the draft of a policy or calendar, copied from what is in force where there is none yet."""
    found = _in_force(kind, key)
    draft = draft_of(kind, key)
    if draft is not None:
        return draft
    try:
        with transaction.atomic():
            seq = _note(kind, key, What.BEGUN, by, now)
            return LawDraft.objects.create(
                kind=kind, key=key, base=found.version, data=found.data, seq=seq, changed_by=by, changed_at=now
            )
    except IntegrityError:  # somebody else has just begun it
        return LawDraft.objects.get(kind=kind, key=key)


def change(kind: Kind, key: str, data: Mapping[str, Any], *, seq: int, by: str, now: datetime) -> LawDraft:
    """Keep a changed document. Raises `Stale` where somebody else changed the draft since `seq` (its `version` is 0
    where the draft is gone), and what reading the document raises."""
    law = read(kind, key, data)
    kept = dict(data)
    if isinstance(law, Calendar):  # one way to write the same hours and years
        kept = {name: value for name, value in law.as_data().items() if name not in ("key", "version")}
    with transaction.atomic():
        draft = _locked(kind, key, seq)
        parts = differing(draft.data, kept)
        if not parts:
            return draft
        draft.seq = _note(kind, key, What.CHANGED, by, now, parts)
        draft.data, draft.changed_by, draft.changed_at = kept, by, now
        draft.save(update_fields=["data", "seq", "changed_by", "changed_at"])
    return draft


def drop(kind: Kind, key: str, *, seq: int, by: str, now: datetime) -> None:
    """Throw a draft away as it was read. Raises `Stale` as `change` does."""
    with transaction.atomic():
        draft = _locked(kind, key, seq)
        _note(kind, key, What.DROPPED, by, now)
        draft.delete()


def publish(kind: Kind, key: str, *, seq: int, by: str, now: datetime, note: str, standard: bool = False) -> str:
    """Put a draft in force as the next version and return its reference; the draft is gone then.

    Raises `Stale` as `change` does, and Refusal ``law_moved`` where what it was copied from is no longer
    in force.
    """
    with transaction.atomic():
        draft = _locked(kind, key, seq)
        found = _in_force(kind, key)
        if found.version != draft.base:
            raise Refusal("law_moved", MOVED_ON)
        made: PolicyVersion | CalendarVersion
        if isinstance(found, PolicyVersion):
            made = put_policy(key, draft.data, by=by, note=note, names=found.names, standard=standard)
        else:
            made = put_calendar(key, draft.data, by=by, note=note)
        _note(kind, key, What.PUBLISHED, by, now)
        draft.delete()
    return str(made)


def read(kind: Kind, key: str, data: Mapping[str, Any], version: int = 1) -> Policy | Calendar:
    """Return what a document says. Raises Refusal naming the first thing wrong with it."""
    shape = Policy if kind == Kind.POLICY else Calendar
    return shape.from_data({**data, "key": key, "version": version})


def _in_force(kind: Kind, key: str) -> PolicyVersion | CalendarVersion:
    return policy_in_force(key) if kind == Kind.POLICY else calendar_in_force(key)


def _note(kind: Kind, key: str, what: str, by: str, now: datetime, parts: Mapping[str, Any] | None = None) -> int:
    return DraftChange.objects.create(kind=kind, key=key, what=what, parts=parts or {}, by=by, at=now).pk


def _locked(kind: Kind, key: str, seq: int) -> LawDraft:
    draft = LawDraft.objects.select_for_update(no_key=True).filter(kind=kind, key=key).first()
    if draft is None:
        raise Stale("no_draft", NOT_THERE, version=0, expected=seq)
    if draft.seq != seq:
        raise Stale("draft_changed", CHANGED, version=draft.seq, expected=seq)
    return draft
