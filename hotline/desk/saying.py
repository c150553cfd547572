"""Refusals in the operator's words: a field is called what the form calls it."""

from django.utils.translation import gettext

from hotline.desk.form import LABELS
from hotline.refusing import sentence_of
from routing.refusal import Refusal

FIELDS = {"title": "subject", "text": "content", "transfer": "line", "script": "do", "master": "content"}
"""What intake calls a field, where the form calls it something else."""


def sentence(refusal: Refusal) -> str:
    """Return what a refusal says."""
    said = dict(refusal.data)
    if "field" in said:
        said["field"] = gettext(LABELS.get(str(said["field"]), str(said["field"])))
    return sentence_of(Refusal(refusal.code, refusal.template, **said))


def field_of(refusal: Refusal) -> str:
    """Return the name of the form's field that a refusal is about; empty where it is about none."""
    name = str(refusal.data.get("field", ""))
    return FIELDS.get(name, name)
