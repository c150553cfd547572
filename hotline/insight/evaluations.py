"""What `manage.py evaluate` finds in this slice."""

from hotline.insight.trial.evaluation import Warnings

EVALUATIONS = (Warnings,)
