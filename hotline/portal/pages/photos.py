"""Photos and documents of a report: kept as they come, shown, taken away again."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from hotline.files.drafts import owner_of
from hotline.files.forms import PhotosField
from hotline.files.gallery import Shown, shown
from hotline.files.models import StoredFile
from hotline.portal.forms import PhotosForm
from hotline.portal.pages import PublicRequest, public_page, see_other
from hotline.portal.pages.report import UNPROCESSABLE, go_on, open_report, step_page
from tickets.api.address import address_of


@public_page("POST")
def photos(request: PublicRequest) -> HttpResponse:
    """Take photos. What was taken stays, whatever else could not be."""
    report, turned = open_report(request, "photos")
    if turned is not None:
        return turned
    posted = request.method == "POST"
    form = PhotosForm(request.POST if posted else None, request.FILES if posted else None)
    field = form.fields["files"]
    assert isinstance(field, PhotosField)
    field.given_by(owner_of(report.key), address=address_of(request))
    field.kept = waiting(list(report.words.get("files", [])))
    if not posted:
        return step_page(request, report, "photos", {"form": form})
    if not form.is_valid():
        kept = [row.id for row in field.kept]
        return report.keep(step_page(request, report, "photos", {"form": form}, UNPROCESSABLE), request.now, files=kept)
    files = form.cleaned_data["files"]
    if request.POST.get("do") == "add":
        return report.keep(see_other(reverse("portal:photos")), request.now, files=files)
    return go_on(request, report, "photos", files=files)


def waiting(ids: list[str]) -> list[StoredFile]:
    """Return the files of a draft that are still there, in the order they came."""
    rows = StoredFile.objects.filter(ticket="", erased_at=None).in_bulk(ids) if ids else {}
    return [rows[key] for key in ids if key in rows]


def seen(ids: list[str], now: datetime) -> list[Shown]:
    """Return what a page shows of them."""
    return shown(waiting(ids), signed_at=now)
