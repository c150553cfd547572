import logging

from django.apps import AppConfig

log = logging.getLogger(__name__)


class HotlineConfig(AppConfig):
    name = "hotline"

    def ready(self) -> None:
        """Every door opens with the translations as they are written now; it costs two looks at files."""
        from hotline.texts.catalogue import compile_stale

        try:
            compile_stale()
        except PermissionError as error:  # an installation that may not write to itself: better old words than none
            log.warning("translations could not be compiled: %s", error)
