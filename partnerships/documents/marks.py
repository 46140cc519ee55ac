"""Hidden bookmarks in the Word files we write, by which an article is known again when the file comes back.

Word keeps a bookmark whose name begins with an underscore, shows it to nobody, and allows it 40 characters.
"""

import re
from uuid import UUID

OPENING = "_naskah_pembuka"
SIGNATURES = "_naskah_tanda_tangan"
_ARTICLE = re.compile(r"_pasal_([0-9a-f]{32})")


def article_mark(key: UUID) -> str:
    return f"_pasal_{key.hex}"


def key_in(marks: list[str]) -> UUID | None:
    """The key of the article whose mark is among these bookmarks."""
    for mark in marks:
        found = _ARTICLE.fullmatch(mark)
        if found:
            return UUID(found[1])
    return None
