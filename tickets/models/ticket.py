"""The ticket: what the citizen said, and the projection of its life that lists and counts read."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.domain.vocabulary import (
    CallerKind,
    Channel,
    Outcome,
    ReplyResult,
    ServiceClass,
    State,
    TicketType,
    Urgency,
)
from tickets.models.choices import code_field, known

OPEN = ~Q(state=State.CLOSED)


class Ticket(models.Model):
    """One matter of one caller.

    Units, areas and categories are referred to by code. `caller` is an opaque reference to an identity that
    lives elsewhere, encrypted. `salt` keys the digests that events keep of texts, and is erased with them. `seq` is
    the number of events and the version that writers compare; `head` the hash of the newest event. `due_at` is the
    citizen clock, `handle_due_at` the unit clock of this round, `next_due_at` whichever running clock falls due next.
    """

    number = models.CharField(_("number"), max_length=16)
    code_hash = models.BinaryField(max_length=32, editable=False)
    salt = models.BinaryField(max_length=16, editable=False, default=bytes)

    # What was said
    type = code_field(TicketType, verbose_name=_("type"))
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("what happened"))
    wants = models.TextField(_("what the caller asks for"), blank=True)
    category = models.ForeignKey(
        "routing.Category",
        to_field="code",
        verbose_name=_("category"),
        null=True,
        on_delete=models.PROTECT,
        db_index=False,
    )
    area = models.ForeignKey(
        "routing.Area", to_field="code", verbose_name=_("area"), null=True, on_delete=models.PROTECT, db_index=False
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    lon = models.FloatField(_("longitude"), null=True)
    lat = models.FloatField(_("latitude"), null=True)
    tags = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("tags"))
    search = SearchVectorField(null=True)

    # Who said it, and how
    caller = models.UUIDField(null=True)
    caller_kind = code_field(CallerKind, verbose_name=_("kind of caller"), default=CallerKind.PERSON)
    confidential = models.BooleanField(_("confidential"), default=False)
    no_callback = models.BooleanField(_("no callback wanted"), default=False, db_default=False)
    channel = code_field(Channel, verbose_name=_("channel"))
    accused = models.ForeignKey(
        "routing.Unit",
        to_field="code",
        verbose_name=_("accused unit"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    source = models.CharField(_("source"), max_length=40, blank=True)
    external_id = models.CharField(_("number at the source"), max_length=80, blank=True)
    intake_key = models.CharField(max_length=80, null=True)

    # Where it stands
    state = code_field(State, verbose_name=_("state"))
    outcome = code_field(Outcome, verbose_name=_("outcome"), blank=True)
    result = code_field(ReplyResult, verbose_name=_("result"), blank=True)
    urgency = code_field(Urgency, verbose_name=_("urgency"))
    service_class = code_field(ServiceClass, verbose_name=_("class"))
    policy = models.CharField(_("policy"), max_length=60)
    lead = models.ForeignKey(
        "routing.Unit",
        to_field="code",
        verbose_name=_("lead unit"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handler"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    master = models.ForeignKey(
        "self",
        verbose_name=_("master ticket"),
        to_field="number",
        null=True,
        on_delete=models.PROTECT,
        related_name="children",
        db_index=False,
    )
    merged_from = code_field(State, verbose_name=_("merged while"), blank=True)
    joined = models.PositiveIntegerField(_("callers who joined"), default=0)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    redos = models.PositiveSmallIntegerField(_("times redone"), default=0)
    dispatches = models.PositiveSmallIntegerField(_("times dispatched"), default=0)
    returns = models.PositiveSmallIntegerField(_("times returned"), default=0)
    extensions = models.PositiveSmallIntegerField(_("extensions"), default=0)
    attempts = models.PositiveSmallIntegerField(_("callback attempts"), default=0)
    urges = models.PositiveSmallIntegerField(_("times urged"), default=0)
    contacts = models.PositiveSmallIntegerField(_("contacts"), default=0)
    asked = models.PositiveSmallIntegerField(_("requests made"), default=0)
    pending = models.BooleanField(_("request pending"), default=False)
    pressed = models.PositiveSmallIntegerField(_("supervisions in force"), default=0)
    supervised = models.BooleanField(_("under supervision"), default=False)
    designated = models.BooleanField(_("designated"), default=False)
    arbitration = models.BooleanField(_("in arbitration"), default=False)
    breached = models.BooleanField(_("a deadline was missed"), default=False)
    provisional = models.BooleanField(_("provisional deadline"), default=False)

    # By when
    registered_at = models.DateTimeField(_("registered"))
    urged_at = models.DateTimeField(_("urged last"), null=True)
    due_at = models.DateTimeField(_("promised to the citizen"), null=True)
    handle_due_at = models.DateTimeField(_("due from the unit"), null=True)
    next_due_at = models.DateTimeField(_("next due"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    archived_at = models.DateTimeField(_("archived"), null=True)
    forgotten_at = models.DateTimeField(_("identity erased"), null=True)

    # The chain of events
    seq = models.PositiveIntegerField(_("events so far"))
    head = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        # Uniqueness by constraint: a unique character column would get a second, pattern-matching index.
        constraints = [
            models.UniqueConstraint(fields=["number"], name="ticket_number"),
            models.UniqueConstraint(fields=["intake_key"], name="ticket_intake_once"),
            known("state", State, name="ticket_state"),
            known("outcome", Outcome, name="ticket_outcome", empty=True),
            known("type", TicketType, name="ticket_type"),
            known("urgency", Urgency, name="ticket_urgency"),
            known("service_class", ServiceClass, name="ticket_class"),
            known("channel", Channel, name="ticket_channel"),
            models.CheckConstraint(
                name="ticket_closed_has_outcome",
                condition=Q(state=State.CLOSED, closed_at__isnull=False) & ~Q(outcome="")
                | OPEN & Q(closed_at__isnull=True, outcome=""),
            ),
            models.CheckConstraint(
                name="ticket_merged_has_master",
                condition=Q(state=State.MERGED, master__isnull=False) & ~Q(merged_from="") | ~Q(state=State.MERGED),
            ),
            models.CheckConstraint(name="ticket_not_own_master", condition=~Q(master=models.F("number"))),
            models.CheckConstraint(
                name="ticket_lies_with_somebody",
                condition=Q(lead__isnull=False)
                | ~Q(state__in=[State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.REPLIED]),
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], name="ticket_external_once", condition=~Q(external_id="")
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_due_at", "id"], name="ticket_queue", condition=OPEN),
            models.Index(fields=["next_due_at", "id"], name="ticket_next_due", condition=OPEN),
            models.Index(fields=["pending", "next_due_at", "id"], name="ticket_pending", condition=Q(pending=True)),
            models.Index(fields=["next_due_at", "id"], name="ticket_supervised", condition=Q(supervised=True)),
            models.Index(fields=["lead", "id"], name="ticket_supervised_at", condition=Q(supervised=True)),
            models.Index(fields=["accused", "id"], name="ticket_accused", condition=Q(accused__isnull=False)),
            models.Index(fields=["registered_at"], name="ticket_registered"),
            models.Index(fields=["closed_at"], name="ticket_closed", condition=Q(archived_at__isnull=True) & ~OPEN),
            models.Index(
                fields=["archived_at", "id"],
                name="ticket_to_forget",
                condition=Q(archived_at__isnull=False, forgotten_at__isnull=True),
            ),
            models.Index(fields=["caller", "-registered_at"], name="ticket_caller", condition=Q(caller__isnull=False)),
            models.Index(fields=["master"], name="ticket_children", condition=Q(master__isnull=False)),
            models.Index(fields=["category", "area", "-registered_at"], name="ticket_matter"),
            GinIndex(fields=["search"], name="ticket_search"),
        ]

    def __str__(self) -> str:
        return self.number
