"""Who speaks in a matter, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hotline.insight.topics.phrases import Crowd

CROWDS: Mapping[str, object] = {
    Crowd.OWNERS: pgettext_lazy("crowd", "owners"),
    Crowd.TENANTS: _("tenants"),
    Crowd.RESIDENTS: _("residents"),
    Crowd.VILLAGERS: _("villagers"),
    Crowd.STUDENTS: _("students"),
    Crowd.PARENTS: _("parents"),
    Crowd.STAFF: pgettext_lazy("crowd", "staff"),
    Crowd.WORKERS: _("workers"),
    Crowd.TRADERS: _("traders"),
    Crowd.DRIVERS: _("drivers"),
    Crowd.PASSENGERS: _("passengers"),
    Crowd.PATIENTS: _("patients"),
    Crowd.ELDERLY: _("the elderly"),
    Crowd.BUYERS: _("buyers"),
    Crowd.INVESTORS: _("investors"),
}
