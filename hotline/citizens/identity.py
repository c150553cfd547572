"""What is known about a person, as values: clear (`Identity`) and masked (`Masked`)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from hotline.citizens.masks import mask_email, mask_id, mask_name, mask_phone, mask_text
from hotline.citizens.phones import canonical, spoken
from routing.domain.speech import _
from tickets.domain.refusals import Invalid
from tickets.domain.saying import clean_text

LONGEST = {
    "name": 80,
    "title": 20,
    "phone": 40,
    "second_phone": 40,
    "email": 254,
    "address": 300,
    "id_document": 40,
    "contact_window": 200,
}
CARE = (
    "elderly",
    "minor",
    "disabled",
    "deaf",
    "blind",
    "foreigner",
    "pregnant",
    "in_need",
    "veteran",
)
"""What an operator and a handler should know to treat a caller well (domain.md §1.2 B, "special group")."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is and how to reach them, in clear. Phones are canonical (`phones.canonical`)."""

    name: str = ""
    title: str = ""
    phone: str = ""
    second_phone: str = ""
    email: str = ""
    address: str = ""
    id_document: str = ""
    contact_window: str = ""

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Identity":
        """Return the identity that `said` describes, cleaned. Raises `Invalid` naming the first wrong field."""
        known = {one.name for one in fields(cls)}
        words = {}
        for name, value in said.items():
            if name not in known:
                raise Invalid("unknown_field", _("“{field}” is not asked for here."), field=name)
            text = " ".join(clean_text(str(value or "")).split())
            if len(text) > LONGEST[name]:
                raise Invalid(
                    "too_long", _("“{field}” holds at most {most} characters."), field=name, most=LONGEST[name]
                )
            words[name] = text
        for name in ("phone", "second_phone"):
            if words.get(name):
                words[name] = canonical(words[name], name)
        if words.get("email") and not _is_email(words["email"]):
            raise Invalid("bad_email", _("This is not an e-mail address."), field="email")
        return cls(**words)

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def words(self) -> dict[str, str]:
        """Return the fields that hold something."""
        return {name: text for name, text in asdict(self).items() if text}

    def updated(self, newer: "Identity") -> "Identity":
        """Return this identity with everything the newer one says, and the rest as it was."""
        return replace(self, **newer.words())

    def shown(self) -> dict[str, str]:
        """Return all fields as people read them: domestic numbers without country code."""
        return {
            **asdict(self),
            "phone": spoken(self.phone) if self.phone else "",
            "second_phone": spoken(self.second_phone) if self.second_phone else "",
        }


@dataclass(frozen=True, slots=True)
class Masked:
    """What everybody who sees a ticket may see of its caller. `withheld` is why there is even less than usual:
    ``confidential``, ``anonymous``, ``forgotten``, ``sealed`` (under a key this installation has not) or nothing."""

    name: str = ""
    title: str = ""
    phone: str = ""
    second_phone: str = ""
    email: str = ""
    address: str = ""
    id_document: str = ""
    contact_window: str = ""
    language: str = ""
    care: tuple[str, ...] = ()
    withheld: str = ""


def mask(identity: Identity, language: str = "", care: tuple[str, ...] = ()) -> Masked:
    """Return the mask of an identity. The title is shown: it helps and tells nobody who."""
    shown = identity.shown()
    return Masked(
        name=mask_name(identity.name),
        title=identity.title,
        phone=mask_phone(shown["phone"]),
        second_phone=mask_phone(shown["second_phone"]),
        email=mask_email(identity.email),
        address=mask_text(identity.address),
        id_document=mask_id(identity.id_document),
        contact_window=mask_text(identity.contact_window),
        language=language,
        care=care,
    )


def read_care(codes: Any) -> tuple[str, ...]:
    """Return care codes, each once, in the order of `CARE`. Raises `Invalid` for one that is none."""
    given = set(codes or ())
    for code in given - set(CARE):
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="care",
            value=str(code)[:80],
            choices=", ".join(CARE),
        )
    return tuple(code for code in CARE if code in given)


def _is_email(text: str) -> bool:
    local, _at, domain = text.rpartition("@")
    return bool(local) and "." in domain.strip(".") and not any(sign in text for sign in " \t<>,;\"'\\")
