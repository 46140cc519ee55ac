"""When two names may be those of one business: the same rule for the portal, the officer and a spreadsheet."""

import re

from core.text import squash

#: Words that many names have, and that say nothing about whose business it is.
COMMON = frozenset({"ud", "cv", "pt", "toko", "warung", "usaha", "umkm", "rumah", "dapur", "kedai"})
#: Share of common trigrams from which the telling words of two names are alike.
ALIKE = 0.45


def telling_words(name: str) -> list[str]:
    """The words that tell one business from another, as they are compared; all of them when none tells anything."""
    words = [word for word in map(squash, name.split()) if word]
    return [word for word in words if word not in COMMON] or words


def likeness(name: str) -> str:
    """Names with the same likeness are called alike: neither case, spacing, order nor common words count."""
    return "".join(sorted(telling_words(name)))


def share(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: the share of common trigrams of their telling words, as ``pg_trgm`` counts.

    Names with different numbers in them ("Kedai 1", "Kedai 2") are those of two businesses: 0.
    """
    if likeness(one) == likeness(other):
        return 1.0
    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return 0.0
    a, b = _trigrams(telling_words(one)), _trigrams(telling_words(other))
    return len(a & b) / len(a | b) if a | b else 0.0


def _trigrams(words: list[str]) -> set[str]:
    return {padded[at : at + 3] for word in words for padded in [f"  {word} "] for at in range(len(padded) - 2)}
