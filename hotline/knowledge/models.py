"""Articles of the knowledge base, version by version: what was read to a caller can be read again years later."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

STATUSES = [("published", _("published")), ("retired", _("retired"))]


class Article(models.Model):
    """One version of one answer. Titles and answers are by language code; the version in force is the published one.

    `valid_to` is the last day on which it may be read out unchecked; after it the owner has to look at it again.
    """

    code = models.SlugField(_("code"), max_length=48)
    version = models.PositiveIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=10, choices=STATUSES)
    titles = models.JSONField(_("titles by language"))
    answers = models.JSONField(_("answers by language"))
    category = models.ForeignKey(
        "routing.Category",
        to_field="code",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    owner = models.ForeignKey(
        "routing.Unit",
        to_field="code",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    keywords = ArrayField(models.CharField(max_length=40), verbose_name=_("keywords"), default=list, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    uses = models.PositiveIntegerField(_("times read out"), default=0, editable=False)
    made_by = models.CharField(_("made by"), max_length=80, blank=True, editable=False)
    made_at = models.DateTimeField(_("made"), editable=False)
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="article_version"),
            models.UniqueConstraint(fields=["code"], name="article_one_published", condition=Q(status="published")),
            models.CheckConstraint(name="article_status", condition=Q(status__in=[code for code, _name in STATUSES])),
            models.CheckConstraint(
                name="article_valid",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=models.F("valid_to")),
            ),
        ]
        indexes = [GinIndex(fields=["search"], name="article_search")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How an event names what was read out, e.g. ``water-meter@3``."""
        return f"{self.code}@{self.version}"
