"""Pages of a policy's catalogue items: what single categories are promised, whatever their class."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import drafts, item_form, policy_pages, spans
from hotline.rulebook.rules.offers import Offers, offers
from hotline.shell.views import StaffRequest, page, staff_page
from tickets.domain.terms import Terms
from tickets.domain.vocabulary import ClockKind, ServiceClass
from tickets.models import CalendarVersion
from tickets.words import word

AT_ONCE = 50

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """An item: its category, what it promises now and by the draft, and whether that adds, changes or ends it."""

    code: str
    name: str
    promises: list[tuple[str, str, str]]
    kind: str


def lines(old: Document, new: Document, choose: Offers, codes: list[str]) -> list[Line]:
    """Return items, held against another version of them."""
    return [_line(code, old.get(code), new.get(code), choose) for code in codes]


def _line(code: str, old: Document | None, new: Document | None, choose: Offers) -> Line:
    kind = "" if old == new else "added" if old is None else "removed" if new is None else "changed"
    before, after = _promises(old or {}), _promises(new or {})
    names = list(dict.fromkeys((*after, *before)))
    return Line(
        code, choose.name("category", code), [(name, before.get(name, ""), after.get(name, "")) for name in names], kind
    )


def _promises(item: Document) -> dict[str, str]:
    clocks: Document = item.get("clocks", {})
    found = {
        capfirst(word(ClockKind, kind)): spans.span_words(clocks[kind].get("span", ""))
        for kind in ClockKind
        if kind in clocks
    }
    if item.get("calendar"):
        found[gettext("Calendar")] = item["calendar"]
    rest = sorted(set(item) - {"clocks", "calendar"})
    return found | {gettext("Further terms"): ", ".join(rest)} if rest else found


def changed(old: Document, new: Document) -> list[str]:
    """Return the codes of items that differ between two versions."""
    return [code for code in sorted({*old, *new}) if old.get(code) != new.get(code)]


@require_safe
@staff_page(*WRITERS)
def items(request: StaffRequest, key: str) -> HttpResponse:
    """The items of a policy by code, fifty at once; a category named (``?add=``) leads to its fields."""
    found = drafts.policy_in_force(key)
    draft = drafts.draft_of(policy_pages.POLICY, key)
    old = found.data.get("items", {})
    new = draft.data.get("items", {}) if draft else old
    choose = offers()
    typed, wrong = request.GET.get("add", "").strip(), ""
    if typed:
        card = choose.catalogue.category(choose.code("category", typed))
        if draft and card is not None:
            return HttpResponseRedirect(reverse("rulebook:policy-item", args=[key, card.code]))
        wrong = gettext("There is nothing called “{text}”.").format(text=typed)
    codes = sorted({*old, *new})
    begin = bisect_right(codes, request.GET.get("after", ""))
    end, earlier = begin + AT_ONCE, max(0, begin - AT_ONCE)
    context = {
        "policy": found,
        "draft": draft,
        "lines": lines(old, new, choose, codes[begin:end]),
        "previous": f"?after={codes[earlier - 1] if earlier else ''}" if begin else "",
        "next": f"?after={codes[end - 1]}" if end < len(codes) else "",
        "categories": choose.options("category") if draft else [],
        "typed": typed,
        "wrong": wrong,
    }
    return page(request, "rulebook/items.html", context, status=422 if wrong else 200)


@staff_page(*WRITERS)
def item(request: StaffRequest, key: str, code: str) -> HttpResponse:
    """One item of a draft: what its category is promised otherwise than its class."""
    document, seq = policy_pages.drafted(request, key)
    found = drafts.policy_in_force(key)
    kept = document.get("items", {})
    choose = offers()
    if code not in kept and choose.catalogue.category(code) is None:
        raise Http404
    calendars = list(CalendarVersion.objects.order_by("key").values_list("key", flat=True).distinct())
    status = 200
    if request.method == "POST":
        fields, others = item_form.read(request.POST), {name: body for name, body in kept.items() if name != code}
        status, data = 422, {**document, "items": others}
        if request.POST.get("do") != "remove":
            data["items"] = {**others, code: item_form.to_item(fields, kept.get(code, {}), calendars)}
        if not fields.wrong or request.POST.get("do") == "remove":
            where = reverse("rulebook:policy-items", args=[key])
            answer, status, seq = policy_pages.kept(request, key, data, seq, where)
            if answer:
                return answer
    else:
        fields = item_form.from_item(kept.get(code, {}))
    terms = policy_pages.read(found, {**document, "items": {}}).terms(_class_of(code, choose))
    context = {
        "policy": found,
        "code": code,
        "name": choose.name("category", code),
        "gone": choose.catalogue.category(code) is None,
        "new": code not in kept,
        "fields": fields,
        "rows": [(clock, _usual(terms, ClockKind(clock.kind))) for clock in fields.clocks],
        "class": word(ServiceClass, _class_of(code, choose)),
        "calendars": calendars,
        "units": list(spans.UNITS.items()),
        "seq": seq,
    }
    return page(request, "rulebook/item.html", context, status=status)


def _class_of(code: str, choose: Offers) -> str:
    card = choose.catalogue.category(code)
    return (card.default_class if card else "") or ServiceClass.NORMAL.value


def _usual(terms: Terms, kind: ClockKind) -> str:
    term = terms.clocks.get(kind)
    return spans.span_words(str(term.span)) if term and term.span else ""
