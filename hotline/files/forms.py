"""A form's field for photos and documents: works without JavaScript, and loses nothing when the form comes back.

    class ReplyForm(VersionedForm):
        files = PhotosField()

    form = ReplyForm(request.POST, request.FILES)
    form.fields["files"].given_by(actor.ref)

Its value is a list of ids, to be said with the verb as ``files``. What was uploaded stays uploaded while the rest of
the form is wrong. Where nobody has a name yet (`given_by()` without an owner) the files belong to a draft, whose key
the form carries: hand them over with `hotline.files.drafts.handed_over(ids, field.draft, actor)`.

The form needs ``enctype="multipart/form-data"`` and its ``{{ form.media }}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.files.drafts import new_draft, owner_of
from hotline.files.gallery import shown
from hotline.files.kinds import ACCEPT
from hotline.files.limits import spend_upload
from hotline.files.models import StoredFile
from hotline.files.storing import take
from tickets.domain.lifecycle import FILES_OF_AN_ACT
from tickets.domain.refusals import Invalid, Refusal


@dataclass(slots=True)
class Chosen:
    """What comes with a form: new uploads, ids that were uploaded before, those no longer wanted, the draft's key."""

    uploads: list[UploadedFile] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a form shows: the files that wait for it, and the draft they belong to."""

    rows: tuple[StoredFile, ...] = ()
    draft: str = ""


class PhotosInput(forms.Widget):
    """Pictures that wait, each with a box to leave it out, and the browser's own picker, from which phones offer their
    camera too (``capture`` would take away the choice)."""

    template_name = "files/parts/photos.html"
    needs_multipart_form = True
    most = FILES_OF_AN_ACT

    class Media:
        css = {"all": ["files/files.css"]}
        js = [Script("files/photos.js", type="module")]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Chosen:
        """Read what came with the form."""
        many = data if isinstance(data, MultiValueDict) else MultiValueDict({key: [data[key]] for key in data})
        uploads = files.getlist(name) if hasattr(files, "getlist") else []
        return Chosen(
            [one for one in uploads if one],
            many.getlist(f"{name}-kept"),
            many.getlist(f"{name}-drop"),
            many.get(f"{name}-draft") or "",
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing chosen is an answer too."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows."""
        context = super().get_context(name, None, attrs)
        waiting = value if isinstance(value, Waiting) else Waiting()
        megabytes = settings.FILE_MOST_BYTES // 1_000_000
        context["widget"] |= {
            "accept": ACCEPT,
            "most": self.most,
            "bytes": settings.FILE_MOST_BYTES,
            "kept": shown(waiting.rows, signed_at=timezone.now()),
            "draft": waiting.draft,
            "too_many": gettext("At most {most} files go with one act.").format(most=self.most),
            "too_large": gettext("A file may have at most {most} MB.").format(most=megabytes),
        }
        return context


def _help(most: int) -> str:
    megabytes = settings.FILE_MOST_BYTES // 1_000_000
    text = gettext(
        "Up to {most} photos (JPEG, PNG, WebP) or PDF documents of at most {megabytes} MB each. Place and time are "
        "removed from photos."
    )
    return text.format(most=most, megabytes=megabytes)


class PhotosField(forms.Field):
    """Photos and documents of one act. After `given_by`, its clean value is the list of their ids."""

    widget = PhotosInput

    def __init__(self, *, most: int = FILES_OF_AN_ACT, **how: Any) -> None:
        how.setdefault("required", False)
        how.setdefault("label", _("Photos and documents"))
        how.setdefault("help_text", lazy(_help, str)(most))
        super().__init__(**how)
        self.most = self.widget.most = most  # type: ignore[attr-defined]
        self.owner = self.address = self.number = self.draft = ""
        self.public = True
        self.kept: list[StoredFile] = []

    def given_by(self, owner: str = "", *, address: str = "", number: str = "", public: bool = True) -> None:
        """Say whose the files are (an actor's reference; empty: a draft's). With the `address` of somebody who has no
        account, and the `number` of the ticket they speak of, uploads are counted."""
        self.owner, self.address, self.number, self.public = owner, address, number, public
        if not owner:
            self.draft = new_draft()

    def clean(self, value: Chosen) -> list[str]:
        """Keep what was uploaded, and return the ids of all that goes with the form."""
        owner = self.owner or self._drafted(value.draft)
        wanted = [key for key in dict.fromkeys(value.kept) if key not in value.dropped][: self.most]
        known = StoredFile.objects.filter(owner=owner, ticket="", erased_at=None).in_bulk(wanted)
        self.kept = [known[key] for key in wanted if key in known]
        wrong: list[str] = []
        for upload in value.uploads:
            if len(self.kept) >= self.most:
                wrong.append(gettext("At most {most} files go with one act.").format(most=self.most))
                break
            try:
                self.kept.append(self._taken(upload, owner))
            except Refusal as refusal:
                name = (upload.name or "")[:60]
                wrong.append(gettext("“{name}”: {problem}").format(name=name, problem=refusal.sentence(gettext)))
        if wrong:
            raise forms.ValidationError(wrong)
        if self.required and not self.kept:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [row.id for row in self.kept]

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Show what waits, not what the browser sent: that cannot be shown again."""
        return None

    def prepare_value(self, value: Any) -> Waiting:
        """Return what the form shows."""
        return Waiting(tuple(self.kept), self.draft)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether there is something."""
        return isinstance(data, Chosen) and bool(data.uploads or data.kept)

    def _drafted(self, draft: str) -> str:
        """Return the owner of the draft the form carries; a new one's where it carries none."""
        try:
            owner = owner_of(draft)
            self.draft = draft
        except Invalid:
            self.draft = self.draft or new_draft()
            owner = owner_of(self.draft)
        return owner

    def _taken(self, upload: UploadedFile, owner: str) -> StoredFile:
        if self.address:
            spend_upload(self.address, self.number)
        return take(upload, owner=owner, now=timezone.now(), public=self.public)
