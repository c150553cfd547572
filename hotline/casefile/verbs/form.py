"""The form of a verb, whichever it is."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.casefile.verbs.about import About
from hotline.casefile.verbs.fields import field_of
from hotline.shell.forms import VersionedForm
from tickets.domain.lifecycle import VERBS, Row, Verb
from tickets.words import word


class VerbForm(VersionedForm):
    """One verb as a form: a field for each thing that is said, and the version of the ticket that was read.

    A verb that needs more sets `template` (what stands beside and between the fields), narrows its fields in `shape`
    and overrides `said` where more is shown than said.
    """

    verb: ClassVar[Verb]
    template: ClassVar[str] = "casefile/verbs/plain.html"
    asks: ClassVar[frozenset[str]] = frozenset()
    """What of the address chooses the form's shape (``kind``, ``request``)."""

    def __init__(self, about: About, *args: Any, **kwargs: Any) -> None:
        self.about = about
        super().__init__(*args, **kwargs)
        if about.ticket is None:
            del self.fields["version"]
        else:
            self.fields["version"].initial = about.ticket.seq
        for say in self.row.says:
            self.fields[say.name] = field_of(self.verb, say, about)
        self.shape()

    @property
    def row(self) -> Row:
        """The verb's law."""
        return VERBS[self.verb]

    @property
    def title(self) -> str:
        """What the form is headed with."""
        return capfirst(word(Verb, self.verb))

    @property
    def meaning(self) -> str:
        """What the verb does, in a sentence."""
        return gettext(self.row.meaning)

    @property
    def submit(self) -> str:
        """What the button that does it says."""
        return capfirst(word(Verb, self.verb))

    @property
    def names(self) -> Sequence[str]:
        """The names of what is said, as far as this form asks for it, in the table's order."""
        return [say.name for say in self.row.says if say.name in self.fields]

    @property
    def said_fields(self) -> list[forms.BoundField]:
        """The fields of what is said, to be shown one after the other."""
        return [self[name] for name in self.names if not self[name].is_hidden]

    @property
    def multipart(self) -> bool:
        """Say whether files can be given."""
        return "files" in self.fields

    def shape(self) -> None:
        """Narrow the fields to what makes sense for this ticket now."""

    def narrow(self, name: str, keep: Callable[[str], bool]) -> None:
        """Offer only the choices whose codes are kept."""
        field: Any = self.fields[name]
        field.choices = [one for one in field.choices if keep(str(one[0]))]

    def expected(self) -> int | None:
        """Return the version that was read; None for a bulk act."""
        return self.expect if "version" in self.fields else None
