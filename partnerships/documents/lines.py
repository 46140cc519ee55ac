"""The lines of an article: which are numbered, and how deep they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.text import tidy

_MARKS = {
    "clause": re.compile(r"\((\d{1,3})\)\s+"),
    "letter": re.compile(r"([a-z])\.\s+"),
    "figure": re.compile(r"(\d{1,3})\.\s+"),
    "letter bracket": re.compile(r"([a-z])\)\s+"),
    "figure bracket": re.compile(r"(\d{1,3})\)\s+"),
    "dash": re.compile(r"([-–•])\s+"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its mark ("(1)", "a.", or none), its words, and its depth: 0 for the outermost."""

    mark: str
    words: str
    depth: int


def one_a_line(text: str) -> str:
    """A text as it is kept: tidied, each paragraph on one line, no empty lines."""
    return "\n".join(line for line in tidy(text).split("\n") if line)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text. A kind of mark that first appears under another stands one deeper; a plain line ends all."""
    open_kinds: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        kind = next((name for name, pattern in _MARKS.items() if pattern.match(line)), "")
        if not kind:
            open_kinds.clear()
            yield Line("", line, 0)
            continue
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        else:
            open_kinds.append(kind)
        end = _MARKS[kind].match(line).end()  # type: ignore[union-attr]
        yield Line(line[:end].strip(), line[end:], len(open_kinds) - 1)
