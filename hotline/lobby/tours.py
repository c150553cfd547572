"""The tours, as data: four doors, three steps each, and the last of them is something that was really done."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. It is done by an act (`verbs`) of the person since the tour began, by being on a page
    (`at`; with `inside` on one below it), or, where it happens at the telephone, by saying so (`said`)."""

    text: str | Promise
    path: str
    verbs: frozenset[Verb] = frozenset()
    at: str = ""
    inside: bool = False
    said: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """What is behind a door. `roles`: who one is there, the first that somebody has; none: a citizen, who needs no
    account. `call`: the tour begins with somebody on the line."""

    door: str
    title: str | Promise
    about: str | Promise
    icon: str
    roles: tuple[Role, ...]
    steps: tuple[Step, Step, Step]
    done: str | Promise
    call: bool = False
    unit: bool = field(default=False)


OPERATOR = Tour(
    "operator",
    _("Operator"),
    _("The telephone rings. Log the call while the caller is speaking, and see at once who will deal with it."),
    "headset",
    (Role.OPERATOR,),
    (
        Step(_("Open the console"), "/desk/", at="/desk/"),
        Step(
            _("Log the prepared call, take what is suggested, and send it"),
            "/desk/",
            verbs=frozenset({Verb.REGISTER, Verb.APPEND, Verb.ANSWER, Verb.REFER}),
        ),
        Step(_("Read out number and query code to the caller"), "/desk/", said=_("I have read them out")),
    ),
    _("The call is logged, the unit’s clock is running, and the caller can follow it."),
    call=True,
)

HANDLER = Tour(
    "handler",
    _("Handler"),
    _("A complaint has reached your unit. Sign for it before its time runs out, and answer."),
    "inbox",
    (Role.UNIT_CLERK, Role.HANDLER),
    (
        Step(_("Open the inbox of your unit"), "/unit/", at="/unit/"),
        Step(_("Sign for a ticket"), "/unit/", verbs=frozenset({Verb.SIGN_FOR})),
        Step(
            _("Tell the citizen something: reply, reply in the meantime, or log a contact"),
            "/unit/",
            verbs=frozenset({Verb.REPLY, Verb.INTERIM_REPLY, Verb.CONTACT}),
        ),
    ),
    _("The citizen reads what you said, and the hotline looks at the reply before calling back."),
    unit=True,
)

SUPERVISOR = Tour(
    "supervisor",
    _("Supervisor"),
    _("Some promises are about to be broken. Find out who held what for how long, and step in."),
    "eye",
    (Role.SUPERVISOR,),
    (
        Step(_("Open the breach review"), "/supervision/", at="/supervision/"),
        Step(_("Open a ticket that is late"), "/supervision/", at="/tickets/"),
        Step(
            _("Step in: supervise, escalate or redirect it"),
            "/supervision/",
            verbs=frozenset({Verb.SUPERVISE, Verb.URGE, Verb.ESCALATE, Verb.REDIRECT}),
        ),
    ),
    _("The unit has been told, and the step stands in the ticket’s history for good."),
)

CITIZEN = Tour(
    "citizen",
    _("Citizen"),
    _("The street lamp is out. Report it from a phone, without an account, and see what becomes of it."),
    "user-round",
    (),
    (
        Step(_("Open the form"), "/report/", at="/report/"),
        Step(_("Report something"), "/report/", verbs=frozenset({Verb.REGISTER})),
        Step(_("Look it up with number and query code"), "/status/", at="/status/", inside=True),
    ),
    _("You know who deals with it and by when, and nobody had to ask you to register."),
)

TOURS = {tour.door: tour for tour in (OPERATOR, HANDLER, SUPERVISOR, CITIZEN)}

OTHERS = (
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.UNIT_LEAD,
    Role.DISTRICT_COORDINATOR,
    Role.CONTRACTOR,
    Role.ANALYST,
    Role.AUDITOR,
    Role.SYSTEM_ADMIN,
    Role.SECURITY_ADMIN,
)
"""Roles without a tour that one may look around as."""
