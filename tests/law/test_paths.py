"""Paths of codes and trees laid out from parents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.domain import paths
from routing.domain.tree import lay_out
from routing.refusal import Refusal

CODES = st.text("abc-1", min_size=1, max_size=3)
PATHS = st.lists(CODES, max_size=4).map("/".join)


@pytest.mark.parametrize(
    "path, ancestor, expected",
    [
        ("lin/hexi/nanhu", "lin/hexi", True),
        ("lin/hexi", "lin/hexi", True),
        ("lin/hexi", "lin/hexi/nanhu", False),
        ("lin/hexi-east", "lin/hexi", False),  # a name that merely begins alike
        ("lin", "", False),
        ("", "lin", False),
        ("", "", False),
    ],
)
def test_under(path, ancestor, expected):
    assert paths.is_under(path, ancestor) is expected


def test_ancestors_are_nearest_first_and_include_the_place_itself():
    assert paths.ancestors("lin/hexi/nanhu") == ("lin/hexi/nanhu", "lin/hexi", "lin")
    assert paths.ancestors("") == ()


@pytest.mark.parametrize(
    "one, other, expected",
    [("a/b/c", "a/b/d", "a/b"), ("a/b", "a/b/c", "a/b"), ("a", "b", ""), ("", "a", ""), ("ab/c", "a/c", "")],
)
def test_common(one, other, expected):
    assert paths.common(one, other) == expected


@pytest.mark.parametrize("code", ["", "a/b"])
def test_what_is_no_code_cannot_be_joined(code):
    with pytest.raises(ValueError, match="not a code"):
        paths.join("lin", code)


@given(PATHS)
def test_a_path_is_its_segments(path):
    assert "/".join(paths.segments(path)) == path
    assert paths.depth(path) == len(paths.segments(path)) == len(paths.ancestors(path))


@given(PATHS, CODES)
def test_a_child_is_under_its_parent_and_never_the_reverse(path, code):
    child = paths.join(path, code)
    assert paths.parent(child) == path
    assert paths.leaf(child) == code
    if path:
        assert paths.is_under(child, path)
        assert not paths.is_under(path, child)
        assert paths.in_line(path, child)


@given(PATHS, PATHS)
def test_the_common_path_is_above_both(one, other):
    shared = paths.common(one, other)
    assert paths.common(other, one) == shared
    for path in (one, other):
        assert not shared or paths.is_under(path, shared)


def test_a_tree_is_laid_out_from_the_root_whatever_the_order():
    assert lay_out({"c": "b", "b": "a", "a": "", "d": ""}) == {"a": "a", "b": "a/b", "c": "a/b/c", "d": "d"}
    assert list(lay_out({"c": "b", "b": "a", "a": ""})) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "parents, code",
    [({"a": "b", "b": "a"}, "circle"), ({"a": "a"}, "circle"), ({"a": "gone"}, "unknown_parent")],
)
def test_a_tree_that_is_none_is_refused(parents, code):
    with pytest.raises(Refusal) as refused:
        lay_out(parents)
    assert refused.value.code == code


@given(st.dictionaries(CODES, st.none(), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_laid_out_paths_end_with_their_code_and_start_with_their_parents(codes, chance):
    order = list(codes)
    parents = {code: chance.choice(["", *order[:place]]) for place, code in enumerate(order)}
    chance.shuffle(order)
    laid = lay_out({code: parents[code] for code in order})
    for code, path in laid.items():
        assert paths.leaf(path) == code
        assert paths.parent(path) == laid.get(parents[code], "")
