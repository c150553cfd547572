from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "hotline.lobby"
