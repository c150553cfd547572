"""The call that is prepared for the operator's tour: somebody on the line, about a place this city really has."""

import random
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hotline.demo.city.areas import atlas
from hotline.demo.city.places import address_in

PHONE = "139 0000 1234"
SEED = 12345


@dataclass(frozen=True, slots=True)
class Call:
    """What the caller says. `place` is as the demo city's map has it, in the language the city was built in."""

    phone: str
    name: str | Promise
    place: str
    matter: str | Promise


@cache
def prepared_call(language: str) -> Call:
    """Return the prepared call."""
    rng = random.Random(SEED)
    street = rng.choice([area for area in atlas().at("street") if area.setting != "rural"])
    place = address_in(street.path, rng).address
    return Call(
        PHONE,
        _("Ms Zhao"),
        place.zh if language.startswith("zh") else place.en,
        _("The street lamps in front of our building have been out for three nights. My mother fell yesterday."),
    )
