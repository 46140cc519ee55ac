"""How the text of an agreement is drawn: its lines with their marks, its chapters, two texts against each other."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from core.diff import Fate, Piece
from core.docx.numbering import roman
from partnerships.documents.lines import lines_of

register = template.Library()
register.filter("roman", roman)


@register.filter
def clauses(text: str) -> SafeString:
    """A text as paragraphs; numbered ones stand under each other as on paper."""
    return format_html_join(
        "",
        '<p class="clause clause-{}"><span class="clause-mark">{}</span><span>{}</span></p>',
        (
            (min(line.depth, 3), line.mark, line.words) if line.mark else ("plain", "", line.words)
            for line in lines_of(text)
        ),
    )


@register.filter
def pieces(parts: Iterable[Piece]) -> SafeString:
    """One side of a comparison: what went is struck out, what came is underlined, and a screen reader is told."""
    return mark_safe("".join(map(_piece, parts)))  # noqa: S308 - every piece is escaped


def _piece(piece: Piece) -> str:
    if piece.fate is Fate.SAME:
        return escape(piece.text)
    tag, words = ("del", gettext("removed:")) if piece.fate is Fate.GONE else ("ins", gettext("added:"))
    # The space around is not marked: a line through nothing says nothing.
    text = piece.text.strip() or "¶"
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :] if piece.text.strip() else ""
    mark = '{0}<{1} class="diff"><span class="visually-hidden">{2} </span>{3}</{1}>{4}'
    return format_html(mark, before, tag, words, text, after)
