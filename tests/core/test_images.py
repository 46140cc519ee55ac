"""Photos from phones: only the picture is kept, and what is no picture is refused in plain words."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.files import PAPER, checked
from core.images import LONGEST_SIDE, MOST_PIXELS

_GPS, _ORIENTATION = 0x8825, 0x0112


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **exif: int) -> bytes:
    """A red picture; with the place where it was taken, and the given orientation."""
    image = Image.new(mode, size, (200, 30, 30) if mode == "RGB" else (200, 30, 30, 0))
    tags = image.getexif()
    tags[_GPS] = {1: "S", 2: (2.0, 7.0, 30.0), 3: "E", 4: (106.0, 6.0, 50.0)}
    tags[_ORIENTATION] = exif.get("orientation", 1)
    written = io.BytesIO()
    image.save(written, form, exif=tags)
    return written.getvalue()


def sent(name: str, content: bytes):
    return checked(SimpleUploadedFile(name, content), kinds=PAPER)


def kept(name: str, content: bytes) -> tuple[bytes, Image.Image]:
    stored = sent(name, content).content.read()
    return stored, Image.open(io.BytesIO(stored))


def test_only_the_picture_is_kept_upright_and_without_its_place():
    original = photo(orientation=6)
    assert b"Exif" in original
    stored, image = kept("NIB.JPEG", original)
    assert image.size == (40, 60)
    assert not image.getexif() and b"Exif" not in stored
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_hides_behind_a_picture_is_left_behind():
    stored, _image = kept("nib.jpg", photo() + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in stored and b"PK\x03\x04" not in stored


def test_a_large_photo_becomes_small_and_a_png_becomes_a_jpeg_on_white():
    assert max(kept("nib.jpg", photo(size=(5000, 3000)))[1].size) == LONGEST_SIDE
    found = sent("nib.png", photo("PNG", mode="RGBA"))
    assert (found.name, found.kind.content_type) == ("nib.jpg", "image/jpeg")
    assert found.size == len(found.content.read())
    found.content.seek(0)
    assert Image.open(found.content).getpixel((5, 5)) == (255, 255, 255)


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it unfolds into more pixels than are opened."""
    side = int(MOST_PIXELS**0.5) + 1000

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 40


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("foto.heic", HEIC, "heif"),
        ("foto.jpg", HEIC, "heif"),
        ("foto.jpg", photo()[:300], "broken"),
        ("foto.png", photo(), "not_what_it_says"),
        ("foto.png", bomb(), "too_many_pixels"),
        ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind"),
        ("foto.jpg", b"\xff\xd8\xff<svg><script>alert(1)</script></svg>", "broken"),
        ("foto.gif", b"GIF89a", "kind"),
    ],
)
def test_what_is_no_readable_photo_is_refused(name, content, code):
    with pytest.raises(ValidationError) as refused:
        sent(name, content)
    assert refused.value.code == code
