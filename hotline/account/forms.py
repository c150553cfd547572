"""What is asked on the way in. Browsers and password keepers are told what each field is."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _

LONGEST_CODE = 32


class SignInForm(AuthenticationForm):
    """User name and password; what is wrong is not told apart."""

    error_messages = {
        "invalid_login": _("User name and password do not belong together. Mind capitals."),
        "inactive": _("User name and password do not belong together. Mind capitals."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["username"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
        self.fields["password"].label = _("Password")


class CodeForm(forms.Form):
    """A code of the app, or one from the sheet of recovery codes."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )


class PasswordForm(PasswordChangeForm):
    """A new password, held against the rules of the installation."""


class OwnForm(forms.Form):
    """What somebody may set for themselves."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(
        label=_("Light or dark"), choices=[("auto", _("as the device")), ("light", _("light")), ("dark", _("dark"))]
    )
    type = forms.ChoiceField(label=_("Size of type"), choices=[("usual", _("usual")), ("large", _("large"))])
