"""Two texts compared word by word: what went, what came, what stayed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word or a sign, with the space before it.
_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")
#: Pairs of the same word (or line) on both sides; with more, the whole is shown as replaced: finding out which became
#: which would take long.
MOST_MATCHES = 40_000
#: The share of words two lines have in common from which on one is taken for the other, changed.
LIKE = 0.3
#: Above so many pairs of changed lines they are paired in their order, without asking which are alike.
MOST_PAIRS = 1_000


class Fate(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one fate."""

    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both texts in pieces: in ``old`` some are gone, in ``new`` some are new."""

    old: list[Piece]
    new: list[Piece]

    @property
    def differs(self) -> bool:
        return any(piece.fate is not Fate.SAME for piece in (*self.old, *self.new))


def compare(old: str, new: str) -> Comparison:
    """Compare two texts: lines that are the same first, then changed lines with those most like them, word by word."""
    if old == new:
        same = [Piece(old, Fate.SAME)] if old else []
        return Comparison(same, same)
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if _matches(before, after) > MOST_MATCHES:
        return Comparison([Piece(old, Fate.GONE)], [Piece(new, Fate.NEW)])
    gone: list[Piece] = []
    came: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            gone.append(Piece("".join(before[i1:i2]), Fate.SAME))
            came.append(Piece("".join(after[j1:j2]), Fate.SAME))
            continue
        for left, right in _paired(before[i1:i2], after[j1:j2]):
            for one, other in _words(left, right):
                gone.append(one)
                came.append(other)
    return Comparison(_merged(gone), _merged(came))


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Changed lines in their order, each with the one it became; "" for a line that has no other."""
    if len(before) * len(after) > MOST_PAIRS:
        yield "".join(before), "".join(after)
        return
    left = [Counter(_bare(_TOKEN.findall(line))) for line in before]
    right = [Counter(_bare(_TOKEN.findall(line))) for line in after]
    likeness = [[_likeness(one, other) for other in right] for one in left]
    # best[i][j]: the most likeness that the lines from i and from j on can have in common.
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            together = best[i + 1][j + 1] + likeness[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together if likeness[i][j] >= LIKE else 0.0)
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and best[i][j] == best[i + 1][j]):
            yield before[i], ""
            i += 1
        elif i == len(left) or best[i][j] == best[i][j + 1]:
            yield "", after[j]
            j += 1
        else:
            yield before[i], after[j]
            i, j = i + 1, j + 1


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common: 1 for the same words, whatever their order."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _words(left: str, right: str) -> Iterator[tuple[Piece, Piece]]:
    """Pairs of pieces of both sides; one of a pair may be empty."""
    before, after = _TOKEN.findall(left), _TOKEN.findall(right)
    was, now = _bare(before), _bare(after)
    if _matches(was, now) not in range(1, MOST_MATCHES):
        yield Piece(left, Fate.GONE), Piece(right, Fate.NEW)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        one, other = "".join(before[i1:i2]), "".join(after[j1:j2])
        # A sign alone between two changes would only tear them apart.
        kept = tag == "equal" and (any(sign.isalnum() for sign in one) or i1 == 0 or i2 == len(before))
        yield Piece(one, Fate.SAME if kept else Fate.GONE), Piece(other, Fate.SAME if kept else Fate.NEW)


def _bare(tokens: Sequence[str]) -> list[str]:
    """The words without the space before them, which alone is no difference."""
    return [token.strip() for token in tokens]


def _matches(before: Sequence[str], after: Sequence[str]) -> int:
    counts = Counter(after)
    return sum(count * counts[word] for word, count in Counter(before).items())


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one fate as one piece, empty ones dropped."""
    merged: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if merged and merged[-1].fate is piece.fate:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.fate)
        else:
            merged.append(piece)
    return merged
