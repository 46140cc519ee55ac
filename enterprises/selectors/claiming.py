"""The code with which a person claims what an officer registered for them.

Like the code of a status page it is kept nowhere: it follows from a random number beside it and ``FIELD_DIGEST_KEY``.
So the officer can print the receipt again while the code is open, and a stolen database holds no code.
"""

import base64
import re

from core.fields import digest
from enterprises.models import ClaimCode, Registration

#: Characters of a code, 5 bits each.
_LENGTH = 12
#: Base 32 leaves out 0, 1, 8 and 9: a person who reads one of these meant the letter.
_MEANT = str.maketrans("0189", "OIBG")


def code_of(nonce: str) -> str:
    """The code that belongs to a random number, in groups for the eye: ``K7QX-2MPA-DWTB``."""
    text = base64.b32encode(bytes.fromhex(digest(f"claim {nonce}"))).decode()[:_LENGTH]
    return "-".join(text[start : start + 4] for start in range(0, _LENGTH, 4))


def digest_of(code: str) -> str:
    """The digest by which a code as typed, in any case and grouping, is found."""
    return digest(f"claim code {re.sub(r'[^A-Z2-7]', '', code.upper().translate(_MEANT))}")


def open_code(registration: Registration) -> tuple[str, ClaimCode] | None:
    """The code that is good for a registration now, to be shown to who may hand it out."""
    if registration.applicant_id is not None:
        return None
    found = ClaimCode.objects.filter(
        nik_digest=registration.nik_digest, used_at__isnull=True, ended_at__isnull=True
    ).first()
    return (code_of(found.nonce), found) if found is not None and found.is_open else None
