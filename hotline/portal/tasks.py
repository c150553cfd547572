"""What the portal does by itself: figures, and sweeping up reports nobody came back to."""

from celery import shared_task
from django.utils import timezone

from hotline.portal import drafts, figures


@shared_task(name="portal.figures")
def make_figures() -> None:
    """Make the figures that everybody may read."""
    figures.make(timezone.now())


@shared_task(name="portal.sweep")
def sweep_drafts() -> None:
    """Erase reports that were never sent."""
    drafts.sweep(timezone.now())
