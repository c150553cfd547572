"""What every template and style sheet keeps to: nothing inline, nothing from another host, nothing our policy forbids.

The policy (`hotline/account/policies.py`) would block all of this in the browser; here it is found before that.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "hotline"
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
SCRIPTS = sorted(ROOT.rglob("static/**/*.js"))
STYLES = sorted(ROOT.rglob("static/**/*.css"))

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an htmx handler": re.compile(r"\shx-on[:=-]"),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "code in htmx": re.compile(r"hx-(vals|headers)=[\"']?js:"),
}
ELSEWHERE = re.compile(r"""(?:src|href|action|poster)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""")
FETCHES = re.compile(r"""["'`]https?://|import\s.*["']https?:""")
IMAGE_WITHOUT_WORDS = re.compile(r"<img\b(?![^>]*\balt=)", re.IGNORECASE)


def bare(text: str) -> str:
    """Return a template without its comments."""
    return re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", text, flags=re.DOTALL)


def ours(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=ours)
def test_a_template_keeps_to_the_policy(path):
    text = bare(path.read_text())
    found = [what for what, pattern in INLINE.items() if pattern.search(text)]
    assert found == []
    assert not ELSEWHERE.search(text), "loads from another host"
    assert not IMAGE_WITHOUT_WORDS.search(text), "a picture without words"


def test_scripts_and_styles_load_nothing_from_elsewhere():
    for path in SCRIPTS:
        text = path.read_text()
        assert not FETCHES.search(text), ours(path)
        assert not re.search(r"\beval\(|new Function\(|\.innerHTML\s*=", text), f"{ours(path)}: makes code of text"
    for path in STYLES:
        assert not ELSEWHERE.search(path.read_text()), ours(path)


def test_there_is_something_to_check():
    assert len(TEMPLATES) > 40
    assert SCRIPTS
    assert STYLES
