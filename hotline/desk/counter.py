"""The desk's place in the house."""

from django.utils.translation import gettext_lazy as _

from hotline.desk.examples import call
from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import HOTLINE_FLOOR

COUNTER = Counter(
    name="desk",
    label=_("Operator desk"),
    icon="headset",
    prefix="desk/",
    home="desk:console",
    roles=HOTLINE_FLOOR,
    links=(Link(_("Take a call"), "desk:console", "phone-incoming"),),
    pages=(
        Page("desk:console", "op.chen", query="new=1"),
        Page("desk:console", "op.chen", query="new=1", typed=call, picture="console"),
    ),
    order=10,
)
