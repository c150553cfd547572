"""What is the same for every reader of a language is written when a template is first read in it, and not again."""

from types import SimpleNamespace

import pytest
from django.template import Context, Engine
from django.template.base import TextNode
from django.urls import NoReverseMatch
from django.utils.translation import override

from hotline.shell.folding import Address, Sentence


def engine(source, debug=False):
    """Return an engine that knows one template."""
    loaders = [("hotline.shell.folding.Loader", [("django.template.loaders.locmem.Loader", {"page": source})])]
    libraries = {"i18n": "django.templatetags.i18n", "shell": "hotline.shell.templatetags.shell"}
    return Engine(loaders=loaders, libraries=libraries, debug=debug)


def written(source, **context):
    return engine(source).get_template("page").render(Context(context))


def kinds(source):
    return [type(node).__name__ for node in engine(source).get_template("page").nodelist]


CONSTANT = '{% load i18n shell %}<b>{% translate "Review" %}</b>{% icon "phone" %}{% state "closed" %}'


def test_words_and_constant_marks_become_one_text():
    page = engine(CONSTANT).get_template("page")
    assert [type(node) for node in page.nodelist] == [TextNode]
    assert "<b>Review</b>" in page.render(Context())
    assert "icon-phone" in page.render(Context())


def test_each_language_has_its_own():
    known = engine(CONSTANT)
    with override("zh-hans"):
        chinese = known.get_template("page").render(Context())
    assert "Review" not in chinese
    assert "Review" in known.get_template("page").render(Context())
    with override("zh-hans"):
        assert known.get_template("page").render(Context()) == chinese


def test_what_depends_on_the_reader_stays():
    inside = '{% translate one %}{% icon one %}{{ one }}{% translate "Review" %}'
    source = f"{{% load i18n shell %}}{{% for one in all %}}{inside}{{% endfor %}}"
    assert kinds(source) == ["ForNode"]
    shown = written(source, all=["phone", "eye"])
    assert shown.count("Review") == 2
    assert "icon-phone" in shown
    assert "icon-eye" in shown


@pytest.mark.parametrize("yes", [True, False])
def test_both_ways_of_a_condition(yes):
    source = '{% load i18n %}{% if yes %}{% translate "Review" %}{% else %}{% translate "State" %}{% endif %}'
    assert written(source, yes=yes) == ("Review" if yes else "State")


def test_what_is_kept_under_a_name_is_kept():
    assert written('{% load i18n %}{% translate "Review" as what %}[{{ what }}]') == "[Review]"
    assert written('{% load i18n shell %}{% icon "eye" as what %}[{{ what }}]').startswith("[<svg")


def test_a_sentence_keeps_its_translation_and_fills_its_gaps_escaped():
    source = "{% load i18n %}{% blocktranslate with title=row.title %}Choose {{ title }}{% endblocktranslate %}"
    found = engine(source)
    assert [type(node) for node in found.get_template("page").nodelist] == [Sentence]
    row = SimpleNamespace(title="<100%>")
    assert found.get_template("page").render(Context({"row": row})) == "Choose &lt;100%&gt;"
    with override("zh-hans"):
        assert found.get_template("page").render(Context({"row": row})) == "选择：&lt;100%&gt;"


def test_a_sentence_that_counts_or_reads_what_is_around_it_is_left_to_django():
    counts = (
        "{% load i18n %}{% blocktranslate count n=n %}{{ n }} ticket{% plural %}{{ n }} tickets{% endblocktranslate %}"
    )
    around = "{% load i18n %}{% blocktranslate %}Choose {{ title }}{% endblocktranslate %}"
    assert kinds(counts) == kinds(around) == ["BlockTranslateNode"]
    assert written(around, title="it") == "Choose it"


def test_other_languages_and_other_escaping_inside_are_left_alone():
    source = '{% load i18n %}{% language "zh-hans" %}{% translate "Review" %}{% endlanguage %}'
    assert "Review" not in written(source)
    assert written("{% autoescape off %}{{ a }}{% endautoescape %}", a="<b>") == "<b>"


def test_addresses_are_found_as_the_tag_finds_them():
    source = "{% url 'casefile:ticket' number %}"
    assert [type(node) for node in engine(source).get_template("page").nodelist] == [Address]
    assert written(source, number="2") == "/tickets/2/"
    assert written(source, number="3") == "/tickets/3/"
    assert written("{% url 'casefile:ticket' number as here %}[{{ here }}]", number="2") == "[/tickets/2/]"


def test_an_address_that_is_not_there():
    with pytest.raises(NoReverseMatch):
        written("{% url 'nobody:home' %}")
    assert written("{% url 'nobody:home' as here %}[{{ here }}]") == "[]"


def test_templates_that_are_being_written_are_left_as_they_are():
    assert len(engine(CONSTANT, debug=True).get_template("page").nodelist) > 1
