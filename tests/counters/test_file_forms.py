"""Photos in a form: kept while the rest is wrong, left out at wish, nobody else's, and shown with their act."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from hotline.files.drafts import handed_over, owner_of
from hotline.files.forms import PhotosField
from hotline.files.gallery import gallery
from hotline.files.models import StoredFile
from tests.pictures import PDF, picture, upload, uploaded
from tickets.models import Ticket
from tickets.queries.status import asker
from tickets.queries.timeline import timeline


@pytest.fixture(autouse=True)
def uploads(settings):
    """A storage of the test's own, in memory."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "uploads": memory}


class Words(forms.Form):
    text = forms.CharField()
    files = PhotosField(most=3)


def filled(owner, *new, text="x", **how):
    """Return the form as it comes back from a browser; `how` holds its hidden fields."""
    data = MultiValueDict({"text": [text]})
    for name in ("kept", "drop"):
        data.setlist(f"files-{name}", how.get(name, []))
    data["files-draft"] = how.get("draft", "")
    form = Words(data, MultiValueDict({"files": [upload(one, "坑<洞>.jpg") for one in new]}))
    form.fields["files"].given_by(owner)
    return form


def test_a_form_that_comes_back_keeps_its_photos(clock):
    me = clock.who("operator").ref
    first = filled(me, picture(), PDF, text="")
    assert not first.is_valid()
    assert list(first.errors) == ["text"]
    page = str(first)
    kept = re.findall(r'name="files-kept" value="(\w+)"', page)
    assert len(kept) == StoredFile.objects.count() == 2
    assert 'alt="Photo 1 of 2"' in page
    assert "Document 2 of 2 (PDF)" in page
    assert "<洞>" not in page
    second = filled(me, picture(), kept=kept, drop=kept[:1])
    assert second.is_valid(), second.errors
    ids = second.cleaned_data["files"]
    assert ids[0] == kept[1]
    assert len(ids) == 2
    clock.register()
    clock.do("append", "operator", text="x", files=ids)
    again = filled(me, kept=ids)  # given already: not given again
    assert again.is_valid()
    assert again.cleaned_data["files"] == []


def test_what_is_wrong_with_a_file_is_said_by_its_name(clock):
    form = filled(clock.who("operator").ref, b"<svg/>", picture())
    assert not form.is_valid()
    assert form.errors["files"] == ["“坑<洞>.jpg”: Only photos (JPEG, PNG, WebP) and PDF documents can be taken."]
    assert "<洞>" not in str(form)
    assert str(form).count('name="files-kept"') == 1  # the good one is not lost


def test_too_many(clock):
    form = filled(clock.who("operator").ref, *[picture()] * 4)
    assert form.errors["files"] == ["At most 3 files go with one act."]
    assert StoredFile.objects.count() == 3


def test_somebody_else_s_files_do_not_come_along(clock):
    key = uploaded(clock, "reviewer").id
    form = filled(clock.who("operator").ref, kept=[key, "../x", "x" * 500])
    assert form.is_valid()
    assert form.cleaned_data["files"] == []
    assert key not in str(form)


def test_nothing_is_fine_unless_it_is_needed(clock):
    assert filled(clock.who("operator").ref).is_valid()
    form = filled(clock.who("operator").ref)
    form.fields["files"].required = True
    assert not form.is_valid()


def test_a_draft_s_photos_become_the_citizen_s(clock):
    empty = Words()
    empty.fields["files"].given_by()
    draft = re.search(r'name="files-draft" value="([^"]+)"', str(empty))[1]
    form = filled("", picture(), draft=draft)
    assert form.is_valid()
    assert StoredFile.objects.get().owner == owner_of(draft)
    assert f'value="{draft}"' in str(form)
    clock.register()
    citizen = asker(Ticket.objects.get())
    with handed_over(form.cleaned_data["files"], form.fields["files"].draft, citizen):
        pass
    assert StoredFile.objects.get().owner == citizen.ref


def test_a_broken_draft_key_gets_a_new_one(clock):
    form = filled("", picture(), draft="short")
    assert form.is_valid()
    assert StoredFile.objects.get().owner == owner_of(form.fields["files"].draft)


def test_the_files_of_a_timeline(clock, django_assert_num_queries):
    clock.register()
    staff, citizen = clock.who("operator"), asker(Ticket.objects.get())
    keys = [uploaded(clock, "operator", body=body).id for body in (picture(size=(800, 400)), PDF)]
    clock.do("append", "operator", text="x", files=keys)
    hidden = uploaded(clock, "operator", public=False).id
    clock.do("append", "operator", text="x", files=[hidden])
    for reader, expected in ((staff, [keys, [hidden]]), (citizen, [keys])):
        entries = timeline(Ticket.objects.get(), reader)
        with django_assert_num_queries(1):
            found = gallery(entries, now=clock.now)
        assert [[one.id for one in found[seq]] for seq in sorted(found)] == expected
        first = found[min(found)][0]
        assert (first.width, first.height, first.alt) == (320, 160, "Photo 1 of 2")
        assert ("sig=" in first.url, first.name) == ((True, "") if reader is citizen else (False, "photo.jpg"))
        page = render_to_string("files/parts/gallery.html", {"files": found[min(found)]})
        assert page.count("<img") == 1
    with django_assert_num_queries(0):
        assert gallery([], now=clock.now) == {}
