"""What may be shown of an identity to whoever has not given a reason: enough to recognise, too little to use.

Every mask has a fixed number of stars, so that it does not tell the length of what it hides.
"""

_CJK = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


def mask_phone(phone: str) -> str:
    """Return ``138****1234``: three digits before and four behind for numbers of ten digits and more, the last two
    for shorter ones, none for numbers under seven. A country code counts as digits; an extension is left out."""
    digits = "".join(sign for sign in phone.partition("#")[0].partition(";")[0] if sign in "0123456789")
    if not digits:
        return ""
    if len(digits) >= 10:
        return f"{'+' if phone.startswith('+') else ''}{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if len(digits) >= 7 else "****"


def mask_name(name: str) -> str:
    """Return the first character and stars: ``陈**``, ``C***``."""
    name = name.strip()
    if not name:
        return ""
    return f"{name[0]}**" if any(low <= name[0] <= high for low, high in _CJK) else f"{name[0]}***"


def mask_id(number: str) -> str:
    """Return the first and the last character of an identity document's number of eight or more, else stars."""
    number = number.strip()
    if not number:
        return ""
    return f"{number[0]}****{number[-1]}" if len(number) >= 8 else "****"


def mask_email(email: str) -> str:
    """Return the first character before the @ and the last label of the domain: ``c***@***.com``. A domain of
    one's own is a name, so it is not shown."""
    local, _at, domain = email.strip().rpartition("@")
    if not local:
        return "***" if email.strip() else ""
    return f"{local[0]}***@***.{domain.rpartition('.')[2]}" if "." in domain else f"{local[0]}***@***"


def mask_text(text: str) -> str:
    """Return stars where there is anything: addresses, contact windows, second numbers' notes."""
    return "***" if text.strip() else ""
