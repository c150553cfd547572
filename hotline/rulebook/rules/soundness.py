"""Which rules of a set are broken: every rule is checked once per state of the set and of the reference data."""

from collections.abc import Sequence

from django.core.cache import cache

from routing.domain.catalogue import Catalogue, check_rule
from routing.domain.compile import Rule

KEPT = 24 * 3600
"""Seconds; a state nobody looks at is forgotten."""


def broken(rules: Sequence[Rule], digest: str, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes of enabled rules with problems. `digest` is that of the rules; together with the edition of the
    reference data it says everything a check depends on, so what is kept is never out of date."""
    key = f"rulebook:broken:{digest}:{catalogue.edition}"
    kept = cache.get(key)
    if kept is None:
        kept = [rule.code for rule in rules if rule.enabled and check_rule(rule, catalogue.vocabulary)]
        cache.set(key, kept, KEPT)
    return frozenset(kept)
