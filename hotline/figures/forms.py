"""Forms of the figures: asking that an order be left out, deciding about it, and correcting a month."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hotline.figures.rates.claiming import REASONS
from hotline.figures.words import LEFT_OUT
from hotline.shell.forms import PageForm, VersionedForm

LONGEST = 2000


def _text(label: Any, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST, required=required, widget=forms.Textarea
    )


class AskForm(PageForm):
    """Why an order is not to count."""

    reason = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    why = _text(_("Why"), _("Whoever decides and whoever checks the figures later read this."))
    evidence = _text(_("Evidence"), _("What proves it, and where it is kept."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["reason"].choices = [(str(code), capfirst(str(LEFT_OUT[code]))) for code in REASONS]


class AnswerForm(VersionedForm):
    """What the second person says."""

    why = _text(_("Remark"), _("Needed where you refuse."), required=False)


class LiftForm(VersionedForm):
    """Why an order counts again."""

    why = _text(_("Why it counts again"))


class CorrectForm(PageForm):
    """Why what was published counts otherwise now."""

    why = _text(_("What happened"), _("Stands in the correction note, for everybody to read."))
