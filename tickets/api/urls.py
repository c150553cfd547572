"""The doors of tickets, to be hung below ``/api/v1/``."""

from django.urls import path

from tickets.api import law, me, public, rehearsal, tickets, verbs
from tickets.domain.lifecycle import Verb

urlpatterns = [
    path("me/", me.Me.as_view(), name="me"),
    path("tickets/", tickets.TicketList.as_view(), name="ticket-list"),
    path("tickets/<str:number>/", tickets.TicketDetail.as_view(), name="ticket"),
    path("tickets/<str:number>/timeline/", tickets.TicketTimeline.as_view(), name="ticket-timeline"),
    path("tickets/<str:number>/timers/", tickets.TicketTimers.as_view(), name="ticket-timers"),
    path("tickets/<str:number>/requests/", tickets.TicketRequests.as_view(), name="ticket-requests"),
    *(
        path(f"tickets/<str:number>/{verb.value}/", view.as_view(), name=f"ticket-{verb.value}")
        for verb, view in verbs.VIEWS.items()
        if verb is not Verb.REVEAL  # identities have a counter of their own, which also keeps who tried in vain
    ),
    path("worklists/", tickets.Worklists.as_view(), name="worklists"),
    path("worklists/<slug:name>/", tickets.WorklistTickets.as_view(), name="worklist"),
    path("look-alikes/", tickets.LookAlikes.as_view(), name="look-alikes"),
    path("public/status/", public.PublicStatus.as_view(), name="public-status"),
    path("policies/", law.Policies.as_view(), name="policies"),
    path("calendars/", law.Calendars.as_view(), name="calendars"),
    path("calendars/<slug:key>/preview/", law.CalendarPreview.as_view(), name="calendar-preview"),
    path("rulesets/<int:version>/rehearsal/", rehearsal.RuleSetRehearsal.as_view(), name="ruleset-rehearsal"),
    path("lifecycle/", law.Lifecycle.as_view(), name="lifecycle"),
]
