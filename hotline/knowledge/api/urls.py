"""The doors of the knowledge base, to be hung below ``/api/v1/``."""

from rest_framework.routers import SimpleRouter

from hotline.knowledge.api.articles import ArticleViewSet

router = SimpleRouter()
router.register("articles", ArticleViewSet, basename="article")

urlpatterns = router.urls
