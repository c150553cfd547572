"""Throw a draft of the law away, as it was read."""

from django.http import HttpResponse
from django.utils.translation import gettext

from hotline.rulebook.law import drafts, telling
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, page, refused
from tickets.domain.refusals import Stale


def dropped(request: StaffRequest, kind: LawDraft.Kind, key: str, where: str) -> HttpResponse:
    """Answer the button that throws a draft away; `where` one looks at it, before and after."""
    text = request.POST.get("seq", "")
    seq = int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
    try:
        drafts.drop(kind, key, seq=seq, by=who(request), now=request.now)
    except Stale as no:
        status = refused(request, no, since=telling.since(kind, key))
        return page(request, "rulebook/refused.html", {"where": where}, status=status)
    return done(request, gettext("The draft was thrown away."), where)
