"""Photos and papers given with a registration."""

import secrets
from collections.abc import Mapping
from typing import IO, cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_act
from core import images
from core.decisions import Refused
from core.files import CheckedFile
from core.scope import Actor
from enterprises.choices import FileKind
from enterprises.models import Registration, RegistrationFile
from enterprises.services.registration import EDITABLE

#: The longer side of the picture that pages show, in pixels: sharp on a phone, some 40 kB.
_SMALL_SIDE = 640


def attach(*, actor: Actor, registration: Registration, files: Mapping[str, CheckedFile | None]) -> list[str]:
    """Keep the files, by kind; each takes the place of an older one of its kind. Returns the kinds that were kept.

    Raises ``Refused`` when the registration can no longer be changed, ``DoesNotExist`` when it is not the actor's.
    """
    given = {FileKind(kind): file for kind, file in files.items() if file is not None}
    if not given:
        return []
    with transaction.atomic():
        rows = Registration.objects.select_for_update(of=("self",)).held_by(actor.user_id)
        row = rows.get(pk=registration.pk)
        if row.status not in EDITABLE:
            raise Refused(_("This registration has been submitted and can no longer be changed."))
        for kind, checked in given.items():
            _replace(actor, row, kind, checked)
        record_act(actor=actor, verb="registration.attach", subject=row, data={"kinds": [kind.value for kind in given]})
    return [kind.value for kind in given]


def _replace(actor: Actor, row: Registration, kind: FileKind, checked: CheckedFile) -> None:
    kept = RegistrationFile.objects.filter(registration=row, kind=kind).first()
    old = [file.name for file in (kept.file, kept.small) if file] if kept else []
    new = kept or RegistrationFile(registration=row, kind=kind)
    new.file, new.small = checked.content, _small(checked)
    new.file_name, new.content_type = checked.name, checked.kind.content_type
    new.size, new.sha256, new.given_by_id = checked.size, checked.sha256, actor.user_id
    new.save()
    for name in old:
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]


def _small(checked: CheckedFile) -> ContentFile | str:
    if not checked.kind.is_photo:
        return ""
    picture = images.rewritten(cast("IO[bytes]", checked.content.file), longest=_SMALL_SIDE)
    checked.content.seek(0)
    return ContentFile(picture, name=f"{secrets.token_hex(16)}.jpg")
