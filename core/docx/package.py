"""What a Word file is as a container: a zip archive that must be whole, of sane size, and free of macros.

Only the directory of the archive and its list of types are read here, never more than ``_LONGEST_TYPES`` bytes.
"""

import zipfile
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import archives

#: Unpacked sizes in bytes, as the archive's directory declares them: no part is ever read further than that.
MOST_UNPACKED = 200_000_000
MOST_PARTS = 5_000
#: Times a file may grow when unpacked. XML of Word files is seldom packed to less than a thirtieth.
MOST_GROWTH = 120
_LONGEST_TYPES = 1_000_000
TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def inspect(file: IO[bytes]) -> None:
    """Raises ``ValidationError`` when ``file`` is not a whole Word document that is safe to unpack."""
    try:
        with zipfile.ZipFile(file) as archive:
            archives.refuse_bomb(archive, most_unpacked=MOST_UNPACKED, most_parts=MOST_PARTS, most_growth=MOST_GROWTH)
            if archives.holds_macros(archive):
                raise _has_macros()
            with archive.open(TYPES) as part:
                types = part.read(_LONGEST_TYPES)
    except archives.DAMAGED:
        raise ValidationError(
            _("This Word file is damaged and cannot be opened. Open it in Word, save it again, and try once more."),
            code="damaged",
        ) from None
    finally:
        file.seek(0)
    if b"macroEnabled" in types:
        raise _has_macros()
    if _MAIN not in types:
        raise ValidationError(_("This is not a Word document. Save it as .docx and try again."), code="not_word")


def _has_macros() -> ValidationError:
    return ValidationError(
        _("This Word file holds macros (programs). Save it as “Word document (.docx)” without them and try again."),
        code="macros",
    )
