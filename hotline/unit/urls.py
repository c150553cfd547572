"""The unit room's addresses."""

from django.urls import path

from hotline.unit import bulk, figures, inbox, keeping

app_name = "unit"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("tabs/", inbox.tabs, name="tabs"),
    path("print/", inbox.sheet, name="print"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("days/", figures.days, name="days"),
    path("people/", figures.people, name="people"),
    path("units/", figures.units, name="units"),
    path("filters/", keeping.filters, name="filters"),
    path("filters/save/", keeping.save, name="save-filter"),
    path("filters/<int:key>/<str:act>/", keeping.change, name="change-filter"),
]
