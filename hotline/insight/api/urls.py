"""The doors of warnings, to be hung below ``/api/v1/``."""

from django.urls import path

from hotline.insight.api.warnings import WarningDetail, WarningList

urlpatterns = [
    path("warnings/", WarningList.as_view(), name="warning-list"),
    path("warnings/<int:key>/", WarningDetail.as_view(), name="warning"),
]
