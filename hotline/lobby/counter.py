"""What the shell needs to know of the lobby: nothing in the navigation, a strip and a chip on every page."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter

COUNTER = Counter(
    name="lobby",
    label=_("Demo"),
    icon="door-open",
    prefix="lobby/",
    home="lobby:lobby",
    above="lobby/strip.html",
    badge="lobby/chip.html",
)
