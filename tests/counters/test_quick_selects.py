"""Selects written without templates are what Django writes with them."""

from django import forms
from django.forms.renderers import DjangoTemplates

from hotline.shell.choosing import FormRenderer


class Form(forms.Form):
    unit = forms.ChoiceField(choices=[("", "–"), ("a&b", "<A> & B"), ("East", [("c", "C"), (3, "D")])])
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


def plain(html):
    return "".join(line.strip() for line in html.replace(" selected", " selected ").split("\n")).replace(" >", ">")


def test_the_same_markup():
    for data in (None, {"unit": "a&b", "several": ["a", "b"]}, {"unit": "3"}):
        for name, attrs in (("unit", {"data-combobox": True, "title": '"'}), ("several", {"hidden": False})):
            ours = Form(data, renderer=FormRenderer())[name].as_widget(attrs=attrs)
            theirs = Form(data, renderer=DjangoTemplates())[name].as_widget(attrs=attrs)
            assert plain(ours) == plain(theirs)
