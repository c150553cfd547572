"""Pages by cursor, as answers: ``{"results": […], "next": url or null, "previous": url or null}``."""

from typing import Any

from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from routing.domain.speech import _
from tickets.domain.refusals import Invalid
from tickets.queries.pages import MOST, ORDERS, USUAL, Page


class KeysetPages(BasePagination):
    """What the schema says about pages; the cutting is done by `tickets.queries.pages`."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the query parameters of a paged list."""
        return [
            _parameter("cursor", "where to go on; take it from `next` or `previous`", {"type": "string"}),
            _parameter(
                "limit",
                "rows of a page",
                {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
            ),
            _parameter(
                "order",
                "`due`: by what falls due next, open tickets only; `newest`: latest first",
                {"type": "string", "enum": list(ORDERS), "default": view.usual_order},
            ),
        ]

    def get_paginated_response_schema(self, schema: Any) -> dict[str, Any]:
        """Return the shape of a page of `schema`."""
        url = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["results", "next", "previous"],
            "properties": {"results": schema, "next": url, "previous": url},
        }


def paging(request: Request, order: str) -> dict[str, Any]:
    """Return the keywords for a list: order, cursor and limit as the request asks, `order` if it does not."""
    text = request.query_params.get("limit", str(USUAL))
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="limit")
    return {
        "order": request.query_params.get("order") or order,
        "cursor": request.query_params.get("cursor", ""),
        "limit": int(text),
    }


def answer(request: Request, page: Page, rows: list[dict[str, Any]]) -> Response:
    """Return a page as an answer."""
    here = request.build_absolute_uri()
    return Response(
        {
            "results": rows,
            "next": replace_query_param(here, "cursor", page.next) if page.next else None,
            "previous": replace_query_param(here, "cursor", page.previous) if page.previous else None,
        }
    )


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
