"""The second factor: a code of thirty seconds from an app (TOTP, RFC 6238), or a recovery code from a sheet of paper.

Every check locks the device's row, so that a code seen over a shoulder opens nothing, not even in the same instant.
"""

from base64 import b32encode
from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from hotline.account.models import RecoveryCode
from hotline.staff.models import User

RECOVERY_CODES = 10
DIGITS = 6


def is_required(user: User) -> bool:
    """Say whether the account may not come in without a second factor."""
    roles = settings.REQUIRE_SECOND_FACTOR
    return bool(roles) and (user.is_superuser or user.has_role(*roles))


def device_of(user: User) -> TOTPDevice | None:
    """Return the app that speaks for the account, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def prepare(user: User) -> TOTPDevice:
    """Make a new secret for an app to take over; it counts for nothing until `confirm`."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        return TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def prepared(user: User) -> TOTPDevice | None:
    """Return the secret that waits to be taken over, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def confirm(user: User, code: str, now: datetime) -> list[str] | None:
    """Take over the prepared secret if the code proves that an app has it; the former one ends.

    Returns new recovery codes, to be shown once; None for a wrong code.
    """
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(_digits(code)):
            return None
        TOTPDevice.objects.filter(user=user, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return new_recovery_codes(user, now)


def check(user: User, code: str, now: datetime) -> bool:
    """Say whether the code, of the app or from the sheet, is right and was not used before; it is used up by this."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return False
        digits = _digits(code)
        if len(digits) == DIGITS:
            return bool(device.verify_token(digits))
        unused = RecoveryCode.objects.filter(user=user, used_at=None, digest=RecoveryCode.hash(user, code))
        return unused.update(used_at=now) == 1


def new_recovery_codes(user: User, now: datetime) -> list[str]:
    """Make new recovery codes in place of the old ones and return their texts, which are never to be had again."""
    texts = [RecoveryCode.new_text() for _n in range(RECOVERY_CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, digest=RecoveryCode.hash(user, text), made_at=now) for text in texts
        )
    return texts


def codes_left(user: User) -> int:
    """Return how many recovery codes are not used yet."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def forget(user: User) -> None:
    """Take the second factor off an account: the phone is lost and so is the sheet. Where one is required, the next
    sign-in sets up a new one."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()


def drawing(device: TOTPDevice) -> str:
    """Return the secret as a QR code: an SVG element that takes its colours from the page's style sheet."""
    return segno.make(device.config_url, error="m").svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass="qr-dots"
    )


def spelled(device: TOTPDevice) -> str:
    """Return the secret in groups of four, for an app that cannot see."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _digits(code: str) -> str:
    plain: Any = code.replace(" ", "")
    return plain if plain.isascii() and plain.isdigit() else ""
