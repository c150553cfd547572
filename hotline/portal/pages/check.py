"""Looking a matter up: by number and code, or by a signed link. Wrong is wrong, whichever of the two it was."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hotline.portal.links import opened
from hotline.portal.pages import PublicRequest, public_page, see_other, typed
from hotline.portal.proof import leave, remember
from hotline.refusing import sentence_of, status_of
from hotline.shell.forms import PageForm
from hotline.shell.views import page
from routing.refusal import Refusal
from tickets.api.address import address_of
from tickets.domain.refusals import Absent
from tickets.queries.status import proven


class CheckForm(PageForm):
    """Number and code, as they were read out, written down or pasted."""

    number = forms.CharField(
        label=_("Your number"),
        help_text=_("13 digits, such as 260302-000017-4. Spaces and dashes do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Enter the number you were given.")},
    )
    code = forms.CharField(
        label=_("Query code"),
        help_text=_("The 8 digits you were given with the number. You may paste them."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Enter the query code you were given.")},
    )


@public_page("POST")
def check(request: PublicRequest) -> HttpResponse:
    """Ask for number and code, and open the matter."""
    form = CheckForm(typed(request), initial={"number": request.GET.get("number", "")[:40]})
    status, wait = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                ticket = proven(said["number"], said["code"], address=address_of(request))
            except Refusal as no:
                status, wait = status_of(no), str(no.data.get("retry_after", ""))
                field = str(no.data.get("field", ""))
                form.add_error(field if field in form.fields else None, sentence_of(no))
            else:
                return remember(request, see_other(reverse("portal:matter", args=[ticket.number])), ticket)
    gone = request.GET.get("gone") == "1" and not form.is_bound
    answer = page(request, "portal/check.html", {"form": form, "gone": gone}, status=status)
    if wait:
        answer["Retry-After"] = wait
    return answer


@public_page()
def link(request: PublicRequest, token: str) -> HttpResponse:
    """Open the matter a link was signed for, in this browser."""
    try:
        ticket = opened(token)
    except Absent:
        return page(request, "portal/link_gone.html", status=404)
    answer = remember(request, see_other(reverse("portal:matter", args=[ticket.number])), ticket)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@public_page("POST")
def close(request: PublicRequest) -> HttpResponse:
    """Close every matter in this browser: for computers that others use."""
    if request.method != "POST":
        return see_other(reverse("portal:check"))
    return leave(request, see_other(reverse("portal:home")))
