"""The eight ways a call may end (Beijing Art. 11, the Sichuan guide of 2025), each with what to say and what to do.

Never a bare refusal: whatever is not taken up is named, explained, and shown the way it can go.
"""

from dataclasses import dataclass

from routing.domain.speech import _
from tickets.domain.vocabulary import LegalRoute, Outcome


@dataclass(frozen=True, slots=True)
class Way:
    """One end of a call. `code` is what the form sends: ``route``, ``answer`` or an outcome of `refer`."""

    code: str
    key: str
    name: str
    when: str
    script: str = ""


WAYS: tuple[Way, ...] = (
    Way(
        "route",
        "1",
        _("Dispatch"),
        _("A question, complaint, report or idea within the duty of some unit."),
    ),
    Way(
        "answer",
        "2",
        _("Answer now"),
        _("A question the knowledge base answers: read the answer out and close."),
    ),
    Way(
        Outcome.REFERRED_EMERGENCY,
        "3",
        _("Emergency"),
        _("Danger to life, fire, a crime under way, an accident: put through at once."),
        _(
            "Please stay on the line and keep yourself safe. I am putting you through to the emergency service now, "
            "and I stay with you until they answer."
        ),
    ),
    Way(
        Outcome.REFERRED_LEGAL,
        "4",
        _("Legal route"),
        _("A court, arbitration, discipline, review, disclosure or petition procedure is the way the law opens."),
        _(
            "What you tell me is decided in a procedure that the law provides for, so this hotline may not decide it. "
            "I will tell you where to go, what to bring and by when."
        ),
    ),
    Way(
        Outcome.KNOWN_MATTER,
        "5",
        _("Known matter"),
        _("The same matter is in hand or was settled, and there are no new facts."),
        _(
            "We know of this matter, and it is being dealt with. I will tell you how it stands now. If something new "
            "has happened, tell me, and I will add it."
        ),
    ),
    Way(
        Outcome.SECRET_PRIVACY,
        "6",
        _("Secret or private"),
        _("It touches state secrets, business secrets or somebody else's privacy."),
        _(
            "This touches on what the law protects from being told over a telephone line. I do not write it down here, "
            "and I will tell you which office may receive it in confidence."
        ),
    ),
    Way(
        Outcome.OUT_OF_DUTY,
        "7",
        _("Not a public duty"),
        _("A matter between private people or for the market: name the way that helps."),
        _(
            "This is not something a public office decides: it is settled between the two of you, or by the trade. "
            "I will tell you who can help you with it, and what you can ask of them."
        ),
    ),
    Way(
        Outcome.UNLAWFUL,
        "8",
        _("Against the law"),
        _("What is asked for is against the law or public order: explain it, and what follows from it."),
        _(
            "What you ask for is not allowed by law, so no office may do it. I will explain the rule to you and what "
            "would follow from it, and what you can do instead."
        ),
    ),
)

FURTHER: tuple[Way, ...] = (
    Way(
        Outcome.OTHER_CITY,
        "",
        _("Another city"),
        _("It happened in, or is decided by, another city."),
        _("This is decided in another city. Their hotline is reached under 12345 with that city's area code."),
    ),
    Way(
        Outcome.CENTRAL_UNIT,
        "",
        _("Central authority"),
        _("Decided by an authority of the central government."),
        _("This is decided by a central authority. I will give you its public number."),
    ),
    Way(
        Outcome.NO_CONTENT,
        "",
        _("Nothing was said"),
        _("The line was silent or broke off before a matter was stated."),
        _("I cannot hear you. Please call again, or write to us on the web; we are here day and night."),
    ),
    Way(
        Outcome.ABUSE,
        "",
        _("Abuse"),
        _("Insults or threats: dissuade, then warn, then end the call. No caller is ever blocked."),
        _("I want to help you. I cannot while I am being insulted. If there is a matter, please tell me now."),
    ),
    Way(Outcome.TEST, "", _("Test call"), _("A test of the line."), _("This was a test of the line.")),
)

BY_CODE = {way.code: way for way in (*WAYS, *FURTHER)}

ROUTES: dict[str, tuple[str, str]] = {
    LegalRoute.LITIGATION: (
        _("Court"),
        _("File it with the people's court of the place, or by its online service; legal aid is reached under 12348."),
    ),
    LegalRoute.ARBITRATION: (
        _("Arbitration"),
        _("Labour disputes go to the labour arbitration commission within one year; contracts to the named one."),
    ),
    LegalRoute.DISCIPLINE: (
        _("Discipline inspection"),
        _("Misconduct of officials is reported to the discipline inspection commission under 12388."),
    ),
    LegalRoute.ADMINISTRATIVE_REVIEW: (
        _("Administrative review"),
        _("A decision of an office can be put to review within 60 days with the government above that office."),
    ),
    LegalRoute.INFORMATION_DISCLOSURE: (
        _("Disclosure of information"),
        _("Write to the office that holds the information; it answers within 20 working days."),
    ),
    LegalRoute.PETITION: (
        _("Petition"),
        _("The matter is in the petition procedure: its office tells you how it stands."),
    ),
    LegalRoute.POLICE: (_("Police"), _("Report it at the police station of the place; in danger call 110.")),
    LegalRoute.MARKET: (
        _("Market supervision"),
        _("Disputes between consumers and shops are mediated under 12315."),
    ),
}
"""Legal routes: their name, and what the caller is told."""

LINES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "110",
        _("Police"),
        (
            "knife", "robb*", "fight*", "burglar*", "threaten*", "violence",
            "打架", "抢劫", "持刀", "威胁", "家暴", "入室",
        ),
    ),
    (
        "119",
        _("Fire and rescue"),
        (
            "fire", "smoke", "gas leak", "trapped", "collaps*", "explo*",
            "着火", "起火", "火灾", "冒烟", "燃气泄漏", "煤气", "被困", "坍塌", "爆炸",
        ),
    ),
    (
        "120",
        _("Ambulance"),
        (
            "unconscious", "bleed*", "injur*", "heart attack", "faint*", "poison*",
            "昏迷", "流血", "受伤", "心脏", "晕倒", "中毒", "救护",
        ),
    ),
    (
        "122",
        _("Traffic police"),
        ("car accident", "traffic accident", "collision", "车祸", "交通事故", "追尾", "撞车"),
    ),
    ("other", _("Another emergency line"), ()),
)  # fmt: skip
"""Emergency lines: number, name, and words that speak for them."""
