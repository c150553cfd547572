"""The portal's first page, its answers, and its figures."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hotline.knowledge.queries import article_in_force, find_articles, in_language
from hotline.portal import city_map
from hotline.portal.figures import latest
from hotline.portal.pages import PublicRequest, public_page
from hotline.shell.charts import Bar, bars
from hotline.shell.views import page
from routing import queries as routing

EMERGENCY = (
    ("110", gettext_lazy("Police")),
    ("119", gettext_lazy("Fire and rescue")),
    ("120", gettext_lazy("Ambulance")),
    ("122", gettext_lazy("Traffic accidents")),
)
FOUND = 20
ASKED_FIRST = 5


@public_page()
def home(request: HttpRequest) -> HttpResponse:
    """Two doors: report, and follow. And what the hotline is for."""
    context = {
        "phone": settings.HOTLINE_PHONE,
        "emergency": EMERGENCY,
        "articles": [_shown(one) for one in find_articles(limit=ASKED_FIRST)],
    }
    return page(request, "portal/home.html", context)


@public_page()
def help_page(request: PublicRequest) -> HttpResponse:
    """Search what has been answered before: published articles only."""
    q = request.GET.get("q", "").replace("\x00", "")[:200]
    articles = [_shown(one) for one in find_articles(q, limit=FOUND)]
    return page(request, "portal/help.html", {"q": q, "articles": articles})


@public_page()
def article(request: PublicRequest, code: str) -> HttpResponse:
    """Show one answer."""
    found = article_in_force(code)
    if found is None:
        raise Http404
    return page(request, "portal/article.html", {"article": _shown(found), "phone": settings.HOTLINE_PHONE})


def _shown(one: Any) -> dict[str, str]:
    return {"code": one.code, "title": in_language(one.titles), "answer": in_language(one.answers)}


@public_page()
def figures(request: PublicRequest) -> HttpResponse:
    """Show the latest reading of the city's figures."""
    made = latest()
    if made is None:
        return page(request, "portal/figures.html", {"made": None})
    catalogue, data = routing.current(), made.data
    name = catalogue.namer(request.LANGUAGE_CODE)
    categories = [
        {**row, "name": name("category", row["code"]) if row["code"] else _("All others")} for row in data["categories"]
    ]
    districts = [
        {**row, "name": name("area", row["code"]) if row["code"] else _("No place given")} for row in data["districts"]
    ]
    busiest = [Bar(row["name"], row["count"], _count(row["count"])) for row in categories]
    context = {
        "made": made,
        "data": data,
        "categories": categories,
        "districts": districts,
        "chart": bars(busiest, _("Reports this month by matter"), _("Subject"), _("Reports")) if busiest else None,
        "map": city_map.shaded(catalogue, {row["code"]: row["count"] for row in data["districts"]}),
    }
    return page(request, "portal/figures.html", context)


def _count(count: int | None) -> str:
    return _("fewer than 5") if count is None else str(count)
