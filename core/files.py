"""Files people hand in and get back: known by their content, kept under random names, served only to who may have them.

What a file is called proves nothing, so its first bytes must agree with its name. Stored files lie in the private
``MEDIA_ROOT``, which no URL serves: a view asks for the permission and answers with ``private_file_response``.
"""

import hashlib
import logging
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import formats, images
from core.docx import package
from core.text import Words

logger = logging.getLogger(__name__)

#: Longest name shown to people, without its extension.
LONGEST_STEM = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that may be handed in: how its content begins and how its name ends."""

    label: str
    content_type: str
    #: The first is the one a download gets.
    extensions: tuple[str, ...]
    signature: bytes
    #: Looks further into the content; raises ``ValidationError``.
    inspect: Callable[[IO[bytes]], None] | None = None
    #: What else the reader should know when the content is not of this kind.
    hint: Words = ""
    #: Whether it is written anew (``core.images``) and only the picture in it kept.
    is_photo: bool = False


# A PDF must begin with its mark: readers also accept one further down, and so hide another kind of file in front of it.
PDF = Kind("PDF", "application/pdf", (".pdf",), b"%PDF-")
JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"), b"\xff\xd8\xff")
PNG = Kind("PNG", "image/png", (".png",), b"\x89PNG\r\n\x1a\n")
DOCX = Kind(
    "Word (.docx)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    b"PK\x03\x04",
    inspect=package.inspect,
    hint=gettext_lazy("An old .doc file, or one with a password, cannot be read: save it as .docx without a password."),
)

#: A photo of a paper, from a phone: only the picture is kept, as JPEG, without place and camera.
PHOTO_JPEG = replace(JPEG, is_photo=True)
PHOTO_PNG = replace(PNG, is_photo=True)
#: A paper as people have it: scanned, or photographed.
PAPER = (PDF, PHOTO_JPEG, PHOTO_PNG)
#: Only a photo.
PHOTO = (PHOTO_JPEG, PHOTO_PNG)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that is what its name says. ``content`` bears the random name under which it is stored."""

    content: File
    #: What people called it, safe to show and to offer for download.
    name: str
    kind: Kind
    #: In bytes.
    size: int
    sha256: str


def largest_upload() -> int:
    """The most bytes a file may have."""
    return int(settings.MAX_UPLOAD_BYTES)


def checked(upload: File, *, kinds: Sequence[Kind], most: int | None = None) -> CheckedFile:
    """``upload``, if its content is of one of ``kinds`` and agrees with its name. Raises ``ValidationError``.

    ``most``: the bytes it may have, where that is not what scans may have.
    """
    size = upload.size or 0
    if not size:
        raise ValidationError(_("This file is empty."), code="empty")
    if size > (most or largest_upload()):
        sizes = {"size": formats.file_size(size), "limit": formats.file_size(most or largest_upload())}
        message = _("The file has %(size)s; at most %(limit)s are accepted. Scan it again with a lower resolution.")
        if most:
            message = _("The file has %(size)s; at most %(limit)s are accepted. Hand it in in parts.")
        raise ValidationError(message, code="too_large", params=sizes)
    name = safe_name(upload.name or "")
    _refuse_heif(upload, kinds)
    named = next((kind for kind in kinds if name.lower().endswith(kind.extensions)), None)
    if named is None:
        message = _("Only %(kinds)s is accepted.")
        raise ValidationError(message, code="kind", params={"kinds": ", ".join(kind.label for kind in kinds)})
    upload.seek(0)
    if upload.read(len(named.signature)) != named.signature:
        message = _(
            "This file is not what its name says: its content is not %(kind)s. Save it as %(kind)s and try again."
        )
        raise ValidationError(f"{message} {named.hint}".strip(), code="not_what_it_says", params={"kind": named.label})
    if named.inspect is not None:
        named.inspect(upload)
    if named.is_photo:
        upload, named = ContentFile(images.rewritten(upload)), PHOTO_JPEG
        name, size = f"{name.rpartition('.')[0]}{named.extensions[0]}", upload.size
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    stored_as = f"{secrets.token_hex(16)}{named.extensions[0]}"
    return CheckedFile(File(upload.file, name=stored_as), name, named, size, digest.hexdigest())


def _refuse_heif(upload: File, kinds: Sequence[Kind]) -> None:
    """Say plainly what to do with a photo that only Apple devices read, whatever it is called."""
    upload.seek(0)
    if any(kind.is_photo for kind in kinds) and images.is_heif(upload.read(12)):
        message = _(
            "Photos in the HEIC format cannot be read here. Send a screenshot of the photo instead, or set the camera "
            "to “Most Compatible” (Settings, Camera, Formats) and take it again."
        )
        raise ValidationError(message, code="heif")


def safe_name(name: str) -> str:
    """A name without folders, invisible characters or signs that some system forbids; never empty, never hidden."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # isprintable() is false for NUL, line ends and the marks that turn the reading direction around.
    plain = re.sub(r'[<>:"|?*]+', "_", "".join(sign for sign in last if sign.isprintable()))
    stem, _dot, extension = plain.rpartition(".") if "." in plain else (plain, "", "")
    stem, extension = stem.strip(" .")[:LONGEST_STEM].rstrip(" .") or "file", extension.strip()[:10]
    return f"{stem}.{extension}" if extension else stem


class CheckedFileField(forms.FileField):
    """A file of one of ``kinds``; the cleaned value is a ``CheckedFile``."""

    def __init__(self, *, kinds: Sequence[Kind], most: int | None = None, **kwargs: Any) -> None:
        self.kinds, self.most = tuple(kinds), most
        kwargs.setdefault("help_text", lazy(self._allowed, str)())
        super().__init__(**kwargs)

    def _allowed(self) -> str:
        return _("%(kinds)s, at most %(limit)s.") % {
            "kinds": ", ".join(kind.label for kind in self.kinds),
            "limit": formats.file_size(self.most or largest_upload()),
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        accepted = [end for kind in self.kinds for end in kind.extensions]
        return super().widget_attrs(widget) | {"accept": ",".join(accepted)}

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        return checked(upload, kinds=self.kinds, most=self.most) if upload else None


def picture_response(file: File) -> FileResponse:
    """A stored photo, written anew when it came, to be shown in a page. The caller has asked who may; 404 when gone."""
    response = private_file_response(file, name="foto.jpg", content_type=PHOTO_JPEG.content_type)
    response["Content-Disposition"] = "inline"
    return response


def private_file_response(file: File, *, name: str, content_type: str) -> FileResponse:
    """A stored file as a download, never as a page of this site. The caller has asked who may; 404 when it is gone."""
    try:
        content = file.open("rb")
    except FileNotFoundError:
        logger.error("stored file is missing: %s", file.name)
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=safe_name(name), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
