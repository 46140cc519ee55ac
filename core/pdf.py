"""What every PDF of the project is made with: typefaces that are embedded, the A4 page, and QR codes as vectors."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from core import qr

#: Bitstream Vera, which reportlab carries: Latin letters with accents, free to embed.
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Vera", "VeraBd", "VeraIt", "VeraBI"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the four typefaces known to reportlab, once in a process. Call it before drawing."""
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


def as_a4(
    story: Callable[[], list[Flowable]], *, title: str, side: float, ends: float, author: str | None = None
) -> bytes:
    """A document of A4 pages in one column. ``side``: margin left and right, ``ends``: above and below, in points."""
    register_fonts()
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=side,
        rightMargin=side,
        topMargin=ends,
        bottomMargin=ends,
        title=title,
        author=author,
    )
    document.build(story())
    return buffer.getvalue()


def draw_qr(canvas: Canvas, text: str, *, x: float, y: float, size: float, colour: Color = black) -> None:
    """Draw ``text`` as a QR code, its lower left corner at ``x``, ``y``, ``size`` points wide without a quiet zone."""
    matrix = qr.modules(text)
    module = size / len(matrix)
    path = canvas.beginPath()
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            if dark:
                path.rect(x + column * module, y + size - (row + 1) * module, module, module)
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)
