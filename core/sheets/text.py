"""Tables in text: which encoding and which separator they were written with. Imports no Django."""

import csv
from collections import Counter
from pathlib import Path

#: Bytes and lines from which the encoding and the separator are judged.
_SAMPLE = 256_000
_LINES = 50
_DELIMITERS = (";", ",", "\t", "|")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_of(path: Path) -> str:
    """The encoding a file announces; else UTF-8 when all of it can be read so, else that of Windows."""
    with path.open("rb") as file:
        head = file.read(4)
        for mark, name in _BOMS:
            if head.startswith(mark):
                return name
    try:
        with path.open(encoding="utf-8", newline="") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def dialect_of(path: Path, encoding: str) -> tuple[str, int]:
    """(separator, lines before the table). Excel writes ``sep=;`` in the first line of some files."""
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        sample = text.read(_SAMPLE)
    first = sample.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    return max(_DELIMITERS, key=lambda mark: _evenness(sample, mark)), 0


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells, times that number; no cell beside another counts nothing."""
    lines = sample.splitlines()[:_LINES]
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return (0, 0)
    best = max(((count * (width - 1), width) for width, count in widths.items()), default=(0, 0))
    return best if best[1] > 1 else (0, 0)
