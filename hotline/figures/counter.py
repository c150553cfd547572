"""Figures among the counters."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter

COUNTER = Counter(name="figures", label=_("Figures"), icon="chart-column", prefix="rates/", home="")
