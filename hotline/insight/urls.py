"""The addresses of insight."""

from django.urls import path

from hotline.insight.pages import topics

app_name = "insight"
urlpatterns = [
    path("topics/", topics.topics, name="topics"),
    path("topics/<int:key>/", topics.topic, name="topic"),
]
