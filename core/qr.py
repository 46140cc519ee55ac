"""QR codes for paper, Word files and pages. They bear a quarter of damage (level Q): a folded print still reads."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe

#: Empty modules around a code, without which readers may not find it.
QUIET_ZONE = 4


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="q", micro=False, boost_error=False)


def modules(text: str) -> tuple[bytearray, ...]:
    """The squares of ``text`` as a QR code, row by row, without a quiet zone: 1 is dark."""
    return _made(text).matrix


def png(text: str, *, scale: int = 8) -> bytes:
    """``text`` as a black and white picture, ``scale`` pixels to a square, with its quiet zone."""
    buffer = BytesIO()
    _made(text).save(buffer, kind="png", scale=scale, border=QUIET_ZONE)
    return buffer.getvalue()


def svg(text: str, *, title: str = "") -> SafeString:
    """``text`` as an inline picture that takes the size its class ``qr`` gives it; white also on a dark page."""
    drawn = _made(text).svg_inline(
        border=QUIET_ZONE, light="#fff", omitsize=True, svgclass="qr", lineclass=None, title=title or None
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by the library, which escapes the title
