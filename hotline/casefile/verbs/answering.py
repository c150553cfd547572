"""Answering on the line: with an article of the knowledge base at hand."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs.form import VerbForm
from hotline.knowledge.models import Article
from hotline.knowledge.queries import cite, find_articles, in_language
from tickets.domain.lifecycle import Verb

OFFERED = 5


class AnswerForm(VerbForm):
    """Which article was read out is chosen among those that fit the matter."""

    verb = Verb.ANSWER
    template = "casefile/verbs/answer.html"

    def shape(self) -> None:
        """Offer the articles that share words with the matter."""
        options = [(one.code, in_language(one.titles)) for one in self.articles]
        self.fields["article"] = forms.ChoiceField(
            label=self.fields["article"].label,
            required=False,
            choices=[("", _("none")), *options],
            widget=forms.RadioSelect,
        )

    @cached_property
    def articles(self) -> list[Article]:
        """The articles offered, best first. One statement."""
        ticket = self.about.ticket
        return find_articles(f"{ticket.title} {ticket.content}", limit=OFFERED) if ticket else []

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The articles as (code, title, answer) in the reader's language."""
        return [(one.code, in_language(one.titles), in_language(one.answers)) for one in self.articles]

    def said(self) -> dict[str, object]:
        """Cite the article's version that was read out."""
        said = super().said()
        if said.get("article"):
            said["article"] = cite(str(said["article"]))
        return said
