"""The portal as a counter: open to everybody, so it has no place in the navigation of staff."""

from django.utils.translation import gettext_lazy as _

from hotline.portal import examples
from hotline.shell.counters import Counter, Page

COUNTER = Counter(
    name="portal",
    label=_("Citizen portal"),
    icon="house",
    prefix="",
    home="portal:home",
    pages=(
        Page("portal:home"),
        Page("portal:what"),
        Page("portal:kind", cookies=examples.before("kind")),
        Page("portal:where", cookies=examples.before("where")),
        Page("portal:photos", cookies=examples.before("photos")),
        Page("portal:contact", cookies=examples.before("contact")),
        Page("portal:review", cookies=examples.before("review")),
        Page("portal:receipt", cookies=examples.sent),
        Page("portal:check"),
        Page("portal:matter", args=examples.matter, cookies=examples.proved, picture="status", phone=True),
        Page("portal:act", args=examples.adding, cookies=examples.proved),
        Page("portal:figures", args=examples.counted),
        Page("portal:help", query="q=water"),
    ),
    order=90,
)
