"""Every verb of the law as a form, made from its row in the table: what must be said, of which kind, out of what.

    about = About(actor=request.actor, now=request.now, ticket=ticket, life=life)
    form = form_of(Verb.ASSIGN, about)                  # to show
    form = form_of(Verb.ASSIGN, about, request.POST, request.FILES)
    if form.is_valid():
        act(form, about)      # raises a refusal; a second submit of the same form is harmless

Without a ticket (``About(actor=…, now=…)``) the form serves a bulk act: it then offers whatever any ticket
may be told. A verb that people need more help with has a class of its own here (`dispatching`, `requesting`, …); all
others are `VerbForm` itself. ``order.buttons`` says which verbs stand first.
"""

from hotline.casefile.verbs.about import About
from hotline.casefile.verbs.acting import act
from hotline.casefile.verbs.choosing import form_of
from hotline.casefile.verbs.form import VerbForm

__all__ = ["About", "VerbForm", "act", "form_of"]
