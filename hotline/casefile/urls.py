"""The case file's addresses."""

from django.urls import path

from hotline.casefile import acts, pages

app_name = "casefile"
urlpatterns = [
    path("<str:number>/", pages.ticket, name="ticket"),
    path("<str:number>/live/", pages.live, name="live"),
    path("<str:number>/timeline/", pages.timeline, name="timeline"),
    path("<str:number>/identity/", pages.identity, name="identity"),
    path("<str:number>/deadline/<slug:key>/", pages.deadline, name="deadline"),
    path("<str:number>/part/<slug:name>/", pages.part, name="part"),
    path("<str:number>/print/", pages.sheet, name="print"),
    path("<str:number>/act/<str:verb>/", acts.act, name="act"),
]
