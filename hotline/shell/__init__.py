"""The shared shell: what every page stands in, and how a counter registers itself.

A counter is a folder below ``hotline/`` with ``counter.py`` (its `COUNTER`) and ``urls.py``. It is found on disk,
gets its place in the addresses and in the navigation from there, and is gone when its folder is gone. docs/design.md
shows how to write one, and every component.
"""
