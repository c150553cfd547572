"""What a citizen may do on their matter: which acts, what each asks, and how it is put in plain words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hotline.files.forms import PhotosField
from hotline.shell.forms import PageForm
from tickets.domain.lifecycle import Verb
from tickets.domain.stages.voice import URGE_PAUSE
from tickets.domain.vocabulary import CALLBACK_REASONS, Reach, Solved
from tickets.models import Ticket

TEXT = 4000


class AppendForm(PageForm):
    """Something to add."""

    text = forms.CharField(
        label=_("What do you want to add?"),
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you want to add.")},
    )
    files = PhotosField()  # type: ignore[assignment]


class UrgeForm(PageForm):
    """Press for progress."""

    text = forms.CharField(
        label=_("Why is it pressing?"),
        help_text=_("The unit reads it. You may leave it empty."),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(PageForm):
    """Take it back."""

    why = forms.CharField(
        label=_("Why do you take it back?"),
        help_text=_("If somebody asked you to withdraw, write that, too: it is not allowed."),
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why.")},
    )


class ReopenForm(PageForm):
    """Bring new facts."""

    facts = forms.CharField(
        label=_("What is new, or why is it not solved?"),
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is new, or why it is not solved.")},
    )
    files = PhotosField()  # type: ignore[assignment]


MARKS = ((5, _("5 – very satisfied")), (4, "4"), (3, "3"), (2, "2"), (1, _("1 – very unsatisfied")))
REASONS = {
    "slow": _("It took too long"),
    "rude": _("I was treated rudely"),
    "not_solved": _("It is not solved"),
    "not_explained": _("It was not explained to me"),
    "told_to_withdraw": _("I was asked to withdraw or to rate well"),
    "other": _("Something else"),
}


class RateForm(PageForm):
    """Three questions, as they are asked on the telephone."""

    solved = forms.ChoiceField(
        label=_("Is it solved?"),
        choices=(
            (Solved.YES.value, _("Yes")),
            (Solved.PARTLY.value, _("Partly")),
            (Solved.NO.value, _("No: I disagree, please handle it again")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is solved.")},
    )
    satisfied = forms.TypedChoiceField(
        label=_("How satisfied are you?"),
        choices=MARKS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how satisfied you are.")},
    )
    contacted = forms.TypedChoiceField(
        label=_("Did the unit get in touch with you?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the unit got in touch with you.")},
    )
    reason = forms.ChoiceField(
        label=_("If not: what was wrong?"),
        choices=(("", _("— choose —")), *((code, REASONS[code]) for code in CALLBACK_REASONS)),
        required=False,
    )
    accept = forms.BooleanField(
        label=_("It is not solved, but I accept the explanation"),
        help_text=_("Then it is closed and not handled again."),
        required=False,
    )
    remark = forms.CharField(
        label=_("In your own words"), max_length=TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def said(self) -> dict[str, Any]:
        """Return the rating as the law reads it: No is an answer."""
        said = {**super().said(), "contacted": self.cleaned_data["contacted"], "reach": Reach.WEB_RATED.value}
        if self.cleaned_data["solved"] != Solved.NO:
            said.pop("accept", None)
        return said


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its place in addresses, its form, what it is called and what comes of it."""

    name: str
    verb: Verb
    form: type[PageForm]
    title: str | Promise
    text: str | Promise
    button: str | Promise
    done: str | Promise
    icon: str
    main: bool = False


ACTS = (
    Act(
        "rate",
        Verb.CALL_BACK,
        RateForm,
        _("Say whether it is solved"),
        _("Your answer decides: what is not solved is handled again, and your rating counts for the unit."),
        _("Send my answer"),
        _("Thank you. Your answer counts."),
        "star",
        main=True,
    ),
    Act(
        "reopen",
        Verb.ASK_REOPEN,
        ReopenForm,
        _("Ask to open it again"),
        _(
            "Within 30 days of its end you can bring new facts or say what was not done. The hotline decides and tells "
            "you why."
        ),
        _("Ask to open it again"),
        _("We have noted it. The hotline decides and tells you here."),
        "rotate-ccw",
    ),
    Act(
        "add",
        Verb.APPEND,
        AppendForm,
        _("Add something"),
        _("A photo, a new detail, a correction: whoever handles it reads it."),
        _("Add it"),
        _("Added. Whoever handles it can read it now."),
        "paperclip",
    ),
    Act(
        "urge",
        Verb.URGE,
        UrgeForm,
        _("Press for progress"),
        _("The unit is told at once and the supervisor sees it. You can do this once in 24 hours."),
        _("Press for progress"),
        _("The unit has been told that you are waiting."),
        "bell-ring",
    ),
    Act(
        "withdraw",
        Verb.WITHDRAW,
        WithdrawForm,
        _("Take it back"),
        _("The matter is closed and nobody works on it any more. You are free to do this, and free not to."),
        _("Take it back for good"),
        _("Your matter is closed at your wish."),
        "x",
    ),
)
BY_NAME = {act.name: act for act in ACTS}


def next_urge(ticket: Ticket, now: datetime) -> datetime | None:
    """Return from when the citizen may press again; None if they may now."""
    if ticket.urged_at is None or ticket.urged_at + URGE_PAUSE <= now:
        return None
    return ticket.urged_at + URGE_PAUSE
