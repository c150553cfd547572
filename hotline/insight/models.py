"""What insight keeps."""

from hotline.insight.grouped.models import Topic, TopicState, TopicTicket
from hotline.insight.watching.models import (
    Campaign,
    CampaignTask,
    DetectorSetting,
    EarlyWarning,
    Tuning,
    WarningEntry,
    Watch,
)

__all__ = [
    "Campaign",
    "CampaignTask",
    "DetectorSetting",
    "EarlyWarning",
    "Topic",
    "TopicState",
    "TopicTicket",
    "Tuning",
    "WarningEntry",
    "Watch",
]
