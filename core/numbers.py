"""Numbers that people type as text: separators dropped, telephone numbers in one form, identity numbers masked."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: What may stand between the digits of a number: spaces, dots, dashes, slashes, brackets, an apostrophe from a sheet.
_SEPARATORS = re.compile(r"[\s.\-‐-―/()'_\u200b\u2060\ufeff]+")
_MOBILE = re.compile(r"\+628[0-9]{8,11}")


def compact(text: str) -> str:
    """``text`` without the separators people put between digits. Letters stay, so that a check can refuse them."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))


def is_digits(text: str, *lengths: int) -> bool:
    """True when ``text`` is made of 0-9 only and has one of the ``lengths`` (any length when none is given)."""
    return re.fullmatch(r"[0-9]+", text) is not None and (not lengths or len(text) in lengths)


def phone_e164(text: str) -> str:
    """An Indonesian mobile number in the form ``+628…``, from 08…, 62…, +62… with any separators.

    Raises ValidationError when the result is not +62 8 with 9 to 12 digits after 62. The range is the operators'
    practice, not a published rule.
    """
    number = compact(text).removeprefix("+")
    if number.startswith("620"):  # "+62 (0)812…", as printed on many cards
        number = "62" + number[3:]
    elif number.startswith("0"):
        number = "62" + number[1:]
    elif number.startswith("8"):
        number = "62" + number
    number = f"+{number}"
    if not _MOBILE.fullmatch(number):
        raise ValidationError(
            _("Enter a mobile number that begins with 08, for example 0812 3456 7890."), code="invalid_phone"
        )
    return number


def phone_or_none(text: str) -> str | None:
    """The same as :func:`phone_e164`, or None when ``text`` is not a mobile number (for sign-in and search)."""
    try:
        return phone_e164(text)
    except ValidationError:
        return None


def validate_phone(value: str) -> None:
    """Model validator: ``value`` is already in the stored form. Raises ValidationError otherwise."""
    if phone_e164(value) != value:
        raise ValidationError(_("Store the number in the form +628…."), code="phone_not_normalised")


def phone_for_people(number: str) -> str:
    """A stored ``+6281234567890`` the way Indonesians write it: ``0812-3456-7890``. Anything else is left alone."""
    if not _MOBILE.fullmatch(number):
        return number
    local = "0" + number[3:]
    return "-".join([local[:4], local[4:8], local[8:]])


def masked(value: str, *, head: int = 4, tail: int = 4) -> str:
    """``value`` with its middle hidden: ``1971********0001``. A value too short to keep a secret is hidden whole."""
    if len(value) <= head + tail:
        return "*" * len(value)
    return value[:head] + "*" * (len(value) - head - tail) + value[len(value) - tail :]
