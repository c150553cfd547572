"""The doors of notices, to be hung below ``/api/v1/``."""

from django.urls import path

from hotline.notify.api.notices import NoticesView, ReadAllView, ReadView

urlpatterns = [
    path("notices/", NoticesView.as_view(), name="notices"),
    path("notices/read/", ReadAllView.as_view(), name="notices-read-all"),
    path("notices/<int:key>/read/", ReadView.as_view(), name="notice-read"),
]
