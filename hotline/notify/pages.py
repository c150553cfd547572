"""One's own notices as pages: unread first; opening one marks it as read, and so does saying so of all."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hotline.notify.reading import inbox, mark_all_read, mark_read, unread
from hotline.notify.words import sentence
from hotline.shell.counters import address
from hotline.shell.views import StaffRequest, done, staff_page
from tickets.access import tickets_of

MOST = 99
"""The bell counts up to this."""


@require_GET
@staff_page()
def notices(request: StaffRequest) -> HttpResponse:
    """Show somebody's notices. Those about tickets that are no longer theirs to see lead nowhere."""
    page = inbox(request.actor.ref, cursor=request.GET.get("cursor", ""))
    about = [notice.ticket_id for notice in page.notices]
    seen = set(tickets_of(request.actor).filter(pk__in=about).values_list("pk", flat=True))
    rows = [(notice, sentence(notice), notice.ticket_id in seen) for notice in page.notices]
    upto = max((notice.pk for notice in page.notices), default=0)
    return render(request, "notify/inbox.html", {"rows": rows, "next": page.next, "unread": page.unread, "upto": upto})


@require_GET
@staff_page()
def bell(request: StaffRequest) -> HttpResponse:
    """Answer with the bell alone, with how many notices are unread."""
    waiting = unread(request.actor.ref, MOST + 1)
    # Named for the bell: it hangs on every page, beside whatever that page calls its own.
    told = {"bell_waiting": f"{MOST}+" if waiting > MOST else waiting, "bell_asked": True}
    return render(request, "notify/bell.html", told)


@require_POST
@staff_page()
def open_notice(request: StaffRequest, key: int) -> HttpResponse:
    """Mark a notice as read and go to its ticket."""
    notice = mark_read(request.actor.ref, key, request.now)
    ticket = address("casefile:ticket", notice.ticket.number)
    return HttpResponseRedirect(ticket or reverse("notify:inbox"))


@require_POST
@staff_page()
def read_all(request: StaffRequest) -> HttpResponse:
    """Mark as read what was on the screen and what came before it; what came after stays unread."""
    upto = request.POST.get("upto", "")
    if upto.isascii() and upto.isdecimal() and len(upto) <= 18:
        mark_all_read(request.actor.ref, int(upto), request.now)
    return done(request, _("All are marked as read."), reverse("notify:inbox"))
