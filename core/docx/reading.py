"""The text of a Word file as paragraphs, read by a child process: ``read(path)``."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Seconds a child may take altogether; it has fewer of the processor.
_PATIENCE = 40
_TOO_LONG = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one row of a table. ``text`` holds the numbers Word counts itself."""

    text: str
    style: str = ""
    bold: bool = False
    centred: bool = False
    table: bool = False
    #: Names of the bookmarks that begin here.
    marks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WordText:
    """What was read, and how often something was passed over: ``tracked`` (changes, taken as accepted), ``images``,
    ``tables``, ``notes``, ``comments``, ``hidden``.
    """

    paragraphs: list[Paragraph]
    found: dict[str, int]


def read(file: IO[bytes]) -> WordText:
    """The text of a Word file that ``package.inspect`` let through. Raises ``ValidationError``."""
    file.seek(0)
    with NamedTemporaryFile(suffix=".docx") as copy:
        while chunk := file.read(1 << 20):
            copy.write(chunk)
        copy.flush()
        answer = _child(copy.name)
    return WordText([Paragraph(**row) for row in answer["paragraphs"]], answer["found"])


def _child(path: str) -> dict:
    """The child's answer. It gets no environment of ours, so no secret either."""
    command: list[str] = [sys.executable, "-m", "core.docx.child", path]
    home = Path(settings.BASE_DIR)
    try:
        done = subprocess.run(
            command, cwd=home, env={"LANG": "C.UTF-8"}, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _refusal() from None
    if done.returncode == _TOO_LONG or done.returncode < 0:
        raise _refusal()
    if done.returncode != 0:
        raise ValidationError(
            _("This Word file is damaged and cannot be opened. Open it in Word, save it again, and try once more."),
            code="damaged",
        )
    return json.loads(done.stdout)


def _refusal() -> ValidationError:
    return ValidationError(
        _("This file holds far more than an agreement and could not be read. Take out what does not belong to it."),
        code="too_long",
    )
