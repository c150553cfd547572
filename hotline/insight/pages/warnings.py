"""The list of warnings."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hotline.insight.listing import page_of
from hotline.insight.pages import READERS
from hotline.insight.watching.models import EarlyWarning, Watch
from hotline.insight.words import DETECTORS, Standing
from hotline.shell.views import StaffRequest, page, staff_page

LISTS = ("open", "ended")


@require_GET
@staff_page(*READERS)
def warnings(request: StaffRequest) -> HttpResponse:
    """Show warnings that are open, or those that ended, latest first."""
    here = request.GET.get("list", "")
    here = here if here in LISTS else "open"
    detector = request.GET.get("detector", "")
    rows = EarlyWarning.objects.all()
    rows = rows.filter(standing=Standing.ENDED) if here == "ended" else rows.exclude(standing=Standing.ENDED)
    if detector in DETECTORS:
        rows = rows.filter(detector=detector)
    labels = {"open": (_("Open"), "bell-ring"), "ended": (_("Ended"), "archive")}
    context = {
        "page": page_of(rows, request.GET.get("cursor", "")),
        "list": here,
        "tabs": [
            {
                "label": label,
                "icon": icon,
                "url": f"?list={name}&detector={detector}" if detector in DETECTORS else f"?list={name}",
                "here": name == here,
            }
            for name, (label, icon) in labels.items()
        ],
        "detectors": [(code, str(name), code == detector) for code, name in DETECTORS.items()],
        "looked": Watch.objects.filter(kind=Watch.Kind.NEW).order_by("-until").first(),
    }
    return page(request, "insight/warnings.html", context)
