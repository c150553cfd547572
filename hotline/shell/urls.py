"""The shell's own addresses."""

from django.urls import path

from hotline.shell import pages
from hotline.texts.choosing import choose

app_name = "shell"
urlpatterns = [
    path("counts/", pages.navigation_counts, name="counts"),
    path("manner/", pages.manner, name="manner"),
    path("language/", choose, name="language"),
    path("components/", pages.components, name="components"),
]
