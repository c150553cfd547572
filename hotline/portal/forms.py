"""The forms of a report. Labels say what is wanted, helps why; nothing is asked that handling does not need."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hotline.citizens.identity import LONGEST as LONGEST_OF_A_PERSON
from hotline.citizens.identity import Identity
from hotline.files.forms import PhotosField
from hotline.refusing import sentence_of
from hotline.shell.forms import PageForm
from routing.queries import Catalogue
from tickets.domain.matter import LONGEST
from tickets.domain.refusals import Invalid
from tickets.domain.vocabulary import TicketType

TYPES = (
    (TicketType.COMPLAINT.value, _("Something is wrong and should be put right")),
    (TicketType.HELP.value, _("I need help")),
    (TicketType.CONSULTATION.value, _("I have a question")),
    (TicketType.SUGGESTION.value, _("I have an idea")),
    (TicketType.REPORT.value, _("Somebody breaks a rule")),
    (TicketType.PRAISE.value, _("I want to thank somebody")),
)
OTHER, UNKNOWN = "other", "unknown"


class WhatForm(PageForm):
    """What happened, in the writer's words."""

    content = forms.CharField(
        label=_("What is it about?"),
        help_text=_(
            "Say it as you would on the telephone: what, since when, what it does to you. No names are needed."
        ),
        max_length=LONGEST["content"],
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write a sentence about what happened.")},
    )
    wants = forms.CharField(
        label=_("What would help?"),
        help_text=_("If you like: what the city should do."),
        max_length=LONGEST["wants"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    type = forms.ChoiceField(
        label=_("What kind of message is it?"),
        choices=TYPES,
        initial=TicketType.COMPLAINT.value,
        widget=forms.RadioSelect,
    )


class KindForm(PageForm):
    """Which matter of the catalogue it is: the likeliest as large choices, all others in a list."""

    choice = forms.ChoiceField(
        label=_("Which of these fits best?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; “I do not know” is an answer, too.")},
    )
    other = forms.ChoiceField(label=_("All matters"), required=False)

    def __init__(self, *args: Any, catalogue: Catalogue, suggested: Iterable[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = catalogue.namer(get_language() or "")
        choices = [(code, name("category", code)) for code in suggested]
        choices += [
            (OTHER, str(_("Another matter, from the list below"))),
            (UNKNOWN, str(_("I do not know: please choose for me"))),
        ]
        chooser, lister = self.fields["choice"], self.fields["other"]
        assert isinstance(chooser, forms.ChoiceField)
        assert isinstance(lister, forms.ChoiceField)
        chooser.choices = choices
        lister.choices = [("", _("— choose —")), *_matters(catalogue, name, today)]

    def clean(self) -> dict[str, Any]:
        """Another matter has to be named."""
        said = super().clean() or {}
        if said.get("choice") == OTHER and not said.get("other"):
            self.add_error("other", _("Choose a matter from the list."))
        return said

    @property
    def category(self) -> str:
        """The code that was chosen; empty where the hotline is asked to choose."""
        choice = str(self.cleaned_data["choice"])
        return {OTHER: str(self.cleaned_data.get("other", "")), UNKNOWN: ""}.get(choice, choice)


def _matters(catalogue: Catalogue, name: Any, today: date) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for card in sorted(catalogue.categories.values(), key=lambda one: one.path):
        above, _slash, _own = card.path.rpartition("/")
        if above and card.valid_on(today):
            groups.setdefault(above.rpartition("/")[2], []).append((card.code, name("category", card.code)))
    return [(name("category", code), rows) for code, rows in groups.items()]


class WhereForm(PageForm):
    """Where it is: any of an address, an area, a point on the map."""

    address = forms.CharField(
        label=_("Address or place"),
        help_text=_("A road and number, an estate, a bus stop, a shop: whatever finds it."),
        max_length=LONGEST["address"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    area = forms.ChoiceField(label=_("Street or town"), required=False)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)

    def __init__(self, *args: Any, areas: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["area"]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = [("", _("— choose —")), *areas]


class PhotosForm(PageForm):
    """What shows it."""

    files = PhotosField(label=_("Photos or a PDF"))  # type: ignore[assignment]


class ContactForm(PageForm):
    """Who the writer is and how they are reached. All of it may be left out."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_OF_A_PERSON["name"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("So that the people on site can ask you, and we can call to ask whether it is solved."),
        max_length=LONGEST_OF_A_PERSON["phone"],
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=LONGEST_OF_A_PERSON["email"],
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    contact_window = forms.CharField(
        label=_("When and how are you best reached?"),
        help_text=_("For example: after six in the evening, by text message."),
        max_length=LONGEST_OF_A_PERSON["contact_window"],
        required=False,
    )
    confidential = forms.BooleanField(
        label=_("Keep who I am from the unit that handles this"),
        help_text=_("Only the hotline then knows you, and carries messages between you and the unit."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Read it as the register of callers would."""
        said = super().clean() or {}
        words = {name: said.get(name, "") for name in ("name", "phone", "email", "contact_window")}
        try:
            Identity.read(words)
        except Invalid as no:
            self.add_error(str(no.data["field"]), sentence_of(no))
        return said
