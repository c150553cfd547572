"""What `manage.py evaluate` finds in this slice."""

from hotline.insight.topics.evaluation import Hotspots
from hotline.insight.trial.evaluation import Warnings

EVALUATIONS = (Hotspots, Warnings)
