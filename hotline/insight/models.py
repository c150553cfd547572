"""What insight keeps."""

from hotline.insight.grouped.models import Topic, TopicState, TopicTicket

__all__ = ["Topic", "TopicState", "TopicTicket"]
