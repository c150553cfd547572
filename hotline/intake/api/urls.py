"""The doors of intake, to be hung below ``/api/v1/``."""

from django.urls import path

from hotline.intake.api.complaints import ComplaintsView, LookupView, PreviewView
from hotline.intake.api.public import VIEWS, LooksView, PublicComplaintsView, verb_view

urlpatterns = [
    path("complaints/", ComplaintsView.as_view(), name="complaints"),
    path("complaints/preview/", PreviewView.as_view(), name="complaints-preview"),
    path("callers/lookup/", LookupView.as_view(), name="callers-lookup"),
    path("public/complaints/", PublicComplaintsView.as_view(), name="public-complaints"),
    path("public/looks/", LooksView.as_view(), name="public-looks"),
    *(
        path(f"public/{verb.value}/", verb_view(verb, example), name=f"public-{verb.value}")
        for verb, example in VIEWS.items()
    ),
]
