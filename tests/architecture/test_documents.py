"""Pages that are made from code say what the code says."""

from pathlib import Path

from tickets.domain.picture import document

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_about_the_lifecycle_is_the_table():
    assert (DOCS / "lifecycle.md").read_text(encoding="utf-8") == document(), "run manage.py draw_lifecycle"
