"""``{% load queues %}``: words the panes need beside the case file's."""

from django import template

from hotline.refusing import sentence_of
from routing.refusal import Refusal
from tickets.domain.vocabulary import ReplyResult
from tickets.words import word

register = template.Library()


@register.filter
def reply_result(code: str) -> str:
    """What a unit says came of it."""
    return word(ReplyResult, code) if code else ""


@register.filter
def refusal_words(no: Refusal) -> str:
    """Why something is not for this person now."""
    return sentence_of(no)
