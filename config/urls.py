"""Which door leads where."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from config import health

api: list[URLPattern | URLResolver] = [
    path("", include("tickets.api.urls")),
    path("", include("routing.api.urls")),
    path("", include("hotline.intake.api.urls")),
    path("", include("hotline.citizens.api.urls")),
    path("", include("hotline.knowledge.api.urls")),
    path("", include("hotline.notify.api.urls")),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
]

urlpatterns = [
    path("", TemplateView.as_view(template_name="hotline/landing.html"), name="landing"),
    path("api/v1/", include(api)),
    path("admin/", admin.site.urls),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]

handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"
