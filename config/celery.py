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
        "files.sweep": {"queue": "heavy"},
        "portal.figures": {"queue": "heavy"},
        "insight.topics": {"queue": "heavy"},
        "rulebook.run": {"queue": "heavy"},
        "insight.watch": {"queue": "heavy"},
        "insight.look_back": {"queue": "heavy"},
        "insight.tune": {"queue": "heavy"},
        "figures.heal": {"queue": "heavy"},
        "figures.watch": {"queue": "heavy"},
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
        "files": {"task": "files.sweep", "schedule": crontab(hour=4, minute=20)},
        "forget": {"task": "citizens.forget", "schedule": crontab(hour=3, minute=40)},
    },
)
if "hotline.portal" in settings.COUNTERS:  # a counter is gone when its folder is gone
    app.conf.beat_schedule |= {
        "figures": {"task": "portal.figures", "schedule": crontab(minute="*/10"), "options": {"expires": 500}},
        "drafts": {"task": "portal.sweep", "schedule": crontab(minute=37), "options": {"expires": 3000}},
    }
if "hotline.desk" in settings.COUNTERS:
    app.conf.beat_schedule["calls"] = {
        "task": "desk.expire",
        "schedule": crontab(minute=20),
        "options": {"expires": 1800},
    }
if "hotline.supervision" in settings.COUNTERS:
    app.conf.beat_schedule |= {
        "board": {"task": "supervision.board", "schedule": crontab(), "options": {"expires": 50}},
    }
if "hotline.figures" in settings.COUNTERS:
    app.conf.beat_schedule |= {
        "rates": {"task": "figures.keep", "schedule": settings.FIGURES_SECONDS, "options": {"expires": 30}},
        "rates-heal": {"task": "figures.heal", "schedule": crontab(hour=2, minute=20)},
        "rates-watch": {"task": "figures.watch", "schedule": crontab(hour=5, minute=10)},
    }
if "hotline.insight" in settings.COUNTERS:
    app.conf.beat_schedule |= {
        "topics": {"task": "insight.topics", "schedule": crontab(hour=1, minute=50)},
        "topics-follow": {"task": "insight.follow", "schedule": 30.0, "options": {"expires": 60}},
        "watch": {"task": "insight.watch", "schedule": crontab(minute="*/5"), "options": {"expires": 280}},
        "look-back": {
            "task": "insight.look_back",
            "schedule": crontab(hour=2, minute=30),
            "options": {"expires": 9000},
        },
    }
if "hotline.rulebook" in settings.COUNTERS:
    app.conf.beat_schedule |= {
        "runs": {"task": "rulebook.sweep", "schedule": crontab(minute="*/3"), "options": {"expires": 170}},
    }
# Else every task connects to the database anew; a fresh connection now and then is healthy all the same.
app.conf["CELERY_DB_REUSE_MAX"] = 10_000
app.autodiscover_tasks(lambda: ["tickets", "hotline.citizens", "hotline.files", "hotline.notify", *settings.COUNTERS])
