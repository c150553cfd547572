"""What the system itself writes into a ticket's papers: sentences in the language of the installation.

See `docs/decisions/0012-the-systems-own-words.md`.
"""

from django.conf import settings
from django.utils import translation

from routing.domain.decision import Decision
from routing.queries import Catalogue


def our(template: str) -> str:
    """Return a sentence (marked for translation where it is named) as this installation says it."""
    with translation.override(settings.LANGUAGE_CODE):
        return translation.gettext(template)


def our_reasons(decision: Decision, catalogue: Catalogue) -> str:
    """Return why the router decided as it did, units called by their names."""
    with translation.override(settings.LANGUAGE_CODE):
        name = catalogue.namer(settings.LANGUAGE_CODE)
        return " ".join(decision.trace.sentences(say=translation.gettext, name=name))
