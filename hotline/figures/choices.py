"""The city's rules of rates, read once from the settings."""

from functools import cache

from django.conf import settings

from hotline.figures.rates.rules import Rules


@cache
def rules() -> Rules:
    """Return the rules in force. Raises ValueError where the settings name what cannot be."""
    return Rules.from_data(settings.FIGURES_RULES)
