"""The portal's addresses: short, because people type and read them out."""

from django.urls import path

from hotline.portal.pages import acting, check, home, matter, photos, report, sending, where

app_name = "portal"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("help/", home.help_page, name="help"),
    path("help/<slug:code>/", home.article, name="article"),
    path("figures/", home.figures, name="figures"),
    path("report/", report.begin, name="begin"),
    path("report/what/", report.what, name="what"),
    path("report/kind/", report.kind, name="kind"),
    path("report/where/", where.where, name="where"),
    path("report/map/<str:size>.svg", where.map_image, name="map"),
    path("report/near/", report.near, name="near"),
    path("report/photos/", photos.photos, name="photos"),
    path("report/contact/", report.contact, name="contact"),
    path("report/review/", sending.review, name="review"),
    path("report/receipt/", sending.receipt, name="receipt"),
    path("report/over/", report.start_over, name="start-over"),
    path("status/", check.check, name="check"),
    path("status/close/", check.close, name="close"),
    path("status/<str:number>/", matter.matter, name="matter"),
    path("status/<str:number>/data.json", matter.data, name="data"),
    path("status/<str:number>/<slug:name>/", acting.acting, name="act"),
    path("s/<str:token>/", check.link, name="link"),
]
