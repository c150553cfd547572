"""What templates of insight need beyond the shell."""

from django import template

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """Return a share in per cent.

    >>> percent(0.125)
    '12 %'
    """
    return "" if share is None else f"{100 * share:.0f} %"


@register.filter
def signed_percent(share: float | None) -> str:
    """Return a change in per cent, with its sign.

    >>> signed_percent(-0.3)
    '−30 %'
    """
    return "" if share is None else f"{'−' if share < 0 else '+'}{100 * abs(share):.0f} %"
