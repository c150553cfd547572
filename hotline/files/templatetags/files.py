"""``{% load files %}``: the files of one entry of a timeline."""

from collections.abc import Mapping
from typing import Any

from django import template

from hotline.files.gallery import Shown

register = template.Library()


@register.inclusion_tag("files/parts/gallery.html")
def gallery(files: Mapping[int, list[Shown]], seq: int) -> dict[str, Any]:
    """Show the files of the entry `seq` out of what `hotline.files.gallery.gallery` returned; nothing where it has
    none."""
    return {"files": files.get(seq, [])}
