"""The product is complete in both languages: every text is marked, translated, and says all its parts."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings

from hotline.texts import catalogue
from hotline.texts.extraction import PACKAGES, said
from hotline.texts.faults import faults, parts

ROOT = Path(settings.BASE_DIR)
TO_DO = "`manage.py texts` collects them; hotline/locale/README.md says what to do"


@pytest.fixture(scope="module")
def spoken() -> Catalog:
    return said(ROOT)


@pytest.mark.parametrize("locale", catalogue.PLURALS)
def test_every_text_is_translated(spoken, locale):
    found = [str(fault) for fault in faults(spoken, catalogue.read(locale))]
    assert not found, "\n".join([TO_DO, *found])


@pytest.mark.parametrize("locale", catalogue.PLURALS)
def test_the_file_is_as_the_command_writes_it(spoken, locale, tmp_path, monkeypatch):
    written = catalogue.path_of(locale).read_text()
    known = catalogue.read(locale)
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    catalogue.path_of(locale).parent.mkdir(parents=True)
    catalogue.write(locale, catalogue.renewed(locale, spoken, known))
    assert catalogue.path_of(locale).read_text() == written, TO_DO


def test_faults_are_found():
    here, there = Catalog(), Catalog(locale="zh_Hans")
    for text in ("new", "empty", "guessed", "{number} lost", "<b>tag</b>", "%(name)s", "fine {number}"):
        here.add(text)
    there.add("empty", "")
    there.add("guessed", "猜", flags={"fuzzy"})
    there.add("{number} lost", "丢了 {nunber}")
    there.add("<b>tag</b>", "标签")
    there.add("%(name)s", "%(nome)s")
    there.add("fine {number}", "好 {number}")
    there.add("old", "旧")
    found = {fault.text: fault.what.split(" in ")[0] for fault in faults(here, there)}
    assert found == {
        "new": "untranslated",
        "empty": "untranslated",
        "guessed": "fuzzy",
        "{number} lost": "other placeholders or tags",
        "<b>tag</b>": "other placeholders or tags",
        "%(name)s": "other placeholders or tags",
        "old": "no longer said",
    }


MERGED = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "both"
msgstr ""
msgstr "都"

msgid "long"
msgstr ""
"一行"
"二行"
msgid "twice"
msgstr ""

#. Translators: here
msgid "twice"
msgstr "两次"
msgstr "二次"

msgid "not yet"
msgstr ""

msgid "day"
msgid_plural "days"
msgstr[0] "天"
"""


def test_a_merge_of_both_sides_loses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    catalogue.path_of("zh_Hans").parent.mkdir(parents=True)
    catalogue.path_of("zh_Hans").write_text(MERGED)
    known = {message.id: message.string for message in catalogue.read("zh_Hans") if message.id}
    assert known == {"both": "都", "long": "一行二行", "twice": "两次", ("day", "days"): ("天",)}


def test_parts_are_names_and_tags():
    assert parts("{a} <code>%(b)s</code> 5% of {") == parts("%(b)s <code>5%</code> {")
    assert set(parts("{a!r:>3} {a} %(b)s")) == {"{a}", "%(b)s"}


def test_all_kinds_of_marks_are_seen(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "marked.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        '_("one " "text")\nngettext("{n} day", "{n} days", 2)\npgettext("month", "May")\n'
    )
    (tmp_path / "config" / "law.py").write_text('from routing.domain.speech import _\nROWS = [("a", _("a rule"))]\n')
    (tmp_path / "config" / "page.html").write_text(
        '{% load i18n %}\n<main>\n  {% translate "a word" %} it\'s\n    {% blocktranslate trimmed count n=n %}\n'
        'one row\n{% plural %}\n{{ n }} rows\n{% endblocktranslate %}\n  {{ _("a value") }}\n</main>'
    )
    found = {(message.id, message.context) for message in said(tmp_path, dress=None) if message.id}
    assert found == {
        ("one text", None),
        (("{n} day", "{n} days"), None),
        ("May", "month"),
        ("a rule", None),
        ("a word", None),
        (("one row", "%(n)s rows"), None),
        ("a value", None),
    }


def test_a_catalogue_is_compiled_when_it_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    path = catalogue.path_of("zh_Hans")
    path.parent.mkdir(parents=True)
    path.write_text(catalogue.HEADER.format(locale="zh_Hans", plurals="nplurals=1; plural=0;"))
    assert catalogue.compile_stale() == ["zh_Hans"]
    assert catalogue.compile_stale() == []
    assert sorted(each.name for each in path.parent.iterdir()) == ["django.mo", "django.po"]


def _refusals(path: Path) -> list[str]:
    """Return the places where a refusal is raised with a bare sentence, which nobody could translate."""
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and len(node.exc.args) > 1
        and all(isinstance(argument, ast.Constant | ast.JoinedStr) for argument in node.exc.args[:2])
    ]


def test_every_refusal_can_be_translated():
    bare = [place for package in PACKAGES for path in (ROOT / package).rglob("*.py") for place in _refusals(path)]
    assert not bare
