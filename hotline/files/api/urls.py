"""The doors of files, to be hung below ``/api/v1/``."""

from django.urls import path

from hotline.files.api.files import FilesView, FileView, PublicFilesView, TicketFilesView

urlpatterns = [
    path("files/", FilesView.as_view(), name="files"),
    path("files/<slug:key>/", FileView.as_view(), name="file"),
    path("tickets/<str:number>/files/", TicketFilesView.as_view(), name="ticket-files"),
    path("public/files/", PublicFilesView.as_view(), name="public-files"),
]
