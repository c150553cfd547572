"""The knowledge base on the admin site: saving makes a new version."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from hotline.knowledge.actions import ArticleRow, put_article
from hotline.knowledge.models import Article
from hotline.knowledge.queries import expired, in_language


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    """Articles in force and their older versions."""

    list_display = ["code", "version", "status", "title", "category", "owner", "valid_to", "overdue", "uses"]
    list_filter = ["status"]
    search_fields = ["code", "titles", "keywords"]
    readonly_fields = ["version", "status", "uses", "made_by", "made_at"]
    autocomplete_fields = ["category", "owner"]
    list_per_page = 50

    @admin.display(description=_("title"))
    def title(self, article: Article) -> str:
        return in_language(article.titles)

    @admin.display(description=_("overdue"), boolean=True)
    def overdue(self, article: Article) -> bool:
        return expired(article, timezone.localdate())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*self.readonly_fields, "code"] if obj else self.readonly_fields

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or obj.status == "published") and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        row = ArticleRow(
            code=obj.code,
            titles=obj.titles,
            answers=obj.answers,
            category=obj.category_id or "",
            owner=obj.owner_id or "",
            keywords=obj.keywords,
            valid_from=obj.valid_from,
            valid_to=obj.valid_to,
        )
        obj.pk = put_article(row, by=str(request.user), now=timezone.now()).pk
