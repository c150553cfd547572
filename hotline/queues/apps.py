from django.apps import AppConfig


class QueuesConfig(AppConfig):
    name = "hotline.queues"
