"""The queues' addresses. Each queue has its own name, so that the navigation can lead to it."""

from django.urls import path

from hotline.queues import acts, bulk, holding, pages
from hotline.queues.queue import QUEUES

app_name = "queues"
urlpatterns = [
    path("", pages.overview, name="overview"),
    *(path(f"{queue.name}/", pages.listed, {"name": queue.name}, name=queue.name) for queue in QUEUES),
    path("<slug:name>/next/", holding.following, name="next"),
    path("<slug:name>/bulk/", bulk.decide, name="bulk"),
    path("<slug:name>/<str:number>/", pages.work, name="work"),
    path("<slug:name>/<str:number>/hold/", holding.hold, name="hold"),
    path("<slug:name>/<str:number>/leave/", holding.leave, name="leave"),
    path("<slug:name>/<str:number>/take-over/", holding.over, name="over"),
    path("<slug:name>/<str:number>/look/", acts.look, name="look"),
    path("<slug:name>/<str:number>/preview/", pages.preview, name="preview"),
    path("<slug:name>/<str:number>/act/<slug:verb>/", acts.act, name="act"),
]
