"""The numbers that Word counts itself: "(1)", "a.", "Pasal 3". They stand in no text, so they are counted here.

Runs in the child process: only the standard library.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LEVELS = 9


@dataclass(slots=True)
class Level:
    """How one level of a list is counted and written; ``text`` has places ``%1`` to ``%9``."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has been counted."""

    #: By the id of an abstract list, its levels by depth.
    levels: Mapping[str, Mapping[int, Level]]
    #: By the id of a concrete list, the abstract one it counts on.
    abstract_of: Mapping[str, str]
    #: By concrete list and depth, where it begins anew.
    restarts: Mapping[tuple[str, int], int]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number_id: str, depth: int) -> str:
        """Count one paragraph of this list and return what Word writes before it; empty for an unknown list."""
        abstract = self.abstract_of.get(number_id, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        place = (number_id, depth)
        before = counts[depth]
        if place in self.restarts and place not in self._restarted:
            self._restarted.add(place)
            counts[depth] = self.restarts[place]
        else:
            counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return self._written(levels, counts, depth)

    @staticmethod
    def _written(levels: Mapping[int, Level], counts: list[int | None], depth: int) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return "-"
        text = level.text
        for above in range(depth + 1):
            kept = levels.get(above, Level())
            count = counts[above]
            text = text.replace(f"%{above + 1}", numeral(kept.start if count is None else count, kept.form))
        return text.strip()


def numeral(count: int, form: str) -> str:
    """``count`` as Word writes it: 4 → "4", "d", "D", "iv" or "IV"; an unknown form as figures."""
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """1 → a, 26 → z, 27 → aa, as Word does."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else str(count)


def roman(count: int) -> str:
    """4 → IV."""
    parts = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    written, rest = "", count
    for value, sign in (*parts, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while rest >= value:
            written, rest = written + sign, rest - value
    return written


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: roman(count).lower(),
    "upperRoman": roman,
    "decimalZero": lambda count: f"{count:02d}",
    "none": lambda count: "",
}
