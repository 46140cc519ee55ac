"""Chapters and articles recognised in the paragraphs of a Word file, as lawyers write them: BAB, Pasal, ayat.

Nothing is dropped in silence: what stands before the opening and after the last article is handed back as left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from core.docx.reading import Paragraph
from partnerships.choices import ArticleKind
from partnerships.documents.marks import OPENING, SIGNATURES, key_in
from partnerships.documents.subjects import subject_of

_ARTICLE = re.compile(r"pasal\s+(\d{1,3}|[ivxlc]{1,8})\b\.?\s*[:–—-]?\s*(?P<rest>.*)", re.IGNORECASE)
_CHAPTER = re.compile(r"bab\s+([ivxlc]{1,8}|\d{1,3})\b\.?\s*[:–—-]?\s*(?P<rest>.*)", re.IGNORECASE)
#: A sentence that begins with the name of another article is no heading.
_REFERENCE = re.compile(r"(ayat|huruf|angka|dan|sampai|s\.?d\.?|di atas|tersebut)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\(\d+\)|[a-z0-9]{1,3}[.)])\s")
_BEGINS = re.compile(r"pada hari ini\b", re.IGNORECASE)
_SIGNED_BY = re.compile(r"PIHAK\s+(KESATU|PERTAMA|KEDUA|KETIGA)\b[\s,|]*")
LONGEST_HEADING = 200


@dataclass(slots=True)
class FoundArticle:
    """One article as the file has it. ``number`` is what the file calls it."""

    number: str
    heading: str = ""
    chapter: str = ""
    lines: list[str] = field(default_factory=list)
    #: The article of ours it came from, if the file was written by us.
    key: UUID | None = None

    @property
    def body(self) -> str:
        return "\n".join(self.lines)

    @property
    def kind(self) -> ArticleKind:
        return subject_of(self.heading)


@dataclass(slots=True)
class Recognised:
    """What a file holds."""

    preamble: str
    articles: list[FoundArticle]
    #: Lines that belong to the form, not to the text: title and numbers before it, the signatures after it.
    before: list[str]
    after: list[str]
    #: Articles whose number does not follow the one before, as (number, expected).
    jumps: list[tuple[str, int]]


def recognise(paragraphs: Sequence[Paragraph]) -> Recognised:
    """Read the paragraphs in order: opening, then chapters and articles."""
    rows = [line for row in paragraphs for line in _lines(row)]
    heads: list[Paragraph] = []
    articles: list[FoundArticle] = []
    after: list[str] = []
    chapter = ""
    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if SIGNATURES in row.marks:
            after = [later.text for later in rows[index - 1 :] if later.text]
            break
        if title := _chapter_in(row):
            chapter, index = _heading_after(title["rest"], rows, index)
        elif article := _article_in(row):
            heading, index = _heading_after(article["rest"], rows, index)
            articles.append(FoundArticle(article[1], heading, chapter, key=key_in(row.marks)))
        elif articles:
            articles[-1].lines += [row.text] if row.text else []
        else:
            heads.append(row)
    if articles and not after:
        after = _cut_signatures(articles[-1])
    before, preamble = _split_opening(heads)
    return Recognised(preamble, articles, before, after, _jumps(articles))


def _lines(row: Paragraph) -> list[Paragraph]:
    """A paragraph with line breaks inside as several; none when it is empty and nothing begins at it."""
    first, *rest = row.text.split("\n")
    lines = [replace(row, text=first.strip()), *(replace(row, text=line.strip(), marks=[]) for line in rest)]
    return [line for line in lines if line.text or line.marks]


def _article_in(row: Paragraph) -> re.Match[str] | None:
    """The match when this paragraph is the heading of an article."""
    return _heading_match(_ARTICLE, row)


def _chapter_in(row: Paragraph) -> re.Match[str] | None:
    return _heading_match(_CHAPTER, row)


def _heading_match(pattern: re.Pattern[str], row: Paragraph) -> re.Match[str] | None:
    """A heading stands alone, or has its title after it; a sentence that only begins so is none."""
    found = None if row.table or len(row.text) > LONGEST_HEADING else pattern.fullmatch(row.text)
    if found is None:
        return None
    rest = found["rest"].strip()
    if _REFERENCE.match(rest) or rest.endswith((".", ";", ",", ":")):
        return None
    if rest and not (_is_title(rest) or row.bold or row.centred):
        return None
    return found


def _is_title(text: str) -> bool:
    """Written in capitals, or each longer word with one."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(words) and (text.isupper() or all(word[0].isupper() for word in words))


def _heading_after(rest: str, rows: Sequence[Paragraph], index: int) -> tuple[str, int]:
    """The title of a heading: on its own line, or the short paragraph that follows; and where reading goes on."""
    if rest.strip():
        return _plain(rest), index
    while index < len(rows) and not rows[index].text:
        index += 1
    if index == len(rows):
        return "", index
    row = rows[index]
    is_one = _looks_like_heading(row) and not _article_in(row) and not _chapter_in(row)
    return (_plain(row.text), index + 1) if is_one else ("", index)


def _looks_like_heading(row: Paragraph) -> bool:
    if row.table or len(row.text) > LONGEST_HEADING or _NUMBERED.match(row.text):
        return False
    styled = row.bold or row.centred or row.style.lower().startswith(("heading", "judul"))
    return styled or row.text.isupper() or (_is_title(row.text) and not row.text.endswith((".", ";", ",", ":")))


def _plain(heading: str) -> str:
    return " ".join(heading.split()).strip("() ") if heading.strip().startswith("(") else " ".join(heading.split())


def _split_opening(heads: Sequence[Paragraph]) -> tuple[list[str], str]:
    """What stands before the first article: the form's own lines, and the opening."""
    begin = next((place for place, row in enumerate(heads) if OPENING in row.marks), None)
    if begin is None:
        begin = next((place for place, row in enumerate(heads) if _BEGINS.match(row.text)), 0)
    before = [row.text for row in heads[:begin] if row.text]
    return before, "\n".join(row.text for row in heads[begin:] if row.text)


def _cut_signatures(last: FoundArticle) -> list[str]:
    """Take the signatures, which begin with a line that only names a party, off the last article."""
    for place, line in enumerate(last.lines):
        if place and _SIGNED_BY.match(line) and len(line) < 120 and line.upper() == line:
            cut = last.lines[place:]
            del last.lines[place:]
            return cut
    return []


def _jumps(articles: Sequence[FoundArticle]) -> list[tuple[str, int]]:
    return [
        (article.number, place)
        for place, article in enumerate(articles, start=1)
        if article.number.isdigit() and int(article.number) != place
    ]
