"""Forms of pages: with a key that makes a second submit harmless, and the version of what was read."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

ONCE = "once"
VERSION = "version"


class PageForm(forms.Form):
    """A form that carries a one-time key.

    The key is made when the form is shown and comes back with every submit of it, also of a draft restored after a
    crash: an action that takes an intake or idempotency key then acts once. ``form.once`` is the key.
    """

    use_required_attribute = False  # what is missing is said by us, in the reader's language

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def key(self) -> str:
        """The one-time key as text; empty where the form came without one."""
        return str(self.cleaned_data.get(ONCE) or "")

    def said(self) -> dict[str, Any]:
        """Return what was said: the cleaned data without the form's own bookkeeping and without what was left empty."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in (ONCE, VERSION) and value not in (None, "", [])
        }


class VersionedForm(PageForm):
    """A form about a ticket as it was read: `expect` goes to the verb, which refuses when the ticket moved on."""

    version = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": _("Reload the page first.")})

    @property
    def expect(self) -> int:
        """The version that was read."""
        return int(self.cleaned_data[VERSION])

    def read_again(self, version: int) -> None:
        """Let the next submit be about the ticket as it now stands; what was typed stays."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(VERSION)] = str(version)
        self.data = data
