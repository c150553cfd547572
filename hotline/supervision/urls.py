"""The addresses of the supervisor's rooms."""

from django.urls import path

from hotline.supervision.pages import breaches, press, review, standing, unit, wall

app_name = "supervision"
urlpatterns = [
    path("", breaches.home, name="home"),
    path("breaches/", breaches.breaches, name="breaches"),
    path("breaches/<str:number>/<slug:clock>/", review.review, name="review"),
    path("reviews/<int:key>/second/", review.second_person, name="second"),
    path("press/<str:verb>/", press.press, name="press"),
    path("proposals/", standing.proposals, name="proposals"),
    path("policies/", standing.policies, name="policies"),
    path("policies/<int:key>/", standing.take_up, name="take-up"),
    path("units/<slug:code>/", unit.unit, name="unit"),
    path("wall/", wall.wall, name="wall"),
]
