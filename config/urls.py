"""Which door leads where."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from config import health
from hotline.account.entrance import sign_out
from hotline.lobby.front import front
from hotline.shell.counters import counters

api: list[URLPattern | URLResolver] = [
    path("", include("tickets.api.urls")),
    path("", include("routing.api.urls")),
    path("", include("hotline.intake.api.urls")),
    path("", include("hotline.files.api.urls")),
    path("", include("hotline.citizens.api.urls")),
    path("", include("hotline.knowledge.api.urls")),
    path("", include("hotline.notify.api.urls")),
    *([path("", include("hotline.insight.api.urls"))] if "hotline.insight" in settings.COUNTERS else []),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
]
if "hotline.figures" in settings.COUNTERS:  # a counter is gone when its folder is gone
    api.append(path("", include("hotline.figures.api.urls")))

urlpatterns = [
    path("", front, name="front"),
    path("api/v1/", include(api)),
    path("account/", include("hotline.account.urls")),
    path("admin/login/", RedirectView.as_view(pattern_name="account:sign-in", query_string=True)),
    path("admin/logout/", sign_out),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account:password")),
    path("admin/", admin.site.urls),
    path("shell/", include("hotline.shell.urls")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    *(path(counter.prefix, include(f"hotline.{counter.name}.urls")) for counter in counters()),
]

handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"
