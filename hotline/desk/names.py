"""What people read for the few codes that only the desk's form shows."""

from django.utils.translation import gettext_lazy as _

from tickets.domain.vocabulary import CallerKind, TicketType

CARE = {
    "elderly": _("elderly"),
    "minor": _("under age"),
    "disabled": _("disabled"),
    "deaf": _("hard of hearing"),
    "blind": _("weak sight"),
    "foreigner": _("foreigner"),
    "pregnant": _("pregnant"),
    "in_need": _("in need"),
    "veteran": _("veteran"),
}
LANGUAGES = (
    ("zh-hans", "普通话"),
    ("yue", "粤语"),
    ("wuu", "吴语"),
    ("nan", "闽南语"),
    ("en", "English"),
    ("ja", "日本語"),
    ("ko", "한국어"),
)
"""Languages callers speak, each in its own name: they need no translation."""

TYPES = tuple(kind for kind in TicketType if kind is not TicketType.OTHER)
CALLERS = (CallerKind.PERSON, CallerKind.COMPANY, CallerKind.ORGANISATION)
