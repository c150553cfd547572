"""Templates in which what is the same for every reader of a language is already written.

A list writes its row's template twenty-five times, and most of a row is words: headings for narrow screens, labels of
icons, names of states. Django looks each of them up each time, and searches all addresses for each link. Here a
template is kept once per language. When it is first read in a language, its texts and its constant marks (tags whose
function is `constant`) become plain text, sentences with gaps keep their translation, and links remember what they
found. What depends on anything else stays as it was.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings
from django.template import Context, Node, Template
from django.template.base import FilterExpression, NodeList, TextNode, TokenType, Variable, render_value_in_context
from django.template.defaulttags import AutoEscapeControlNode, CommentNode, LoadNode, URLNode
from django.template.library import SimpleNode
from django.template.loaders.base import Loader as BaseLoader
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

Function = TypeVar("Function", bound=Callable[..., Any])

OWN_RULES = (AutoEscapeControlNode, LanguageNode)
"""Nodes whose inside is written in another language, or escaped otherwise, than the template around them."""


def constant(function: Function) -> Function:
    """Mark a simple tag whose outcome follows from its arguments and the language alone."""
    function.constant = True  # type: ignore[attr-defined]
    return function


class Sentence(Node):
    """``{% blocktranslate with title=row.title %}Choose {{ title }}{% endblocktranslate %}``, its translation found."""

    child_nodelists = ()

    def __init__(self, template: str, gaps: dict[str, FilterExpression]) -> None:
        self.template, self.gaps = template, gaps

    def render(self, context: Context) -> SafeString:
        """Fill the gaps, each escaped."""
        filled = {name: render_value_in_context(gap.resolve(context), context) for name, gap in self.gaps.items()}
        return mark_safe(self.template % filled)


class Address(URLNode):
    """``{% url "casefile:ticket" row.number %}``, each address searched for once."""

    def render(self, context: Context) -> SafeString:
        """Return the address, escaped as the tag does."""
        request = context.get("request")
        if getattr(request, "current_app", None):  # the administration: which of several sites is meant, it knows
            return SafeString(super().render(context))
        name = self.view_name.resolve(context)
        args = tuple(arg.resolve(context) for arg in self.args)
        try:
            url = _reversed(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, args)
        except NoReverseMatch:
            if not self.asvar:
                raise
            url = ""
        if self.asvar:
            context[self.asvar] = url
            return SafeString()
        return SafeString(conditional_escape(url) if context.autoescape else url)


@lru_cache(maxsize=16_384)
def _reversed(urlconf: str, _prefix: str, name: str, args: tuple[object, ...]) -> str:
    return reverse(name, urlconf=urlconf, args=args)


class Folded(BaseLoader):
    """Folds what it has read, before anybody else may see it."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """Return a template in the language in force."""
        template: Template = super().get_template(template_name, skip)
        if not self.engine.debug:  # while templates are being written, an error points at the tag it came from
            context = Context(autoescape=self.engine.autoescape)
            with context.bind_template(template):
                fold(template.nodelist, context)
        return template


class Loader(CachedLoader, Folded):
    """Django's caching loader, with a copy of each template for each language."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        """Return the name a template is kept under."""
        return f"{get_language()}:{super().cache_key(template_name, skip)}"


def fold(nodes: NodeList, context: Context) -> None:
    """Write what is constant in the language in force, here and in everything inside."""
    kept: list[Node] = []
    for node in nodes:
        text = _text(node, context)
        if text is None:
            node = _quicker(node, context)
            for inside in _insides(node):
                fold(inside, context)
            kept.append(node)
        elif kept and isinstance(kept[-1], TextNode):
            kept[-1] = TextNode(kept[-1].s + text)
        elif text:
            kept.append(TextNode(text))
    nodes[:] = kept


def _insides(node: Node) -> Iterator[NodeList]:
    if isinstance(node, OWN_RULES):
        return
    for _condition, inside in getattr(node, "conditions_nodelists", ()):  # of {% if %}
        yield inside
    for name in node.child_nodelists:
        inside = getattr(node, name, None)
        if isinstance(inside, NodeList) and not hasattr(node, "conditions_nodelists"):
            yield inside


def _text(node: Node, context: Context) -> str | None:
    """Return what a node writes whoever reads it; None where that depends on who does."""
    if isinstance(node, TextNode):
        return str(node.s)
    if isinstance(node, LoadNode | CommentNode):
        return ""
    return str(node.render(context)) if _is_constant(node) else None


def _quicker(node: Node, context: Context) -> Node:
    """Return a node that writes the same with less ado, or the node itself."""
    if type(node) is URLNode and not node.kwargs and _literal(node.view_name):
        return Address(node.view_name, node.args, node.kwargs, node.asvar)
    if isinstance(node, BlockTranslateNode) and not (node.plural or node.asvar or node.message_context):
        words, gaps = node.render_token_list(node.singular)
        if set(gaps) <= set(node.extra_context):
            return Sentence(gettext(words), {name: node.extra_context[name] for name in gaps})
    return node


def _is_constant(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        return not node.asvar and _literal(node.filter_expression) and _literal(node.message_context)
    if isinstance(node, BlockTranslateNode):
        words = all(token.token_type == TokenType.TEXT for token in node.singular)
        return words and not (node.plural or node.asvar or node.message_context or node.extra_context)
    if type(node) is SimpleNode and getattr(node.func, "constant", False) and node.target_var is None:
        return all(map(_literal, [*node.args, *node.kwargs.values()]))
    return False


def _literal(said: FilterExpression | None) -> bool:
    if said is None:
        return True
    if said.filters:
        return False
    return said.var.lookups is None if isinstance(said.var, Variable) else True
