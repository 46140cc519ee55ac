"""The form of the province for a Kesepakatan Bersama, a PKS and the like, before it becomes Word or PDF.

Such documents are written in Indonesian whoever orders them, so the words of the form are not translated. The order of
title, numbers, opening, chapters, articles and signatures is how documents of provinces commonly look; no published
form of this province was found.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from uuid import UUID

from core.docx.numbering import roman
from core.text import printable
from partnerships.documents.lines import Line, lines_of
from partnerships.documents.opening import DOTS, PartySide, party_word

LETTERHEAD = "PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG"
#: Width and height of F4 paper (folio), on which official texts are printed, in millimetres.
PAPER_MM = (215, 330)
MARGINS_MM = (25, 25, 25, 30)

#: Stands beside the QR code of a signed document, before the address it leads to.
PROOF = "Keaslian dan keadaan terakhir perjanjian ini dapat diperiksa di:"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article of the document; its number is its place."""

    key: UUID
    heading: str
    body: str
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One article as it is printed, with the chapter that begins before it."""

    key: UUID
    title: str
    heading: str
    lines: list[Line]
    chapter: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: who, for which party."""

    party: str
    name: str
    office: str
    signatory: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document, ready to be drawn."""

    letterhead: list[str]
    title: list[str]
    numbers: list[str]
    preamble: list[Line]
    blocks: list[Block]
    signatures: list[Signature]
    #: What stands over every page of a text that is not signed.
    stamp: str
    #: The page on which anyone can check a signed document; empty before.
    public_url: str = ""
    subject: str = field(default="")


def lay_out(
    *,
    form_name: str,
    subject: str,
    agency: str,
    sides: Sequence[PartySide],
    preamble: str,
    articles: Sequence[ArticleText],
    stamp: str = "",
    public_url: str = "",
) -> Sheet:
    """The document. ``agency`` stands under the letterhead; empty for one of the Governor.

    What people typed may hold signs that no Word file may: they are left out.
    """
    subject, agency, preamble = (printable(text) for text in (subject, agency, preamble))
    sides = [PartySide(*map(printable, astuple(side))) for side in sides]
    return Sheet(
        letterhead=[LETTERHEAD, agency.upper()] if agency else [LETTERHEAD],
        title=_title(form_name, subject, sides),
        numbers=[f"NOMOR: {side.number or DOTS}" for side in sides],
        preamble=list(lines_of(preamble)),
        blocks=_blocks(articles),
        signatures=[
            Signature(party_word(index), side.name, side.office or DOTS, side.signatory or DOTS)
            for index, side in enumerate(sides)
        ],
        stamp=stamp,
        public_url=public_url,
        subject=subject,
    )


def _title(form_name: str, subject: str, sides: Sequence[PartySide]) -> list[str]:
    lines = [form_name.upper(), "ANTARA"]
    for index, side in enumerate(sides):
        lines += [*(["DENGAN"] if index else []), side.name.upper()]
    return [*lines, "TENTANG", subject.upper()]


def _blocks(articles: Sequence[ArticleText]) -> list[Block]:
    blocks = []
    chapters, current = 0, ""
    for place, article in enumerate(articles, start=1):
        chapter = None
        if article.chapter and article.chapter != current:
            chapters += 1
            chapter = (f"BAB {roman(chapters)}", printable(article.chapter).upper())
        current = article.chapter
        blocks.append(
            Block(
                key=article.key,
                title=f"Pasal {place}",
                heading=printable(article.heading).upper(),
                lines=list(lines_of(printable(article.body))),
                chapter=chapter,
            )
        )
    return blocks
