"""Zip archives that people hand in (Word files, workbooks): judged by their directory before they are unpacked."""

import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: What zipfile raises for an archive that is cut off, encrypted or of a kind it does not know.
DAMAGED = (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
#: Files smaller than this (bytes) may grow by more: a tiny one is mostly directory.
_SMALL = 50_000


def refuse_bomb(archive: zipfile.ZipFile, *, most_unpacked: int, most_parts: int, most_growth: int) -> None:
    """Refuse an archive that would grow out of all measure. Sizes in bytes, as its directory declares them.

    Raises ``ValidationError``.
    """
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > most_parts or unpacked > most_unpacked or unpacked > most_growth * max(packed, _SMALL):
        raise ValidationError(
            _("This file would grow far too large when opened, as no real document does. It was not opened."),
            code="bomb",
        )


#: Where LibreOffice keeps programs; it writes a list of libraries there also when there are none.
_PROGRAMS = ("Basic/Standard/Module", "Scripts/")


def holds_macros(archive: zipfile.ZipFile) -> bool:
    """Whether a program travels in the archive."""
    return any(
        name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith(_PROGRAMS)
        for name in archive.namelist()
    )
