"""What goes in and out at the doors of the knowledge base."""

from django.utils import timezone
from rest_framework import serializers

from hotline.knowledge.models import Article
from hotline.knowledge.queries import expired, in_language
from hotline.paper import Paper


class ArticleSerializer(serializers.ModelSerializer):
    """An article as it stands, and in the reader's language."""

    title = serializers.SerializerMethodField(help_text="in the reader's language, if it has it")
    answer = serializers.SerializerMethodField(help_text="in the reader's language, if it has it")
    category = serializers.CharField(source="category_id", allow_null=True)
    owner = serializers.CharField(source="owner_id", allow_null=True)
    expired = serializers.SerializerMethodField(help_text="past its date: read it out with care")
    ref = serializers.CharField(help_text="send it as `article` with the verb `answer`")

    class Meta:
        model = Article
        fields = [
            "code", "version", "ref", "status", "title", "answer", "titles", "answers", "category", "owner", "keywords",
            "valid_from", "valid_to", "expired", "uses", "made_by", "made_at",
        ]  # fmt: skip
        read_only_fields = fields
        extra_kwargs = {"titles": {"help_text": "by language"}, "answers": {"help_text": "by language"}}

    def get_title(self, article: Article) -> str:
        return in_language(article.titles)

    def get_answer(self, article: Article) -> str:
        return in_language(article.answers)

    def get_expired(self, article: Article) -> bool:
        return expired(article, timezone.localdate())


class PutArticleSerializer(Paper):
    """A new version of an article."""

    titles = serializers.DictField(child=serializers.CharField(max_length=120), help_text="by language code")
    answers = serializers.DictField(child=serializers.CharField(max_length=8000), help_text="by language code")
    category = serializers.CharField(max_length=48, required=False, default="", allow_blank=True)
    owner = serializers.CharField(max_length=48, required=False, default="", allow_blank=True)
    keywords = serializers.ListField(child=serializers.CharField(max_length=40), required=False, default=list)
    valid_from = serializers.DateField(required=False, allow_null=True, default=None)
    valid_to = serializers.DateField(required=False, allow_null=True, default=None)
