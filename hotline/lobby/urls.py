from django.urls import path

from hotline.lobby import views

app_name = "lobby"

urlpatterns = [
    path("", views.lobby, name="lobby"),
    path("switch/", views.switch, name="switch"),
    path("tour/", views.walk, name="walk"),
]
