"""What intake can be judged by, on files that other cities published: `manage.py evaluate suggestions|duplicates`."""

from hotline.intake.evaluations.suggestions import Suggestions

EVALUATIONS = (Suggestions,)
