"""The tables of tickets: one ticket, its chain of events, and what hangs on its life."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("routing", "0003_duty_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("data", models.JSONField(verbose_name="document")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("made_by", models.CharField(blank=True, max_length=80)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "verbose_name": "calendar version",
                "verbose_name_plural": "calendar versions",
                "constraints": [models.UniqueConstraint(fields=("key", "version"), name="calendar_version")],
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published"), ("retired", "retired")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("standard", models.BooleanField(default=False, verbose_name="for new tickets")),
                ("names", models.JSONField(default=dict, verbose_name="names")),
                ("data", models.JSONField(verbose_name="document")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("made_by", models.CharField(blank=True, max_length=80)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "verbose_name": "policy version",
                "verbose_name_plural": "policy versions",
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="policy_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "published")), fields=("key",), name="policy_one_published"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("standard", True)), fields=("standard",), name="policy_one_standard"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standard", False), ("status", "published"), _connector="OR"),
                        name="policy_standard_is_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=16, verbose_name="number")),
                ("code_hash", models.BinaryField(max_length=32)),
                ("type", models.CharField(max_length=24, verbose_name="type")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("content", models.TextField(verbose_name="what happened")),
                ("wants", models.TextField(blank=True, verbose_name="what the caller asks for")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("lon", models.FloatField(null=True, verbose_name="longitude")),
                ("lat", models.FloatField(null=True, verbose_name="latitude")),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None, verbose_name="tags"
                    ),
                ),
                ("search", django.contrib.postgres.search.SearchVectorField(null=True)),
                ("caller", models.UUIDField(null=True)),
                ("caller_kind", models.CharField(default="person", max_length=24)),
                ("confidential", models.BooleanField(default=False, verbose_name="confidential")),
                ("channel", models.CharField(max_length=24, verbose_name="channel")),
                ("source", models.CharField(blank=True, max_length=40)),
                ("external_id", models.CharField(blank=True, max_length=80)),
                ("intake_key", models.CharField(max_length=80, null=True)),
                ("state", models.CharField(max_length=24, verbose_name="state")),
                ("outcome", models.CharField(blank=True, max_length=24, verbose_name="outcome")),
                ("result", models.CharField(blank=True, max_length=24)),
                ("urgency", models.CharField(max_length=24, verbose_name="urgency")),
                ("service_class", models.CharField(max_length=24, verbose_name="class")),
                ("policy", models.CharField(max_length=60)),
                ("merged_from", models.CharField(blank=True, max_length=24)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("redos", models.PositiveSmallIntegerField(default=0)),
                ("dispatches", models.PositiveSmallIntegerField(default=0)),
                ("returns", models.PositiveSmallIntegerField(default=0)),
                ("extensions", models.PositiveSmallIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("urges", models.PositiveSmallIntegerField(default=0)),
                ("contacts", models.PositiveSmallIntegerField(default=0)),
                ("asked", models.PositiveSmallIntegerField(default=0)),
                ("pending", models.BooleanField(default=False)),
                ("pressed", models.PositiveSmallIntegerField(default=0)),
                ("supervised", models.BooleanField(default=False)),
                ("designated", models.BooleanField(default=False)),
                ("arbitration", models.BooleanField(default=False)),
                ("breached", models.BooleanField(default=False)),
                ("provisional", models.BooleanField(default=False)),
                ("registered_at", models.DateTimeField(verbose_name="registered")),
                ("urged_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True, verbose_name="promised to the citizen")),
                ("handle_due_at", models.DateTimeField(null=True, verbose_name="due from the unit")),
                ("next_due_at", models.DateTimeField(null=True, verbose_name="next due")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("archived_at", models.DateTimeField(null=True)),
                ("forgotten_at", models.DateTimeField(null=True)),
                ("seq", models.PositiveIntegerField()),
                ("head", models.BinaryField(max_length=32)),
                (
                    "accused",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="routing.unit",
                        to_field="code",
                        verbose_name="accused unit",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="routing.area",
                        to_field="code",
                        verbose_name="area",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="routing.category",
                        to_field="code",
                        verbose_name="category",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handler",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="routing.unit",
                        to_field="code",
                        verbose_name="lead unit",
                    ),
                ),
                (
                    "master",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="tickets.ticket",
                        to_field="number",
                    ),
                ),
                ("joined", models.PositiveIntegerField(default=0, verbose_name="callers who joined")),
                ("salt", models.BinaryField(default=bytes, max_length=16)),
            ],
            options={
                "verbose_name": "ticket",
                "verbose_name_plural": "tickets",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=["state", "next_due_at", "id"],
                        name="ticket_queue",
                    ),
                    models.Index(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=["next_due_at", "id"],
                        name="ticket_next_due",
                    ),
                    models.Index(
                        condition=models.Q(("pending", True)),
                        fields=["pending", "next_due_at", "id"],
                        name="ticket_pending",
                    ),
                    models.Index(fields=["registered_at"], name="ticket_registered"),
                    models.Index(
                        condition=models.Q(("archived_at__isnull", True), ("state", "closed")),
                        fields=["closed_at"],
                        name="ticket_closed",
                    ),
                    models.Index(
                        condition=models.Q(("caller__isnull", False)),
                        fields=["caller", "-registered_at"],
                        name="ticket_caller",
                    ),
                    models.Index(
                        condition=models.Q(("master__isnull", False)), fields=["master"], name="ticket_children"
                    ),
                    models.Index(fields=["category", "area", "-registered_at"], name="ticket_matter"),
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="ticket_search"),
                    models.Index(
                        condition=models.Q(("supervised", True)), fields=["next_due_at", "id"], name="ticket_supervised"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="ticket_number"),
                    models.UniqueConstraint(fields=("intake_key",), name="ticket_intake_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "registered",
                                    "dispatched",
                                    "handling",
                                    "suspended",
                                    "replied",
                                    "callback",
                                    "closed",
                                    "merged",
                                ],
                            )
                        ),
                        name="ticket_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "answered",
                                    "resolved",
                                    "partly_resolved",
                                    "explained",
                                    "plan_agreed",
                                    "unresolved",
                                    "cannot_verify",
                                    "withdrawn",
                                    "unrated",
                                    "terminated",
                                    "forwarded",
                                    "referred_emergency",
                                    "referred_legal",
                                    "known_matter",
                                    "secret_privacy",
                                    "out_of_duty",
                                    "unlawful",
                                    "other_city",
                                    "central_unit",
                                    "no_content",
                                    "abuse",
                                    "test",
                                    "",
                                ],
                            )
                        ),
                        name="ticket_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                ["consultation", "help", "complaint", "report", "suggestion", "praise", "other"],
                            )
                        ),
                        name="ticket_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["normal", "urgent", "emergency"])), name="ticket_urgency"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "service_class__in",
                                [
                                    "emergency",
                                    "urgent",
                                    "normal",
                                    "complex",
                                    "statutory",
                                    "consultation",
                                    "report",
                                    "suggestion",
                                    "praise",
                                ],
                            )
                        ),
                        name="ticket_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "phone",
                                    "web",
                                    "app",
                                    "wechat",
                                    "sms",
                                    "mail",
                                    "visit",
                                    "inspector",
                                    "partner",
                                    "open311",
                                    "system",
                                    "import",
                                ],
                            )
                        ),
                        name="ticket_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="ticket_closed_has_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("master__isnull", False),
                                ("state", "merged"),
                                models.Q(("merged_from", ""), _negated=True),
                            ),
                            models.Q(("state", "merged"), _negated=True),
                            _connector="OR",
                        ),
                        name="ticket_merged_has_master",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("master", models.F("number")), _negated=True), name="ticket_not_own_master"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lead__isnull", False),
                            models.Q(("state__in", ["dispatched", "handling", "suspended", "replied"]), _negated=True),
                            _connector="OR",
                        ),
                        name="ticket_lies_with_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("source", "external_id"),
                        name="ticket_external_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                ("verb", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=60)),
                ("role", models.CharField(blank=True, max_length=24)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("public", models.BooleanField()),
                ("data", models.JSONField(default=dict)),
                ("hash", models.BinaryField(max_length=32)),
                ("step_key", models.CharField(max_length=60, null=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "indexes": [models.Index(condition=models.Q(("verb", "reveal")), fields=["at"], name="event_reveals")],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "seq"), name="event_seq"),
                    models.UniqueConstraint(fields=("step_key",), name="event_step_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="tickets.event",
                    ),
                ),
                ("due_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "undelivered event",
                "verbose_name_plural": "undelivered events",
                "indexes": [models.Index(fields=["due_at"], name="outbox_due")],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=16)),
                ("text", models.TextField()),
                ("public", models.BooleanField()),
                ("digest", models.CharField(max_length=64)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="tickets.event",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(choices=[("lead", "lead"), ("assist", "assist"), ("copy", "copy")], max_length=8),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("since", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                ("contacted_at", models.DateTimeField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended", models.CharField(blank=True, max_length=16)),
                ("open", models.BooleanField()),
                ("due_at", models.DateTimeField(null=True)),
                (
                    "handler",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="routing.unit",
                        to_field="code",
                        verbose_name="unit",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "indexes": [
                    models.Index(
                        condition=models.Q(("open", True)),
                        fields=["unit", "due_at", "ticket"],
                        name="assignment_worklist",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["unit", "ticket"],
                        name="assignment_sight",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "no"), name="assignment_no"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("role", "lead")),
                        fields=("ticket",),
                        name="assignment_one_lead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "assist", "copy"])), name="assignment_role"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=24)),
                ("reason", models.CharField(max_length=40)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("suggested", models.CharField(blank=True, max_length=80)),
                ("days", models.PositiveSmallIntegerField(default=0)),
                ("review_on", models.CharField(blank=True, max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("status", models.CharField(max_length=12)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "request",
                "verbose_name_plural": "requests",
                "indexes": [
                    models.Index(condition=models.Q(("status", "pending")), fields=["asked_at"], name="request_pending")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "no"), name="request_no"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "pending")), fields=("ticket", "kind"), name="request_one_pending"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["return", "extension", "suspend", "terminate", "reopen"])),
                        name="request_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["pending", "granted", "refused", "designated", "void"])),
                        name="request_status",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Supervision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=24)),
                ("at", models.DateTimeField()),
                ("due_on", models.CharField(blank=True, max_length=10)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supervisions",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "supervision",
                "verbose_name_plural": "supervisions",
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "no"), name="supervision_no"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["yellow", "red", "written", "listed", "on_site", "interview", "leader_note"])
                        ),
                        name="supervision_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Timer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24)),
                ("kind", models.CharField(max_length=24)),
                ("round", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("start", models.DateTimeField()),
                ("span", models.CharField(blank=True, max_length=20)),
                ("until", models.CharField(blank=True, max_length=10)),
                ("calendar", models.CharField(max_length=40)),
                ("calendar_version", models.PositiveIntegerField()),
                ("adjustments", models.JSONField(default=list)),
                ("standing", models.CharField(max_length=24)),
                ("held_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField()),
                ("provisional", models.BooleanField(default=False)),
                ("edition", models.PositiveSmallIntegerField(default=0)),
                (
                    "fired",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), default=list, size=None
                    ),
                ),
                ("breached_at", models.DateTimeField(null=True)),
                ("next_at", models.DateTimeField(null=True)),
                ("next_no", models.PositiveSmallIntegerField(null=True)),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timers",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "verbose_name": "clock",
                "verbose_name_plural": "clocks",
                "indexes": [
                    models.Index(condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="timer_due"),
                    models.Index(
                        condition=models.Q(("standing__in", ["running", "paused"])),
                        fields=["calendar", "ticket"],
                        name="timer_by_calendar",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "key"), name="timer_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "citizen",
                                    "triage",
                                    "sign_for",
                                    "first_contact",
                                    "handle",
                                    "assist",
                                    "promise",
                                    "reply_review",
                                    "callback",
                                    "ledger_review",
                                    "supervision_due",
                                ],
                            )
                        ),
                        name="timer_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["running", "paused", "met", "cancelled"])),
                        name="timer_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_at__isnull", True), ("standing", "running"), _connector="OR"),
                        name="timer_only_running_fires",
                    ),
                ],
            },
        ),
    ]
