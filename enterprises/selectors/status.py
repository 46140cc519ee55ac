"""The status of a registration for whoever holds its number and its code, signed in or not.

The code is a keyed digest of the number: it is kept nowhere, its owner can be shown it at any time, and a link that was
sent once stays good through corrections, for as long as ``FIELD_DIGEST_KEY`` lives.
"""

import base64
import hmac
import re

from core.fields import digest
from enterprises.models import Registration

#: Characters of a code, 5 bits each; tries are limited by address.
_LENGTH = 12
#: Base 32 leaves out 0, 1, 8 and 9: a person who reads one of these meant the letter.
_MEANT = str.maketrans("0189", "OIBG")


def status_code(number: str) -> str:
    """The secret that belongs to a registration number, in groups for the eye: ``K7QX-2MPA-DWTB``."""
    text = base64.b32encode(bytes.fromhex(digest(f"status of {number}"))).decode()[:_LENGTH]
    return "-".join(text[start : start + 4] for start in range(0, _LENGTH, 4))


def registration_of_code(*, number: str, code: str) -> Registration | None:
    """The registration a number and code belong to; None for a wrong number and for a wrong code alike."""
    number = re.sub(r"\s", "", number).upper()
    if not hmac.compare_digest(_bare(status_code(number)), _bare(code)):
        return None
    return Registration.objects.filter(number=number).first()


def _bare(code: str) -> bytes:
    """A code as typed, in any case and grouping."""
    return re.sub(r"[^A-Z2-7]", "", code.upper().translate(_MEANT)).encode()
