"""One kind of `Say` → one kind of form field. Bounds, choices and labels are the table's own."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs.about import About
from hotline.files.forms import PhotosField
from tickets import choices
from tickets.domain.lifecycle import Kind, Say, Verb
from tickets.domain.numbers import NumberError, parse_number

LONG = 80
"""A text of more characters gets more than one line."""

FEW = 7
"""So many choices are shown all at once; more are a list to choose from."""

NOTHING = ("", "–")


class SaidText(forms.CharField):
    """A text as the law counts it: a line's end is one character."""

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends."""
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class NumberOfTicket(forms.CharField):
    """A ticket's number as people write it."""

    def clean(self, value: Any) -> str:
        """Return the number as tickets carry it."""
        text = super().clean(value)
        try:
            return parse_number(text) if text else ""
        except NumberError as error:
            raise ValidationError(gettext(error.template).format(**error.data), code="bad_number") from error


class Tick(forms.BooleanField):
    """A flag nobody has to set: what is not ticked is not said."""

    def clean(self, value: Any) -> bool | None:
        """Return True or None."""
        return True if super().clean(value) else None


class DayPicker(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, since: date | None = None) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"min": since.isoformat()} if since else {})


def field_of(verb: Verb, say: Say, about: About) -> forms.Field:
    """Return the field for one thing that is said with a verb."""
    field = _FIELDS[say.kind](verb, say, about)
    field.required = say.needed
    field.label = capfirst(choices.label(say.name, verb))
    return field


def yes_or_no(label: str) -> forms.TypedChoiceField:
    """Return a question that may be answered yes, no, or not at all."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )


def one_of(options: list[Any], few: bool = False) -> forms.ChoiceField:
    """Return a field for one choice: all shown where they are few, else a list that can be searched."""
    if few:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[NOTHING, *options], widget=forms.Select(attrs={"data-combobox": ""}))


def _text(verb: Verb, say: Say, about: About) -> forms.Field:
    widget = forms.TextInput() if say.most <= LONG else forms.Textarea(attrs={"rows": 4})
    return SaidText(max_length=say.most, widget=widget)


def _code(verb: Verb, say: Say, about: About) -> forms.Field:
    options = list(choices.choices(verb, say.name).items())
    if not options:
        return forms.CharField(max_length=LONG)
    few = len(options) <= FEW
    return one_of(options if say.needed or not few else [("", gettext("not said")), *options], few)


def _unit(verb: Verb, say: Say, about: About) -> forms.Field:
    return one_of(about.units())


def _units(verb: Verb, say: Say, about: About) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=about.units(), widget=forms.SelectMultiple(attrs={"data-combobox": "", "size": 6})
    )


def _person(verb: Verb, say: Say, about: About) -> forms.Field:
    people = about.people()
    return one_of(people, few=len(people) <= FEW)


def _category(verb: Verb, say: Say, about: About) -> forms.Field:
    return one_of(about.categories())


def _area(verb: Verb, say: Say, about: About) -> forms.Field:
    return one_of(about.areas())


def _ticket(verb: Verb, say: Say, about: About) -> forms.Field:
    return NumberOfTicket(max_length=40, widget=forms.TextInput(attrs={"inputmode": "numeric"}))


def _date(verb: Verb, say: Say, about: About) -> forms.Field:
    return forms.DateField(widget=DayPicker(about.today))


def _number(verb: Verb, say: Say, about: About) -> forms.Field:
    return forms.IntegerField(min_value=1, max_value=say.most)


def _flag(verb: Verb, say: Say, about: About) -> forms.Field:
    return Tick()


def _files(verb: Verb, say: Say, about: About) -> forms.Field:
    field = PhotosField(most=say.most)
    field.given_by(about.actor.ref)
    return field


_FIELDS: dict[Kind, Callable[[Verb, Say, About], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.UNIT: _unit,
    Kind.UNITS: _units,
    Kind.PERSON: _person,
    Kind.CATEGORY: _category,
    Kind.AREA: _area,
    Kind.TICKET: _ticket,
    Kind.DATE: _date,
    Kind.DAYS: _number,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.FILES: _files,
}
