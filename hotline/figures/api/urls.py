"""The addresses of the figures' doors."""

from django.urls import path

from hotline.figures.api.views import IntakeView, OneView, PublishedView, RatesView

urlpatterns = [
    path("figures/rates/", RatesView.as_view(), name="figures-rates"),
    path("figures/rates/<slug:dim>/<slug:key>/", OneView.as_view(), name="figures-one"),
    path("figures/intake/", IntakeView.as_view(), name="figures-intake"),
    path("figures/months/<str:name>/", PublishedView.as_view(), name="figures-published"),
]
