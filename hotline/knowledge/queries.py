"""Finding articles, and citing the one that was read out."""

from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.utils.translation import get_language

from hotline.knowledge.models import Article
from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.refusals import Invalid
from tickets.search_words import words

MOST, MOST_WORDS = 50, 24


def find_articles(text: str = "", *, category: str = "", limit: int = 20) -> list[Article]:
    """Return published articles that share words with a text, best first; of a category (and those below it).

    The text may be what the caller is just saying: articles need not hold every word of it. Without a text the most
    used come first. One statement.
    """
    rows = Article.objects.filter(status="published").defer("search")
    if category:
        rows = rows.filter(category__code__in=_subtree(category))
    sought = words(text)[:MOST_WORDS]
    if not sought:
        return list(rows.order_by("-uses", "code")[: min(limit, MOST)]) if not text.strip() else []
    # `words` leaves letters, digits and Han characters only, so nothing in it means anything to tsquery.
    query = SearchQuery(" | ".join(sought), search_type="raw", config="simple")
    best_first = SearchRank(F("search"), query).desc()
    return list(rows.filter(search=query).order_by(best_first, "-uses", "code")[: min(limit, MOST)])


def article_in_force(code: str) -> Article | None:
    """Return the published version of an article."""
    return Article.objects.filter(code=code, status="published").defer("search").first()


def versions_of(code: str) -> list[Article]:
    """Return every version of an article, latest first."""
    return list(Article.objects.filter(code=code).defer("search").order_by("-version"))


def cite(article: str) -> str:
    """Return how an event names the version of an article that is read out now (``code@version``).

    A version already named is kept. Raises `Invalid` (field ``article``) for one that does not exist.
    """
    code, _at, version = str(article).partition("@")
    rows = Article.objects.filter(code=code[:48])
    rows = rows.filter(version=int(version)) if version.isascii() and version.isdecimal() and len(version) < 9 else rows
    found = (rows if version else rows.filter(status="published")).values_list("code", "version").first()
    if found is None or (version and str(found[1]) != version):
        raise Invalid("unknown_article", _("There is no article “{value}”."), field="article", value=article[:80])
    return f"{found[0]}@{found[1]}"


def expired(article: Article, today: date) -> bool:
    """Say whether its owner should have looked at it again: it is shown, and marked."""
    return article.valid_to is not None and article.valid_to < today


def in_language(texts: dict[str, str], language: str = "") -> str:
    """Return a text in the language asked for, else the reader's, else whichever there is."""
    for wanted in (language, get_language() or ""):
        if wanted in texts:
            return texts[wanted]
    return next(iter(texts.values()), "")


def _subtree(category: str) -> list[str]:
    card = routing.current().category(category)
    if card is None:
        return [category]
    return [
        one.code
        for one in routing.current().categories.values()
        if one.path == card.path or one.path.startswith(f"{card.path}/")
    ]
