"""The desk's addresses."""

from django.urls import path

from hotline.desk import console, cti, typing

app_name = "desk"
urlpatterns = [
    path("", console.console, name="console"),
    path("finish/", console.finish, name="finish"),
    path("join/", console.join, name="join"),
    path("park/", console.park, name="park"),
    path("drop/", console.drop, name="drop"),
    path("done/<uuid:key>/", console.done, name="done"),
    path("caller/", typing.caller, name="caller"),
    path("suggest/", typing.suggestions, name="suggest"),
    path("beside/", typing.panel, name="beside"),
    path("ringing/", typing.rings, name="ringing"),
    path("map/", typing.city, name="map"),
    path("cti/", cti.webhook, name="cti"),
]
