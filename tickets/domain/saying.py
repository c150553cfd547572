"""What an actor says with a verb, read against the table: complete, in bounds, nothing else."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from routing.domain.speech import _
from tickets.domain.lifecycle import VERBS, Kind, Say, Verb
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.refusals import Invalid, missing

_FILE = re.compile("[0-9a-z]{1,40}")

EMPTY: tuple[object, ...] = (None, "", (), [])


def read(verb: Verb, said: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return (data, texts): what the event keeps, and the texts that become papers.

    Raises `Invalid` naming the first field that is missing, unknown or out of bounds. Whether a named unit,
    category or ticket exists is for the door to look up.
    """
    says = {say.name: say for say in VERBS[verb].says}
    for name in said:
        if name not in says:
            raise Invalid("unknown_field", _("“{field}” is not asked for here."), field=name)
    data: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for say in says.values():
        value = said.get(say.name)
        if isinstance(value, str):
            value = clean_text(value).strip() if any(map(shows, value)) else ""
        if value in EMPTY:
            if say.needed:
                raise missing(say.name)
            continue
        if say.kind is Kind.TEXT:
            texts[say.name] = _text(say, value)
        else:
            data[say.name] = _READ[say.kind](say, value)
    return data, texts


def clean_text(text: str) -> str:
    """Return `text` without characters no person types: NUL and other controls but tab and line ends, and
    direction overrides that make one word look like another."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNTYPED)


def shows(char: str) -> bool:
    """Say whether a reader would see anything of it: a text of invisible characters says nothing."""
    return char.isprintable() and not char.isspace()


_CONTROLS = {code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"} - {ord("\t"), ord("\n")}
_UNTYPED = dict.fromkeys([*_CONTROLS, *range(0xD800, 0xE000), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def _text(say: Say, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(say)
    if len(value) > say.most:
        raise Invalid("too_long", _("“{field}” holds at most {most} characters."), field=say.name, most=say.most)
    return value


def _code(say: Say, value: Any) -> str:
    if not isinstance(value, str) or len(value) > 80 or "\x00" in value:
        raise _wrong(say)
    if say.choices and value not in say.choices:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field=say.name,
            value=value,
            choices=", ".join(say.choices),
        )
    return value


def _codes(say: Say, value: Any) -> list[str]:
    if not isinstance(value, list | tuple):
        raise _wrong(say)
    return [_code(say, one) for one in value]


def _whole(say: Say, value: Any) -> int:
    if isinstance(value, bool):
        raise _wrong(say)
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise _wrong(say) from error
    if number != value and str(number) != str(value):
        raise _wrong(say)
    if not 0 < number <= max(say.most, 1):
        raise Invalid("out_of_range", _("“{field}” is a number from 1 to {most}."), field=say.name, most=say.most)
    return number


def _key(say: Say, value: Any) -> int:
    return _whole(Say(say.name, say.kind, say.label, most=2**62), value)


def _date(say: Say, value: Any) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise _wrong(say) from error


def _flag(say: Say, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong(say)
    return value


def _ticket(say: Say, value: Any) -> str:
    try:
        return parse_number(value)
    except (NumberError, TypeError, AttributeError) as error:
        raise Invalid("bad_number", _("This is not a ticket number."), field=say.name) from error


def _files(say: Say, value: Any) -> list[str]:
    return read_files(value, say.name, say.most)


def read_files(value: Any, field: str, most: int) -> list[str]:
    """Return the ids of files, each once, in the order said. Raises `Invalid`."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and _FILE.fullmatch(one) for one in value):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field=field)
    ids = list(dict.fromkeys(value))
    if len(ids) > most:
        raise Invalid("too_many_files", _("At most {most} files go with one act."), field=field, most=most)
    return ids


def _wrong(say: Say) -> Invalid:
    return Invalid("bad_value", _("“{field}” cannot be read."), field=say.name)


_READ = {
    Kind.CODE: _code,
    Kind.UNIT: _code,
    Kind.UNITS: _codes,
    Kind.PERSON: _key,
    Kind.CATEGORY: _code,
    Kind.AREA: _code,
    Kind.TICKET: _ticket,
    Kind.DATE: _date,
    Kind.DAYS: _whole,
    Kind.NUMBER: _whole,
    Kind.FLAG: _flag,
    Kind.FILES: _files,
}
