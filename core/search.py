"""Searching a column of lower-case words as people type: any part of a word, several words, a slip of the pen.

The column needs a GIN index with ``gin_trgm_ops``. How near is near enough is said by
``pg_trgm.word_similarity_threshold``, set for every connection in the settings.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

#: Further words are ignored: each one costs an index scan.
MOST_WORDS = 6
#: Shorter words have no trigram of their own in the middle of a text: they are sought where words begin.
SHORT = 3


def words_of(text: str) -> list[str]:
    """The words to search for, lower-case as the column is."""
    return text.lower().split()[:MOST_WORDS]


def contains_words(field: str, words: list[str]) -> Q:
    """Rows in which every word occurs; one or two letters only at the beginning of a word."""
    return contains_spellings(field, [[word] for word in words])


def contains_spellings(field: str, words: list[list[str]]) -> Q:
    """Rows in which every word occurs in one of its spellings."""
    query = Q()
    for spellings in words:
        query &= reduce(or_, [_contains(field, spelling) for spelling in spellings])
    return query


def resembles_words(field: str, words: list[str]) -> Q:
    """Rows in which something like every word occurs: "krupuk gtas" finds "kerupuk getas". Compares row by row."""
    query = Q()
    for word in words:
        query &= Q(**{f"{field}__trigram_word_similar": word}) if len(word) >= SHORT else _contains(field, word)
    return query


def _contains(field: str, word: str) -> Q:
    if len(word) >= SHORT:
        return Q(**{f"{field}__contains": word})
    return Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})
