"""How figures, money, dates and secrets are written for people, in the active language."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

#: Stands where there is nothing to show.
NOTHING = "–"
_NBSP = "\u00a0"
_DOT = "•"


def _in_english() -> bool:
    return (get_language() or "id").startswith("en")


def _separated(text: str) -> str:
    """``1,234.5`` as the active language writes it: ``1.234,5`` in Indonesian."""
    return text if _in_english() else text.translate(str.maketrans(",.", ".,"))


def number(value: int | float | Decimal | None, decimals: int = 0) -> str:
    """12345 → ``12.345``. Halves round up, as people expect. None becomes a dash."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return _separated(f"{exact:,}")


def percent(share: float | Decimal | None, decimals: int = 0) -> str:
    """A share of one as a percentage: 0.625 → ``63%``."""
    return NOTHING if share is None else f"{number(Decimal(str(share)) * 100, decimals)}%"


def change(value: int | None) -> str:
    """More or less, with its sign: 3 → ``+3``, -1200 → ``−1.200``, 0 → ``0``."""
    if not value:
        return NOTHING if value is None else "0"
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


def change_percent(share: float | None) -> str:
    """A change as a share of one, with its sign: 0.125 → ``+13%``."""
    if share is None:
        return NOTHING
    return f"{change(round(share * 100))}%"


def rupiah(amount: int | None) -> str:
    """Whole rupiah: 1250000 → ``Rp1.250.000``, without a space after Rp as Indonesian spelling (EYD) has it."""
    if amount is None:
        return NOTHING
    return f"{'-' if amount < 0 else ''}Rp{number(abs(amount))}"


def rupiah_short(amount: int | None) -> str:
    """Rupiah for a tile or an axis: 1250000 → ``Rp1,25 juta``. At most two decimals, trailing zeros dropped."""
    if amount is None:
        return NOTHING
    size = abs(amount)
    for unit, word in (
        (10**12, pgettext("amount of money", "trillion")),
        (10**9, pgettext("amount of money", "billion")),
        (10**6, pgettext("amount of money", "million")),
    ):
        if size >= unit:
            text = number(Decimal(size) / unit, 2)
            mark = "." if _in_english() else ","
            return f"{'-' if amount < 0 else ''}Rp{text.rstrip('0').rstrip(mark)}{_NBSP}{word}"
    return rupiah(amount)


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date | datetime | None) -> str:
    """``24 November 2026``, of the day it was in Jakarta."""
    return NOTHING if value is None else date_format(_local(value), "j F Y")


def day_short(value: date | datetime | None) -> str:
    """``24 Nov 2026``."""
    return NOTHING if value is None else date_format(_local(value), "j M Y")


def day_span(first: date, last: date) -> str:
    """``24–26 November 2026``, no longer than it must be; one day alone when both are the same."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    shown = date_format(first, "j F") if first.year == last.year else day(first)
    return f"{shown} – {day(last)}"


def moment(value: datetime | None) -> str:
    """``24 November 2026 pukul 10.55 WIB``; all times are Western Indonesian time."""
    if value is None:
        return NOTHING
    clock = date_format(_local(value), "H:i" if _in_english() else "H.i")
    return gettext("%(day)s at %(time)s WIB") % {"day": day(value), "time": clock}


def moment_span(starts: datetime, ends: datetime) -> str:
    """From when to when on one day: ``24 November 2026 pukul 08.00–12.00 WIB``."""
    clocks = "–".join(date_format(_local(value), "H:i" if _in_english() else "H.i") for value in (starts, ends))
    return gettext("%(day)s at %(time)s WIB") % {"day": day(starts), "time": clocks}


def moment_short(value: datetime | None) -> str:
    """``24 Nov 2026 10.55`` for tables."""
    if value is None:
        return NOTHING
    return f"{day_short(value)} {date_format(_local(value), 'H:i' if _in_english() else 'H.i')}"


def file_size(size: int | None) -> str:
    """Bytes for people, in powers of a thousand: 1234567 → ``1,2 MB``."""
    if size is None:
        return NOTHING
    if size < 1000:
        return f"{size}{_NBSP}B"
    for unit, word in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{number(Decimal(size) / unit, 1)}{_NBSP}{word}"
    raise AssertionError("unreachable")


def mask_tail(value: str | None, keep: int = 4) -> str:
    """Only the last characters of a number: ``••••••••••••0001``. One too short to keep a secret is hidden whole."""
    if not value:
        return NOTHING
    if len(value) <= keep * 2:
        return _DOT * len(value)
    return _DOT * (len(value) - keep) + value[-keep:]


def mask_name(value: str | None) -> str:
    """Initials of a name, as many dots as any other: ``S••• A•••``. For public pages."""
    if not value:
        return NOTHING
    return " ".join(f"{word[0]}{_DOT * 3}" for word in value.split())


def mask_email(value: str | None) -> str:
    """``s•••@contoh.id``: enough to recognise one's own address."""
    if not value:
        return NOTHING
    local, at, domain = value.partition("@")
    return f"{local[:1]}{_DOT * 3}{at}{domain}"
