"""Putting and retiring articles. A version that was read out is never edited, only followed by the next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Max, Value

from hotline.knowledge.models import Article
from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.refusals import Absent, Invalid, missing
from tickets.domain.saying import clean_text
from tickets.search_words import words

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,47}")
LONGEST_TITLE, LONGEST_ANSWER, MOST_KEYWORDS = 120, 8000, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """What an article says: titles and answers by language code, category and owner by code, dates inclusive."""

    code: str
    titles: Mapping[str, str]
    answers: Mapping[str, str]
    category: str = ""
    owner: str = ""
    keywords: Sequence[str] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def put_article(row: ArticleRow, *, by: str, now: datetime) -> Article:
    """Put an article in force: a new version where anything differs, the one in force where nothing does.

    Safe to repeat. Raises `Invalid` naming the field at fault.
    """
    values = _checked(row)
    _lock(row.code)
    current = Article.objects.filter(code=row.code, status="published").first()
    if current is not None and all(getattr(current, name) == value for name, value in values.items()):
        return current
    newest = Article.objects.filter(code=row.code).aggregate(newest=Max("version"))["newest"] or 0
    Article.objects.filter(code=row.code, status="published").update(status="retired")
    article = Article(
        code=row.code,
        version=newest + 1,
        status="published",
        made_by=by[:80],
        made_at=now,
        search=_vector(values),
        **values,
    )
    article.save()
    return article


@transaction.atomic
def retire_article(code: str) -> Article:
    """Take an article out of use; its versions stay readable. Raises `Absent` where none is in force."""
    article = Article.objects.select_for_update().filter(code=code, status="published").first()
    if article is None:
        raise Absent("absent", _("There is no such article."))
    article.status = "retired"
    article.save(update_fields=["status"])
    return article


def _checked(row: ArticleRow) -> dict[str, Any]:
    catalogue = routing.current()
    if not _CODE.fullmatch(row.code):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="code")
    titles, answers = _texts("titles", row.titles, LONGEST_TITLE), _texts("answers", row.answers, LONGEST_ANSWER)
    if set(titles) != set(answers):
        raise Invalid("languages_differ", _("Title and answer must be there in the same languages."), field="answers")
    if row.category and catalogue.category(row.category) is None:
        raise Invalid("unknown_category", _("There is no category “{value}”."), field="category", value=row.category)
    if row.owner and catalogue.unit(row.owner) is None:
        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field="owner", value=row.owner)
    if row.valid_from and row.valid_to and row.valid_from > row.valid_to:
        raise Invalid("bad_dates", _("It would end before it begins."), field="valid_to")
    keywords = list(dict.fromkeys(clean_text(str(word)).strip() for word in row.keywords))
    if len(keywords) > MOST_KEYWORDS or any(not 0 < len(word) <= 40 for word in keywords):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="keywords")
    return {
        "titles": titles,
        "answers": answers,
        "category_id": row.category or None,
        "owner_id": row.owner or None,
        "keywords": keywords,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }


def _texts(field_: str, texts: Mapping[str, str], most: int) -> dict[str, str]:
    known = {language for language, _name in settings.LANGUAGES}
    kept = {}
    for language, text in texts.items():
        if language not in known:
            raise Invalid(
                "unknown_language", _("“{value}” is not a language of this hotline."), field=field_, value=language
            )
        text = clean_text(str(text)).strip()
        if len(text) > most:
            raise Invalid("too_long", _("“{field}” holds at most {most} characters."), field=field_, most=most)
        if text:
            kept[language] = text
    if not kept:
        raise missing(field_)
    return kept


def _vector(values: Mapping[str, Any]) -> Any:
    heads = " ".join([*values["titles"].values(), *values["keywords"]])
    return SearchVector(Value(" ".join(words(heads))), config="simple", weight="A") + SearchVector(
        Value(" ".join(words(" ".join(values["answers"].values())))), config="simple", weight="C"
    )


def _lock(code: str) -> None:
    """Let two who put the same article at once do so one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"article:{code}"])
