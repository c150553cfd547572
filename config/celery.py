"""The Celery app and the beat table.

The settings are those that lost nothing when workers were killed (docs/decisions/0003): late acknowledgement, one
message at a time, time limits below the visibility timeout, no results kept. The beat table is static; two beats at
once only tick twice, and a tick is safe to run twice.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

app = Celery("hotline")
app.conf.update(
    broker_url=settings.BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 3600, "unacked_restore_throttle": 1},
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_time_limit=1800,
    task_soft_time_limit=1700,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_default_queue="delivery",
    task_routes={
        "tickets.tick": {"queue": "clocks"},
        "tickets.deliver": {"queue": "delivery"},
        "tickets.archive": {"queue": "heavy"},
        "tickets.recompute": {"queue": "heavy"},
    },
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
    beat_schedule={
        "tick": {
            "task": "tickets.tick",
            "schedule": settings.TICK_SECONDS,
            "options": {"expires": settings.TICK_SECONDS * 2},
        },
        "deliver": {
            "task": "tickets.deliver",
            "schedule": settings.DELIVER_SECONDS,
            "options": {"expires": settings.DELIVER_SECONDS * 5},
        },
        "archive": {"task": "tickets.archive", "schedule": crontab(hour=3, minute=10)},
        "forget": {"task": "citizens.forget", "schedule": crontab(hour=3, minute=40)},
    },
)
# Else every task connects to the database anew; a fresh connection now and then is healthy all the same.
app.conf["CELERY_DB_REUSE_MAX"] = 10_000
app.autodiscover_tasks(lambda: ["tickets", "hotline.citizens", "hotline.notify"])
