"""The schema: generated without a warning, complete, and true of what the API answers."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator
from rest_framework import serializers

from config.rendering import LocalJSON
from tests.counters.doors import program
from tickets.domain.lifecycle import VERBS


@pytest.fixture(scope="module")
def schema() -> Any:
    return SchemaGenerator().get_schema(request=None, public=True)


def test_it_is_generated_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


def test_it_is_openapi_3_1_with_every_verb(schema):
    assert schema["openapi"].startswith("3.1")
    for verb, row in VERBS.items():
        path = schema["paths"].get(f"/api/v1/tickets/{{number}}/{verb.value}/")
        assert (path is not None) == row.manual, verb
        if path is None:
            continue
        post = path["post"]
        assert post["summary"] == row.meaning
        body = post["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        fields = schema["components"]["schemas"][body]
        assert set(fields["properties"]) == {say.name for say in row.says} | {"version"}
        assert set(fields.get("required", [])) == {say.name for say in row.says if say.needed}
        for say in row.says:
            assert say.label in fields["properties"][say.name]["description"]


def test_every_operation_tells_how_it_refuses(schema):
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            refusals = {status for status in operation["responses"] if status >= "400"}
            assert "400" in refusals, (path, method)
            for status in refusals:
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"], (path, method)


def test_it_is_served_with_a_viewer_from_our_own_host(db):
    assert Client().get("/api/v1/schema/").status_code == 200
    page = Client().get("/api/v1/docs/").content.decode()
    assert re.search(r'src="/static/drf_spectacular_sidecar/[^"]+"', page)
    assert not re.search(r'(src|href)="https?://', page)


READS = [
    ("operator", "/api/v1/me/"),
    ("operator", "/api/v1/tickets/"),
    ("roads", "/api/v1/worklists/"),
    ("roads", "/api/v1/worklists/{name}/"),
    ("roads", "/api/v1/tickets/{number}/"),
    ("roads", "/api/v1/tickets/{number}/timeline/"),
    ("roads", "/api/v1/tickets/{number}/timers/"),
    ("roads", "/api/v1/tickets/{number}/requests/"),
    ("operator", "/api/v1/look-alikes/"),
    ("operator", "/api/v1/policies/"),
    ("operator", "/api/v1/calendars/"),
    ("operator", "/api/v1/lifecycle/"),
]


def check(schema: Any, path: str, method: str, answer: Any) -> None:
    """Hold an answer to the schema; nothing may be in it that the schema does not name."""
    responses = schema["paths"][path][method]["responses"]
    assert str(answer.status_code) in responses, (path, answer.status_code)
    (shape,) = [content["schema"] for content in responses[str(answer.status_code)]["content"].values()]
    whole = {**shape, "components": schema["components"]}
    errors = list(Draft202012Validator(whole).iter_errors(answer.json()))
    assert not errors, (path, [(list(error.absolute_path), error.message) for error in errors][:5])
    _named(schema, shape, answer.json(), path)


def _named(schema: Any, shape: Any, value: Any, where: str) -> None:
    while "$ref" in shape:
        shape = schema["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    for one in shape.get("oneOf", ()):
        if value is not None and "$ref" in one:
            _named(schema, one, value, where)
    for one in shape.get("allOf", ()):
        _named(schema, one, value, where)
    if isinstance(value, list) and "items" in shape:
        for each in value:
            _named(schema, shape["items"], each, where)
    if isinstance(value, dict) and "properties" in shape:
        assert set(value) <= set(shape["properties"]), (where, set(value) - set(shape["properties"]))
        for name, inner in value.items():
            _named(schema, shape["properties"][name], inner, f"{where}/{name}")


@pytest.fixture
def lived(clock):
    """A ticket with something in every list that hangs on one."""
    clock.register(lon=120.25, lat=30.05)
    clock.register(lon=120.25, lat=30.05)
    clock.handled()
    clock.do("request", "roads", kind="extension", reason="inspection", basis="Rain.", days=2)
    clock.do("decide", "supervisor", request=1, decision="granted", why="Yes.")
    clock.do("supervise", "supervisor", kind="written", why="Watch.", due_on="2026-03-20")
    return clock


@pytest.mark.parametrize("who, path", READS)
def test_what_is_read_is_what_the_schema_says(lived, schema, who, path):
    query = {"number": lived.number} if "look-alikes" in path else {}
    answer = program(lived, who).get(path.format(number=lived.number, name="unit"), query)
    assert answer.status_code == 200
    check(schema, path, "get", answer)


def test_what_is_done_is_what_the_schema_says(lived, schema):
    path = "/api/v1/tickets/{number}/note/"
    check(schema, path, "post", program(lived, "roads").post(path.format(number=lived.number), {"text": "x"}))
    refused = program(lived, "roads").post(path.format(number=lived.number), {"nonsense": 1})
    assert refused.status_code == 400
    check(schema, path, "post", refused)
    body = {"number": lived.number, "code": lived.code}
    check(schema, "/api/v1/public/status/", "post", Client().post("/api/v1/public/status/", body, "application/json"))
    preview = {"start": "2026-03-02T10:00:00+08:00", "span": "5 wd"}
    answer = program(lived, "roads").post("/api/v1/calendars/city/preview/", preview)
    check(schema, "/api/v1/calendars/{key}/preview/", "post", answer)


def moments(schema: Any, here: str = "") -> Any:
    """Yield where a schema says that there is a moment."""
    if isinstance(schema, dict):
        if schema.get("format") == "date-time":
            yield here
        for name, inner in schema.items():
            yield from moments(inner, f"{here}/{name}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from moments(inner, here)


def test_every_moment_is_rendered_by_the_one_rule(schema):
    """No field writes a moment in a way of its own: each leaves it to the renderer."""
    assert len(list(moments(schema))) > 40
    ours = ("config.", "hotline.", "tickets.", "routing.")
    serializers_ = [one for one in every_subclass(serializers.BaseSerializer) if one.__module__.startswith(ours)]
    fields = [
        (one.__name__, name, field)
        for one in serializers_
        for name, field in getattr(one, "_declared_fields", {}).items()
        if isinstance(field, serializers.DateTimeField)
    ]
    assert len(fields) > 30
    assert not [(cls, name) for cls, name, field in fields if getattr(field, "format", None) is not None]


def every_subclass(kind: Any) -> Any:
    for one in kind.__subclasses__():
        yield one
        yield from every_subclass(one)


def test_a_moment_of_any_zone_is_the_towns():
    said = LocalJSON().render({"at": datetime(2026, 3, 2, 2, 0, 0, 123456, tzinfo=UTC), "on": date(2026, 3, 2)})
    assert said == b'{"at":"2026-03-02T10:00:00+08:00","on":"2026-03-02"}'
