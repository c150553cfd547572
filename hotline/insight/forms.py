"""Forms of active governance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hotline.insight.watching.models import Campaign
from hotline.insight.words import REASONS
from hotline.shell.forms import PageForm, VersionedForm
from routing import queries as routing

LONGEST = 2000


def _text(label: Any, help_text: Any = "", required: bool = True, most: int = LONGEST) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required, widget=forms.Textarea)


class AcknowledgeForm(VersionedForm):
    """Somebody looks at it."""


class DismissForm(VersionedForm):
    """Nothing is to be done."""

    reason = forms.ChoiceField(
        label=_("Reason"), widget=forms.RadioSelect, choices=[(code, capfirst(str(w))) for code, w in REASONS.items()]
    )
    why = _text(_("Why"), _("The detector is judged by it, and the next supervisor reads it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["reason"].choices = [(code, capfirst(str(w))) for code, w in REASONS.items()]


class MergeForm(VersionedForm):
    """It is part of another."""

    into = forms.TypedChoiceField(label=_("Into"), coerce=int)
    why = _text(_("Remark"), required=False)

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["into"].choices = [("", "–"), *others]


class TaskForm(VersionedForm):
    """A proactive ticket is made of it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    content = _text(_("What was seen"))
    wants = _text(_("What is to be done"), required=False)
    why = _text(_("Remark"), _("Kept with the warning; the unit does not read it."), required=False)


class TakeForm(VersionedForm):
    """A campaign takes it up."""

    campaign = forms.TypedChoiceField(label=_("Campaign"), coerce=int)
    why = _text(_("Remark"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        running = Campaign.objects.filter(closed_at=None).order_by("-starts_on").values_list("pk", "topic")[:50]
        fields["campaign"].choices = [("", "–"), *running]


class ReplayForm(PageForm):
    """A threshold is looked for on history."""

    budget = forms.FloatField(
        label=_("False alerts a week"),
        min_value=0.02,
        max_value=50,
        help_text=_("How many you are ready to look at in vain."),
    )


class WordsForm(VersionedForm):
    """The list of sensitive words."""

    words = _text(
        _("Words"),
        _("A line for each kind: its code, its weight, its words, parted by “|” and commas."),
        most=20_000,
    )


class CampaignForm(PageForm):
    """A campaign begins."""

    topic = forms.CharField(label=_("Topic"), max_length=120)
    question = _text(_("What is to change"))
    category = forms.ChoiceField(
        label=_("Category"), help_text=_("Tickets of it, and of all below it, are the evidence.")
    )
    area = forms.ChoiceField(label=_("Area"), required=False)
    lead = forms.ChoiceField(label=_("Lead unit"))
    starts_on = forms.DateField(label=_("Begins"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Ends"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    policies = _text(_("Policies and measures"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = routing.current()
        name = catalogue.namer(get_language() or "")
        fields: Any = self.fields
        fields["category"].choices = [("", "–")] + [
            (card.code, ("" if "/" not in card.path else "· ") + name("category", card.code))
            for card in catalogue.categories.values()
        ]
        fields["area"].choices = [("", str(_("the whole city")))] + [
            (card.code, name("area", card.code)) for card in catalogue.areas.values() if card.level == "district"
        ]
        units = [(unit.code, name("unit", unit.code)) for unit in catalogue.units.values() if unit.accepts_dispatch]
        fields["lead"].choices = [("", "–"), *sorted(units, key=lambda pair: pair[1])]


class PoliciesForm(VersionedForm):
    """What was decided."""

    policies = _text(_("Policies and measures"), required=False)


class CampaignTaskForm(PageForm):
    """A proactive ticket of a campaign."""

    title = forms.CharField(label=_("Title"), max_length=200)
    content = _text(_("What is to be done"))
    area = forms.ChoiceField(label=_("Area"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = routing.current()
        name = catalogue.namer(get_language() or "")
        above = catalogue.area(campaign.area) if campaign.area else None
        fields: Any = self.fields
        fields["area"].choices = [("", "–")] + [
            (card.code, name("area", card.code))
            for card in catalogue.areas.values()
            if card.level in ("district", "street") and (above is None or card.path.startswith(above.path))
        ]


class CloseForm(VersionedForm):
    """A campaign ends."""

    conclusion = _text(_("What came of it"))
