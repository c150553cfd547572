"""Where it is: by address, by picking, by a press on the map, or by where the telephone is. One form, many buttons."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from hotline.portal import city_map, places
from hotline.portal.drafts import Report
from hotline.portal.forms import WhereForm
from hotline.portal.pages import PublicRequest, public_page, see_other, typed
from hotline.portal.pages.report import UNPROCESSABLE, go_on, open_report, step_page, with_nearby
from routing import queries as routing
from routing.queries import Catalogue

PRESSED = re.compile(r"^(small|large)\.([xy])$")


@public_page("POST")
def where(request: PublicRequest) -> HttpResponse:
    """Ask where it is."""
    report, turned = open_report(request, "where")
    if turned is not None:
        return turned
    catalogue = routing.current()
    initial = {**report.words, "area": places.pick_of(report.words.get("area", ""), catalogue)}
    form = WhereForm(typed(request), initial=initial, areas=places.pickable(catalogue))
    if request.method != "POST":
        return _shown(request, report, form, catalogue)
    if not form.is_valid():
        return _shown(request, report, form, catalogue, UNPROCESSABLE)
    said = _said(form, report, catalogue)
    pressed = _pressed(request)
    do = "map" if pressed else request.POST.get("do", "next")
    if do in ("map", "here"):
        return _by_point(request, report, form, said, pressed, catalogue)
    if do == "find":
        return _by_address(request, report, form, said, catalogue)
    if do == "city":  # the whole map again: another place is wanted
        said.update(area="", lon=None, lat=None)
        return report.keep(see_other(reverse("portal:where")), request.now, **said)
    return _next(request, report, form, said, catalogue)


def _said(form: WhereForm, report: Report, catalogue: Catalogue) -> dict[str, Any]:
    """Return what the form says; a community found before stays, as long as its street is still picked."""
    before = report.words.get("area", "")
    area = form.cleaned_data["area"]
    if before and area == places.pick_of(before, catalogue):
        area = before
    point = (form.cleaned_data["lon"], form.cleaned_data["lat"])
    if None in point or (area != before and places.located(*point) != area):
        point = (None, None)
    return {"address": form.cleaned_data["address"], "area": area, "lon": point[0], "lat": point[1]}


def _by_point(
    request: PublicRequest,
    report: Report,
    form: WhereForm,
    said: dict[str, Any],
    pressed: tuple[str, float, float] | None,
    catalogue: Catalogue,
) -> HttpResponse:
    point = (form.cleaned_data["lon"], form.cleaned_data["lat"])
    if pressed is not None:
        size, x, y = pressed
        view = city_map.view(city_map.scope_of(report.words.get("area", ""), catalogue), size, catalogue)
        point = view.point(x, y) if view is not None else (None, None)
    area = places.located(*point) if None not in point else ""
    if not area:
        form.add_error(None, _("This place lies outside the city. Press within the city, or pick a street below."))
        return _shown(request, report, form, catalogue, UNPROCESSABLE)
    said.update(area=area, lon=round(point[0], 6), lat=round(point[1], 6))
    return report.keep(see_other(f"{reverse('portal:where')}#place"), request.now, **said)


def _by_address(
    request: PublicRequest, report: Report, form: WhereForm, said: dict[str, Any], catalogue: Catalogue
) -> HttpResponse:
    found = places.find(said["address"], catalogue)
    if not found.area:
        if found.others:
            names = ", ".join(name for _code, name in found.others)
            form.add_error(
                "area",
                _("There is a “{name}” in several places: {places}. Pick yours.").format(
                    name=found.matched, places=names
                ),
            )
        else:
            form.add_error("address", _("We do not know this place by name. Pick the street, or press the map."))
        return _shown(request, report, form, catalogue, UNPROCESSABLE)
    said.update(area=found.area, lon=None, lat=None)
    return report.keep(see_other(f"{reverse('portal:where')}#place"), request.now, **said)


def _next(
    request: PublicRequest, report: Report, form: WhereForm, said: dict[str, Any], catalogue: Catalogue
) -> HttpResponse:
    if not said["area"] and said["address"]:
        said["area"] = places.find(said["address"], catalogue).area
    category = catalogue.category(report.words.get("category", ""))
    if category is not None and category.needs_place and not said["area"]:
        if said["address"]:
            form.add_error("area", _("We do not know this address. Pick the street or town it lies in."))
        else:
            form.add_error("address", _("Say where it is: this kind of matter needs a place."))
        return _shown(request, report, form, catalogue, UNPROCESSABLE)
    return go_on(request, report, "where", **with_nearby(report, request, **said))


def _pressed(request: HttpRequest) -> tuple[str, float, float] | None:
    """Return which map was pressed and where, in pixels; None where none was (a keyboard presses at 0, 0)."""
    at: dict[str, dict[str, int]] = {}
    for name, value in request.POST.items():
        match = PRESSED.match(name)
        if match and isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 6:
            at.setdefault(match[1], {})[match[2]] = int(value)
    for size, xy in at.items():
        if len(xy) == 2:
            return size, float(xy["x"]), float(xy["y"])
    return None


def _shown(
    request: PublicRequest, report: Report, form: WhereForm, catalogue: Catalogue, status: int = 200
) -> HttpResponse:
    words = report.words
    scope = city_map.scope_of(words.get("area", ""), catalogue)
    maps = []
    if city_map.view(scope, "small", catalogue) is not None:
        asked = {"scope": scope, "lang": request.LANGUAGE_CODE}
        if words.get("lon") is not None:
            asked |= {"lon": words["lon"], "lat": words["lat"]}
        for size, (width, height) in city_map.SIZES.items():
            url = f"{reverse('portal:map', args=[size])}?{urlencode(asked)}"
            maps.append({"name": size, "url": url, "width": width, "height": height})
    context = {"form": form, "maps": maps, "place": places.written(words.get("area", ""), catalogue), "scope": scope}
    return step_page(request, report, "where", context, status)


@require_GET
@vary_on_headers("Accept-Language", "Cookie")
@cache_control(private=True, max_age=3600)
def map_image(request: HttpRequest, size: str) -> HttpResponse:
    """Draw the map of the city or one district, with a pin."""
    catalogue = routing.current()
    view = city_map.view(request.GET.get("scope", "")[:80], size, catalogue) if size in city_map.SIZES else None
    if view is None:
        raise Http404
    try:
        pin = (float(request.GET["lon"]), float(request.GET["lat"]))
    except (KeyError, ValueError):
        pin = None
    return HttpResponse(city_map.drawn(view, catalogue, pin), content_type="image/svg+xml")
