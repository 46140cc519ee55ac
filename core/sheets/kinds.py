"""The kinds of spreadsheet that may be handed in, judged by their content before anything is unpacked."""

import zipfile
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import archives
from core.files import Kind

#: Unpacked sizes in bytes. 200,000 rows of 25 columns are about 150 MB of XML.
MOST_UNPACKED = 500_000_000
MOST_PARTS = 2_000
#: Times a file may grow when unpacked: the XML of tables is packed to a tenth or a twentieth.
MOST_GROWTH = 60
_PART = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How other kinds of file begin: none of them is a table in text.
_NOT_TEXT = (
    b"PK\x03\x04",
    _OLE,
    b"%PDF",
    b"MZ",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_RESAVE = gettext_lazy(
    "A workbook with a password cannot be read: open it in Excel or LibreOffice and save it as .xlsx without one."
)


def _inspect_xlsx(file: IO[bytes]) -> None:
    types = _look_inside(file, "[Content_Types].xml")
    if b"macroEnabled" in types:
        raise _has_macros()
    if b"spreadsheetml.sheet.main+xml" not in types:
        raise _not_a_workbook()


def _inspect_ods(file: IO[bytes]) -> None:
    if b"opendocument.spreadsheet" not in _look_inside(file, "mimetype"):
        raise _not_a_workbook()


def _look_inside(file: IO[bytes], part: str) -> bytes:
    """One small part of the archive, once its directory has been found sane."""
    try:
        with zipfile.ZipFile(file) as archive:
            archives.refuse_bomb(archive, most_unpacked=MOST_UNPACKED, most_parts=MOST_PARTS, most_growth=MOST_GROWTH)
            if archives.holds_macros(archive):
                raise _has_macros()
            with archive.open(part) as content:
                return content.read(_PART)
    except archives.DAMAGED:
        raise damaged() from None
    finally:
        file.seek(0)


def _inspect_xls(file: IO[bytes]) -> None:
    """An old workbook is a file system of its own; its programs lie in a folder of a known name."""
    mark, before = "_VBA_PROJECT".encode("utf-16-le"), b""
    file.seek(0)
    while chunk := file.read(_PART):
        if mark in before + chunk:
            raise _has_macros()
        before = chunk[-len(mark) :]
    file.seek(0)


def _inspect_csv(file: IO[bytes]) -> None:
    file.seek(0)
    head = file.read(_PART)
    file.seek(0)
    if head.startswith(_NOT_TEXT) or (b"\0" in head and not head.startswith(_UTF16)):
        raise ValidationError(
            _("This file is not what its name says: it is no table in text. Save it as CSV and try again."),
            code="not_what_it_says",
        )


def damaged() -> ValidationError:
    """What to say of a file that cannot be opened."""
    return ValidationError(
        _(
            "This file is damaged and cannot be opened. Open it in Excel or LibreOffice, save it again, and try once "
            "more."
        ),
        code="damaged",
    )


def locked() -> ValidationError:
    """What to say of a file with a password."""
    return ValidationError(_RESAVE, code="password")


def _has_macros() -> ValidationError:
    return ValidationError(
        _("This workbook holds macros (programs). Save it as “Excel workbook (.xlsx)” without them and try again."),
        code="macros",
    )


def _not_a_workbook() -> ValidationError:
    return ValidationError(_("This is not a workbook. Save it as .xlsx and try again."), code="not_a_workbook")


XLSX = Kind(
    "Excel (.xlsx)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    (".xlsx",),
    b"PK\x03\x04",
    inspect=_inspect_xlsx,
    hint=_RESAVE,
)
XLS = Kind(
    "Excel 97 (.xls)",
    "application/vnd.ms-excel",
    (".xls",),
    _OLE,
    inspect=_inspect_xls,
    hint=gettext_lazy("Some programs call a web page .xls: open it in Excel and save it as .xlsx."),
)
ODS = Kind(
    "LibreOffice (.ods)",
    "application/vnd.oasis.opendocument.spreadsheet",
    (".ods",),
    b"PK\x03\x04",
    inspect=_inspect_ods,
)
CSV = Kind("CSV", "text/csv", (".csv",), b"", inspect=_inspect_csv)
KINDS = (XLSX, XLS, ODS, CSV)
