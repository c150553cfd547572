"""The doors of identities, to be hung below ``/api/v1/``. No telephone number ever stands in an address."""

from django.urls import path

from hotline.citizens.api.flagged import AppealsView, AppealView, DecideAppealView, FlagsView
from hotline.citizens.api.identities import IdentityView, LooksByView, LooksView, RevealView

urlpatterns = [
    path("tickets/<str:number>/identity/", IdentityView.as_view(), name="ticket-identity"),
    path("tickets/<str:number>/reveal/", RevealView.as_view(), name="ticket-reveal"),
    path("tickets/<str:number>/looks/", LooksView.as_view(), name="ticket-looks"),
    path("looks/<int:account>/", LooksByView.as_view(), name="looks-by"),
    path("callers/flags/", FlagsView.as_view(), name="caller-flags"),
    path("callers/flags/appeals/", AppealsView.as_view(), name="caller-flag-appeals"),
    path("callers/flags/<int:key>/appeal/", AppealView.as_view(), name="caller-flag-appeal"),
    path("callers/flags/<int:key>/decide/", DecideAppealView.as_view(), name="caller-flag-decide"),
]
