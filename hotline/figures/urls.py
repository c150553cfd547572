"""The addresses of the figures' pages."""

from django.urls import path

from hotline.figures.pages import claims, months, one, score, table

app_name = "figures"
urlpatterns = [
    path("", table.rates, name="rates"),
    path("of/<slug:dim>/<slug:key>/", one.one, name="one"),
    path("of/<slug:dim>/<slug:key>/tickets/<slug:what>/", one.tickets, name="tickets"),
    path("ticket/<str:number>/", score.score, name="score"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<int:key>/", score.decide, name="decide"),
    path("months/", months.months, name="months"),
    path("months/publish/", months.publish, name="publish"),
    path("months/<str:name>/", months.month, name="month"),
]
