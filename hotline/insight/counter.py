"""Insight as a counter."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter

COUNTER = Counter(name="insight", label=_("Insight"), icon="lightbulb", prefix="insight/", home="", order=40)
