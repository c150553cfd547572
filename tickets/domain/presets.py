"""Policies to begin with, in the style of cities that published theirs (domain.md §2.1, Annex B).

Each preset is a policy document (see `tickets.domain.terms`) without key and version; a city copies one and
changes it. Budgets named by a source are marked with it; the rest follows Annex B's default seed.
"""

from typing import Any

Step = dict[str, Any]


def step(at: str, do: str = "tell", *tell: str) -> Step:
    """One step of a ladder."""
    return {"at": at, "do": do, "tell": list(tell)}


SIGN_FOR = [step("-25%", "tell", "unit"), step("0", "auto_accept", "unit_lead", "district")]
"""An overdue sign-for is signed for by the system, and the lead hears of it (domain.md §1.2 F)."""

MINUTES = [step("0", "auto_accept", "unit_lead", "supervisor", "district")]
"""Where minutes count, everybody hears at once. Nothing can follow: signing for it meets the clock."""

HANDLE_DAYS = [
    step("-25%", "tell", "handler", "unit"),
    step("-1 wd", "yellow_card", "unit", "unit_lead"),
    step("0", "tell", "unit_lead", "district"),
    step("+1 wd", "red_card", "unit_lead", "supervisor"),
    step("+3 wd", "supervise", "supervisor", "district"),
]
"""Yellow card one working day before, red card on the first working day after (Shandong; domain.md §1.2 N)."""

HANDLE_HOURS = [
    step("-25%", "tell", "handler", "unit"),
    step("0", "red_card", "unit_lead", "supervisor"),
    step("+2 h", "supervise", "supervisor", "district"),
]

EMERGENCY = [
    step("-25%", "tell", "handler", "unit", "supervisor"),
    step("0", "red_card", "unit_lead", "supervisor", "district"),
    step("+1 h", "raise_urgency", "supervisor"),
]

CITIZEN = [step("-25%", "tell", "supervisor"), step("0", "tell", "supervisor", "citizen")]
TRIAGE = [step("0", "tell", "supervisor", "operator")]
REVIEW = [step("0", "tell", "reviewer", "supervisor"), step("+2 wd", "pass_reply", "supervisor")]
CALLBACK = [
    step("-25%", "tell", "operator"),
    step("0", "tell", "supervisor"),
    step("+2 wd", "close_unrated", "supervisor"),
]
CONTACT = [step("0", "tell", "unit_lead")]
ASSIST = [step("-25%", "tell", "unit"), step("0", "red_card", "unit_lead", "supervisor")]


def clock(span: str, ladder: list[Step], **more: Any) -> dict[str, Any]:
    """One clock's term."""
    return {"span": span, "ladder": ladder, **more}


def served(
    citizen: str,
    handle: str,
    sign_for: str,
    *,
    triage: str = "2 work_h",
    contact: str = "",
    assist: str = "",
    review: str = "1 wd",
    callback: str = "3 wd",
    returns: str = "1 wd",
    extension: tuple[int, str] | None = None,
    asks: str = "all",
    reads: str = "human",
    ladder: list[Step] | None = None,
    signing: list[Step] | None = None,
    suspend: bool = True,
) -> dict[str, Any]:
    """One class's terms; empty words leave the clock or right out."""
    clocks = {
        "citizen": clock(citizen, CITIZEN),
        "triage": clock(triage, TRIAGE),
        "sign_for": clock(sign_for, signing or SIGN_FOR),
        "handle": clock(handle, ladder or HANDLE_DAYS),
        "reply_review": clock(review, REVIEW),
        "callback": clock(callback, CALLBACK),
    }
    if contact:
        clocks["first_contact"] = clock(contact, CONTACT)
    if assist:
        clocks["assist"] = clock(assist, ASSIST)
    terms: dict[str, Any] = {"clocks": clocks, "review": reads, "callback": asks, "suspend": suspend}
    if returns:
        terms["return_window"] = returns
    if extension:
        terms["extension"] = {"most": extension[0], "span": extension[1]}
    return terms


BY_TYPE = {
    "consultation": "consultation",
    "suggestion": "suggestion",
    "praise": "praise",
    "report": "report",
    "help": "normal",
    "complaint": "normal",
    "other": "normal",
}


