"""How much one form may weigh: said by its header, and believed before any of it is written to a disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from tickets.domain.lifecycle import FILES_OF_AN_ACT

FORM_ROOM = 1_000_000
"""What a form may weigh around its files."""


class Bounded(FileUploadHandler):
    """Refuses (400) a form that weighs more than the files of one act may; leaves the rest to Django's own handlers."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Look at the weight."""
        if content_length > FILES_OF_AN_ACT * settings.FILE_MOST_BYTES + FORM_ROOM:
            raise RequestDataTooBig("more than the files of one act may weigh")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
