"""Numbers that are read over the phone: ticket numbers with a check digit, and query codes.

A ticket number is ``yyMMdd-NNNNNN-C``: the local date of registration, the day's running number, a check digit. The
check digit is Damm's (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004): it finds every wrong digit and
every swap of neighbours, the two ways in which people misread and mishear numbers. A query code is a secret of
eight digits, read in two groups of four; only its hash is kept, elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from routing.domain.speech import _
from routing.refusal import Refusal

SERIALS = 999_999  # a day's most; the busiest city takes some 60,000 calls
CODE_DIGITS = 8

# A totally anti-symmetric quasigroup of order 10, zeros on its diagonal: Damm's own, so that every Damm checker agrees.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
# What people put between groups: spaces of any width, dashes of any length, dots, underscores.
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―−﹣－ー_.·,,、/]+")
_LABEL = re.compile(r"^(no|nr|number|工单号|编号|单号)[.:#]*")


class NumberError(Refusal):
    """The text is not a ticket number or a query code."""


def check_digit(digits: str) -> str:
    """Return the Damm check digit of a string of decimal digits."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def make_number(day: date, serial: int) -> str:
    """Return the number of the serial-th ticket (1 to 999,999) registered on a local day, as ``yyMMdd-NNNNNN-C``.

    Raises NumberError when the day has no such serial.
    """
    if not 1 <= serial <= SERIALS:
        raise NumberError(
            "serial_out_of_range",
            _("A day's tickets are numbered 1 to {most}, not {serial}."),
            most=SERIALS,
            serial=serial,
        )
    digits = f"{day:%y%m%d}{serial:06}"
    return _grouped(digits + check_digit(digits))


def parse_number(text: str) -> str:
    """Return the canonical ticket number of a text as people type or paste it.

    Forgives spaces, missing or Chinese dashes, full-width digits, a label such as “No.” or “工单号” before it. Raises
    NumberError saying what is wrong: other characters, a wrong length, no such date, or a wrong check digit.
    """
    digits = _digits(text)
    if len(digits) != 13:
        raise NumberError(
            "number_length", _("A ticket number has 13 digits; this has {count}."), count=len(digits), text=text
        )
    try:
        datetime.strptime("20" + digits[:6], "%Y%m%d")  # noqa: DTZ007 - a date only
    except ValueError as error:
        raise NumberError(
            "number_date", _("A ticket number begins with its date, and “{date}” is none."), date=digits[:6], text=text
        ) from error
    if digits[6:12] == "000000":
        raise NumberError("number_serial", _("A day's tickets are numbered from 000001."), text=text)
    if check_digit(digits) != "0":
        raise NumberError(
            "number_check", _("A digit of “{number}” is wrong or two are swapped."), number=_grouped(digits), text=text
        )
    return _grouped(digits)


def spoken_number(number: str) -> str:
    """Return a ticket number in groups to be read out: "26 02 27 000 123 4". Raises NumberError as `parse_number`."""
    date_part, serial, check = parse_number(number).split("-")
    return " ".join((*re.findall("..", date_part), *re.findall("...", serial), check))


def make_code(random_bytes: Callable[[int], bytes]) -> str:
    """Return a new query code: eight digits from a source such as ``secrets.token_bytes``.

    Sixteen bytes are drawn for eight digits, so that no digit is noticeably likelier than another.
    """
    return f"{int.from_bytes(random_bytes(16), 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def normalise_code(text: str) -> str:
    """Return the eight digits of a query code as typed or pasted, as forgiving as `parse_number`.

    Raises NumberError for other characters or another length; it never says whether such a code exists.
    """
    digits = _digits(text)
    if len(digits) != CODE_DIGITS:
        raise NumberError(
            "code_length", _("A query code has {want} digits; this has {count}."), want=CODE_DIGITS, count=len(digits)
        )
    return digits


def spoken_code(code: str) -> str:
    """Return a query code as it is printed and read out: "1234 5678". Raises NumberError as `normalise_code`."""
    digits = normalise_code(code)
    return f"{digits[:4]} {digits[4:]}"


def _grouped(digits: str) -> str:
    return f"{digits[:6]}-{digits[6:12]}-{digits[12:]}"


def _digits(text: str) -> str:
    """Return the ASCII digits of a text, whatever script and separators it uses. Raises NumberError for anything
    else.
    """
    cleaned = _LABEL.sub("", unicodedata.normalize("NFKC", text).strip().lower())
    digits = []
    for sign in _SEPARATORS.sub("", cleaned):
        value = unicodedata.decimal(sign, None)
        if value is None:
            raise NumberError("number_letters", _("“{sign}” does not belong in a number."), sign=sign)
        digits.append(str(value))
    return "".join(digits)
