"""Region codes as they arrive from outside."""

import re

_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


def code_or_empty(text: str | None) -> str:
    """``text`` when it has the form of a region code, otherwise an empty text (nothing chosen)."""
    return text if text and _CODE.fullmatch(text) else ""


def code_of_digits(digits: str) -> str:
    """The code, or the beginning of one, that someone wrote with or without its dots: "1971" is "19.71"."""
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:10]]
    return ".".join(part for part in parts if part)
