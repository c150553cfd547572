"""Standing before the rulebook in tests: a form as the page shows it, filled in and sent like a browser would."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class Fields(HTMLParser):
    """The fields of one form of a page (that which posts to where `action` ends, or has the id), as they stand."""

    def __init__(self, html: str, action: str = "", form_id: str = "") -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.errors: list[str] = []
        self._want, self._id = action, form_id
        self._inside = False
        self._select = self._area = ""
        self._options: list[tuple[str, bool]] = []
        self._error = False
        self.feed(html)

    def handle_starttag(self, tag: str, found: Any) -> None:
        attrs = dict(found)
        if tag == "p" and attrs.get("class") == "error":
            self._error = True
            self.errors.append("")
        if tag == "form":
            here = attrs.get("action") or ""
            mine = here.endswith(self._want) if self._want else not here
            self._inside = attrs.get("method") == "post" and mine and attrs.get("id", "") == self._id
        if not self._inside:
            return
        name = attrs.get("name", "")
        if tag == "input" and name:
            kind = attrs.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in attrs:
                return
            if kind != "submit":
                self.sent.setdefault(name, []).append(attrs.get("value") or ("on" if kind == "checkbox" else ""))
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option" and self._select:
            self._options.append((attrs.get("value") or "", "selected" in attrs))
        elif tag == "textarea":
            self._area = name
            self.sent[name] = [""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            chosen = [code for code, selected in self._options if selected] or [self._options[0][0]]
            self.sent.setdefault(self._select, []).extend(chosen)
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag == "p":
            self._error = False
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] = [(self.sent[self._area][0] + data).removeprefix("\n")]
        elif self._error:
            self.errors[-1] += data


def shown(client: Client, url: str, **which: str) -> dict[str, list[str]]:
    """Return the fields of a page's form."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return Fields(answer.content.decode(), **which).sent


def sent(client: Client, url: str, which: dict[str, str] | None = None, **said: Any) -> Any:
    """Open a page, change some fields of its form (dots written as double underscores) and send it."""
    fields = shown(client, url, **(which or {}))
    for name, value in said.items():
        fields[name.replace("__", ".")] = value if isinstance(value, list) else [str(value)]
    return client.post(url, fields)


EDITOR = {"form_id": "editor"}
