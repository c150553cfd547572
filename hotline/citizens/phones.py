"""Telephone numbers: one canonical form for each line, and the blind index that finds it without knowing it."""

import hashlib
import hmac
import re
import unicodedata

import phonenumbers
from django.conf import settings

from routing.domain.speech import _
from tickets.domain.refusals import Invalid

_PLAUSIBLE = re.compile(
    r"\+?[0-9()\[\]\s./\-‐‑‒–—―−﹣－ー·]+"
    r"(?:(?:ext\.?|x|#|;ext=|转|分机)\s*[0-9]{1,7})?",
    re.IGNORECASE,
)
_INVISIBLE = frozenset({"Cf", "Cc", "Mn"})


def canonical(text: str, field: str = "phone") -> str:
    """Return the E.164 form of a number as people write it, an extension after ``;ext=``.

    Numbers without a country code are read as the installation's (``PHONE_REGION``); full-width digits, spaces, dashes
    and the prefixes ``+86``, ``0086`` and ``86`` make no difference. Raises `Invalid` for what is no number.
    """
    cleaned = "".join(
        sign for sign in unicodedata.normalize("NFKC", str(text)) if unicodedata.category(sign) not in _INVISIBLE
    ).strip()
    if len(cleaned) > 40 or not _PLAUSIBLE.fullmatch(cleaned):
        raise _unreadable(field)
    try:
        number = phonenumbers.parse(re.sub("转|分机", " ext ", cleaned), settings.PHONE_REGION)
    except phonenumbers.NumberParseException as error:
        raise _unreadable(field) from error
    if not phonenumbers.is_possible_number(number):
        raise _unreadable(field)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164};ext={number.extension}" if number.extension else e164


def blind_index(e164: str) -> bytes:
    """Return the keyed hash under which a canonical number is filed: equal lines meet, and nobody without the
    installation's pepper can try numbers out."""
    return hmac.new(settings.PEPPER.encode(), f"phone:{e164}".encode(), hashlib.sha256).digest()


def spoken(e164: str) -> str:
    """Return a canonical number as people here write it: domestic ones without the country code, digits only."""
    plain, _sep, extension = e164.partition(";ext=")
    try:
        number = phonenumbers.parse(plain, settings.PHONE_REGION)
    except phonenumbers.NumberParseException:
        return e164
    if number.country_code == phonenumbers.country_code_for_region(settings.PHONE_REGION):
        plain = re.sub(r"\D", "", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    return f"{plain} #{extension}" if extension else plain


def _unreadable(field: str) -> Invalid:
    return Invalid("bad_phone", _("This is not a telephone number."), field=field)
