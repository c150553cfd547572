"""Which form a verb has."""

from functools import cache
from typing import Any

from hotline.casefile.verbs.about import About
from hotline.casefile.verbs.answering import AnswerForm
from hotline.casefile.verbs.calling import CallBackForm
from hotline.casefile.verbs.classifying import ReclassifyForm
from hotline.casefile.verbs.deciding import DecideForm, LiftForm
from hotline.casefile.verbs.dispatching import DispatchForm, RedirectForm, RedoForm
from hotline.casefile.verbs.form import VerbForm
from hotline.casefile.verbs.joining import MergeForm
from hotline.casefile.verbs.replying import InterimReplyForm, ReplyForm
from hotline.casefile.verbs.requesting import RequestForm
from tickets.domain.lifecycle import Verb

SPECIAL: dict[Verb, type[VerbForm]] = {
    form.verb: form
    for form in (
        AnswerForm,
        DispatchForm,
        RedirectForm,
        RedoForm,
        RequestForm,
        DecideForm,
        LiftForm,
        InterimReplyForm,
        ReplyForm,
        CallBackForm,
        MergeForm,
        ReclassifyForm,
    )
}


@cache
def class_of(verb: Verb) -> type[VerbForm]:
    """Return the form's class: one of its own, or the plain one for this verb."""
    return SPECIAL.get(verb) or type(f"{verb.value.title().replace('_', '')}Form", (VerbForm,), {"verb": verb})


def form_of(verb: Verb, about: About, data: Any = None, files: Any = None) -> VerbForm:
    """Return the form of a verb, empty or with what was sent."""
    return class_of(verb)(about, data, files, prefix="", auto_id=f"{verb.value}_%s")
