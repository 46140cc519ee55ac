"""Photos that people hand in: read, bounded, and written anew, so that nothing but the picture is kept.

What is written anew carries no place, no camera and no second file hidden behind the picture.
"""

import io
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

#: A photo of more pixels is not opened: a small file can unfold into more than the memory of the machine.
MOST_PIXELS = 64_000_000
#: The longer side of what is kept: enough to read a printed A4 page.
LONGEST_SIDE = 2400
_QUALITY = 82
#: How the brands of the iPhone's format (HEIF) are called, bytes 8 to 12 of the file.
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


def is_heif(head: bytes) -> bool:
    """Whether a file begins as a HEIC or HEIF photo does; nothing here reads these."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS


def rewritten(content: IO[bytes], longest: int = LONGEST_SIDE) -> bytes:
    """The picture as a JPEG, upright, on white, without what the camera wrote beside it.

    ``longest``: the most pixels its longer side may keep. Raises ``ValidationError`` for what is no picture, is broken
    or is too large to be opened.
    """
    content.seek(0)
    try:
        with Image.open(content, formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_many_pixels()
            # A JPEG is read at a fraction of its size, which spares time and memory.
            image.draft("RGB", (longest, longest))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((longest, longest))
            plain = _on_white(upright)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        message = _("This photo cannot be read: it is broken. Take it again, or send a PDF.")
        raise ValidationError(message, code="broken") from None
    written = io.BytesIO()
    # Nothing is handed on from the original: no Exif, no profile, no comment.
    plain.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return Image.frombytes("RGB", image.size, image.convert("RGB").tobytes())
    layered = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(layered, mask=layered.getchannel("A"))
    return ground


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("This photo has too many pixels. Take it with a lower resolution."), code="too_many_pixels"
    )
