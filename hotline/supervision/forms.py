"""Forms of a review: the decision, the second person's answer, and what became of a policy at fault."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hotline.shell.forms import VersionedForm
from hotline.supervision.verdicts import CAUSES, MEANINGS, VERDICTS

LONGEST = 2000


def _text(label: Any, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST, required=required, widget=forms.Textarea
    )


class VerdictForm(VersionedForm):
    """What is held of a missed deadline."""

    causes = forms.MultipleChoiceField(label=_("Causes"), widget=forms.CheckboxSelectMultiple)
    verdict = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    why = _text(_("Why"), _("The unit and the next supervisor read this."))
    evidence = _text(_("Evidence"), _("Only to excuse: what proves it, and where it is kept."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["causes"].choices = [(code, capfirst(str(word))) for code, word in CAUSES.items()]
        fields["verdict"].choices = [
            (code, _("{decision}: {meaning}").format(decision=capfirst(str(word)), meaning=MEANINGS[code]))
            for code, word in VERDICTS.items()
        ]


class SecondForm(VersionedForm):
    """What the second person says to a proposal."""

    why = _text(_("Remark"), _("Needed where you do not confirm."), required=False)


class TakenUpForm(VersionedForm):
    """What was done about a policy at fault."""

    why = _text(_("What was done about it"), _("For instance: the new version of the policy and what changed in it."))
