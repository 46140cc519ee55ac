"""Text, without a domain word: translated or not, and compared as people type it."""

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: Words for a reader: plain, or translated when they are shown.
Words: TypeAlias = "str | _StrPromise"

#: Control characters except tab and line end, and the marks that turn the reading direction around.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

#: Marks that turn the reading direction: with them a name can be shown as another than it is.
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: Characters no XML file may hold, and which mean nothing in any: control characters, lone surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def unturned(text: str) -> str:
    """``text`` without the marks that turn the reading direction; no language of the province needs them."""
    return _TURNING.sub("", text)


def squash(text: str) -> str:
    """Lowercase ``text`` and keep only its letters and digits, so that spelling habits do not matter.

    "Pangkal Pinang", "Pangkalpinang" and "PANGKAL-PINANG" all become "pangkalpinang".
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def tidy(text: str) -> str:
    """Lines as people type them, without what cannot be seen: one kind of line end, single spaces, no control signs,
    at most one empty line in a row.
    """
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def printable(text: str) -> str:
    """Without characters that no file may hold, and with one kind of line end."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
