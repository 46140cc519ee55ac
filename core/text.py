"""Text, without a domain word: translated or not, and compared as people type it."""

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: Words for a reader: plain, or translated when they are shown.
Words: TypeAlias = "str | _StrPromise"


def squash(text: str) -> str:
    """Lowercase ``text`` and keep only its letters and digits, so that spelling habits do not matter.

    "Pangkal Pinang", "Pangkalpinang" and "PANGKAL-PINANG" all become "pangkalpinang".
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())