def annex_b(**classes: dict[str, Any]) -> dict[str, Any]:
    """Annex B's default seed, with the classes a city does differently."""
    return {
        "calendar": "city",
        "counting": {"days": "next_day_to_end", "day_end": "24:00", "last_day_off": "moves"},
        "class_by_type": BY_TYPE,
        "classes": {
            "emergency": served(
                "24 h",
                "2 h",
                "15 min",
                triage="10 min",
                contact="30 min",
                returns="15 min",
                review="1 h",
                callback="24 h",
                ladder=EMERGENCY,
                signing=MINUTES,
                suspend=False,
            ),
            "urgent": served(
                "3 d",
                "24 h",
                "30 min",
                triage="15 min",
                contact="2 h",
                assist="18 h",
                returns="2 h",
                review="4 h",
                callback="1 d",
                extension=(1, "24 h"),
                ladder=HANDLE_HOURS,
                signing=MINUTES,
            ),
            "normal": served(
                "12 wd",
                "5 wd",
                "4 work_h",
                contact="24 h",
                assist="4 wd",
                returns="1 wd",
                extension=(2, "5 wd"),
            ),
            "complex": served(
                "25 wd",
                "15 wd",
                "1 wd",
                contact="1 wd",
                assist="12 wd",
                returns="2 wd",
                callback="5 wd",
                extension=(1, "15 wd"),
            ),
            "statutory": served(
                "70 wd",
                "60 wd",
                "1 wd",
                contact="3 wd",
                assist="40 wd",
                returns="2 wd",
                callback="5 wd",
                extension=(1, "30 wd"),
            ),
            "consultation": served(
                "5 wd",
                "1 wd",
                "2 work_h",
                returns="4 work_h",
                asks="sample:10",
                reads="sample:20",
                extension=(1, "2 wd"),
                suspend=False,
            ),
            "report": served(
                "25 wd",
                "15 wd",
                "4 work_h",
                contact="1 wd",
                assist="12 wd",
                returns="1 wd",
                extension=(1, "10 wd"),
            ),
            "suggestion": served(
                "12 wd",
                "7 wd",
                "1 wd",
                returns="2 wd",
                asks="none",
                reads="sample:20",
                extension=(1, "5 wd"),
            ),
            "praise": served("10 wd", "5 wd", "2 wd", returns="", asks="none", reads="automatic", suspend=False),
            **classes,
        },
    }


PRESETS: dict[str, dict[str, Any]] = {
    # DB11/T hotline standard (draft of 2021): 2 h / 24 h / 7 d / 15 d, natural days.
    "beijing": annex_b(
        normal=served(
            "14 d", "7 d", "4 h", triage="1 h", contact="24 h", assist="5 d", returns="1 wd", extension=(1, "7 d")
        ),
        complex=served("25 d", "15 d", "4 h", contact="24 h", assist="12 d", returns="1 wd", extension=(1, "15 d")),
        consultation=served(
            "3 d", "24 h", "4 h", returns="4 h", asks="sample:10", reads="sample:20", ladder=HANDLE_HOURS
        ),
    ),
    # Detailed rules from 2025-01: sign-for 15 min / 30 min / 1 wd; return 1 wd (2 complex); then designation.
    "tianjin": annex_b(
        normal=served("12 wd", "5 wd", "1 wd", contact="24 h", assist="4 wd", returns="1 wd", extension=(1, "5 wd")),
        complex=served(
            "25 wd", "15 wd", "1 wd", contact="1 wd", assist="12 wd", returns="2 wd", extension=(1, "15 wd")
        ),
    ),
    # Three classes by business: 1 / 5 / 15 working days.
    "shanghai": annex_b(
        consultation=served("3 wd", "1 wd", "2 work_h", returns="4 work_h", asks="sample:10", reads="sample:20"),
        suggestion=served("5 wd", "1 wd", "1 wd", returns="4 work_h", asks="none", reads="sample:20"),
    ),
    # December 2025: consultation 3, help and suggestion 7, complaint and report 15 working days.
    "sichuan-2025": annex_b(
        consultation=served(
            "6 wd", "3 wd", "4 work_h", returns="1 wd", asks="sample:10", reads="sample:20", extension=(1, "2 wd")
        ),
        normal=served(
            "12 wd", "7 wd", "4 work_h", contact="24 h", assist="5 wd", returns="1 wd", extension=(1, "5 wd")
        ),
        complex=served(
            "25 wd", "15 wd", "1 wd", contact="1 wd", assist="12 wd", returns="2 wd", extension=(1, "15 wd")
        ),
    )
    | {"class_by_type": {**BY_TYPE, "complaint": "complex"}},
    # Province 2020: handle and reply 5 wd, extension at most 10 wd, return within 2 wd with reason.
    "shandong": annex_b(
        normal=served(
            "12 wd", "5 wd", "4 work_h", contact="24 h", assist="4 wd", returns="2 wd", extension=(1, "10 wd")
        ),
    ),
    # 2021: handle and reply 5 wd, extension 5 wd by the unit's head, return within 24 hours on the clock.
    "anyang": annex_b(
        normal=served(
            "12 wd", "5 wd", "4 work_h", contact="24 h", assist="4 wd", returns="24 h", extension=(1, "5 wd")
        ),
    ),
}
