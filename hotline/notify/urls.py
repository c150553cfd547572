"""Addresses of one's own notices."""

from django.urls import path

from hotline.notify import pages

app_name = "notify"
urlpatterns = [
    path("", pages.notices, name="inbox"),
    path("bell/", pages.bell, name="bell"),
    path("read/", pages.read_all, name="read-all"),
    path("<int:key>/open/", pages.open_notice, name="open"),
]
