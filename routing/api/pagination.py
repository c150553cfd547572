"""How long lists are cut."""

from rest_framework.pagination import PageNumberPagination


class ReferencePages(PageNumberPagination):
    """Reference data: 100 rows a page, up to 1,000 by ``page_size``."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000
