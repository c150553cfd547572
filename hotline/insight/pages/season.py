"""The season ahead: what will rise in the next four weeks, from past years."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hotline.insight.pages import READERS
from hotline.insight.watching.city import City
from hotline.insight.watching.daily import season_ahead
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import Detector
from hotline.shell import charts
from hotline.shell.views import StaffRequest, page, staff_page
from routing import queries as routing


@require_GET
@staff_page(*READERS)
def season(request: StaffRequest) -> HttpResponse:
    """Show the calendar of the next four weeks."""
    city = City(request.now)
    name = routing.current().namer(get_language() or "")
    warned = dict(
        EarlyWarning.objects.filter(detector=Detector.SEASON, raised_at__gt=request.now - timedelta(days=28))
        .order_by("raised_at")
        .values_list("category", "pk")
    )
    monday = city.today + timedelta(days=1)
    rows = [
        {
            "name": name("category", category),
            "rise": rise,
            "expected": round(rise.expected),
            "week": monday + timedelta(days=7 * rise.peak),
            "warning": warned.get(category),
            "chart": charts.bars(
                [
                    charts.Bar(label, value, f"{value:.0f}")
                    for ago, before, then in reversed(rise.years)
                    for label, value in (
                        (_("{year}, before").format(year=city.today.year - ago), before),
                        (_("{year}, then").format(year=city.today.year - ago), then),
                    )
                ],
                name("category", category),
                _("Four weeks"),
                _("tickets"),
            ),
        }
        for category, rise in season_ahead(city)
    ]
    context = {"rows": rows, "first": monday, "last": monday + timedelta(days=27), "known": city.known_for(request.now)}
    return page(request, "insight/season.html", context)
