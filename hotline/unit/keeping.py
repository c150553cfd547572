"""The pages of saved filters: keep one, begin with it, share it, throw it away."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hotline.shell.forms import PageForm
from hotline.shell.views import StaffRequest, done, refused, staff_page
from hotline.unit import saving
from hotline.unit.lists import lists_of
from hotline.unit.models import SavedFilter
from hotline.unit.narrowing import Narrowing, Offers, canonical, offers_of
from routing.refusal import Refusal
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import Actor
from tickets.queries.worklist import WORKLISTS


class SaveForm(PageForm):
    """A name for what the list shows now."""

    name = forms.CharField(label=gettext_lazy("Name of the filter"), max_length=60)
    start = forms.BooleanField(label=gettext_lazy("Begin with it every time"), required=False)
    shared = forms.BooleanField(label=gettext_lazy("Share it with everybody in the unit"), required=False)
    query = forms.CharField(max_length=1000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "save_%s")
        super().__init__(*args, **kwargs)
        self.actor = actor
        if not saving.may_share(actor):
            del self.fields["shared"]

    def clean_query(self) -> str:
        """Keep only what is a list of the actor's and a narrowing of it."""
        query = QueryDict(self.cleaned_data["query"])
        narrowing = Narrowing(query, offers_of(self.actor))
        lists = {row.name for row in lists_of(self.actor)}
        if not narrowing.is_valid() or query.get("list", next(iter(lists))) not in lists:
            raise forms.ValidationError(_("This filter is not one of a list of yours."))
        return canonical(query) or "list=unit"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*UNIT_PEOPLE)
def save(request: StaffRequest) -> HttpResponse:
    """Keep a filter under a name."""
    initial = {"query": canonical(request.GET)}
    form = SaveForm(request.POST or None, actor=request.actor, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.said()
            try:
                kept = saving.save_filter(
                    request.actor,
                    said["name"],
                    said["query"],
                    shared=said.get("shared", False),
                    start=said.get("start", False),
                )
            except Refusal as no:
                status = refused(request, no, form)
            else:
                return done(request, _("The filter is saved."), f"{reverse('unit:inbox')}?{kept.query}")
    return render(request, "unit/save.html", {"form": form}, status=status)


@require_GET
@staff_page(*UNIT_PEOPLE)
def filters(request: StaffRequest) -> HttpResponse:
    """Show the filters somebody has."""
    offers = offers_of(request.actor)
    rows = [(row, _told(row, offers)) for row in saving.filters_of(request.actor)]
    return render(request, "unit/filters.html", {"rows": rows, "may_share": saving.may_share(request.actor)})


ACTS = {
    "start": (saving.begin_with, gettext_lazy("You begin with this filter from now on.")),
    "usual": (saving.begin_as_usual, gettext_lazy("You begin with the usual list again.")),
    "share": (saving.share, gettext_lazy("The filter is shared with the unit.")),
    "unshare": (saving.keep_to_oneself, gettext_lazy("The filter is yours alone again.")),
    "delete": (saving.delete, gettext_lazy("The filter is deleted.")),
}


@require_POST
@staff_page(*UNIT_PEOPLE)
def change(request: StaffRequest, key: int, act: str) -> HttpResponse:
    """Change one thing about a filter."""
    if act not in ACTS:
        raise Http404
    do, sentence = ACTS[act]
    do(request.actor, key)
    return done(request, str(sentence), reverse("unit:filters"))


def _told(row: SavedFilter, offers: Offers) -> dict[str, Any]:
    """Return what a filter shows: its list, and what narrows it, in words."""
    query = QueryDict(row.query)
    kept = WORKLISTS.get(query.get("list", "unit"))
    chips = [label for label, _rest in Narrowing(query, offers).chips(query)]
    return {"list": kept.label if kept else "", "chips": chips}
