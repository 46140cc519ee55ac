"""The reference facts of this app, for ``manage.py load_reference``: what an agreement needs and how it is numbered."""

from pathlib import Path

from core.reference import Loaded, read_rows, write_rows
from partnerships.models import ArticleRule, DocumentRule, NumberPattern

REFERENCE = Path(__file__).parent / "reference"


def load() -> list[Loaded]:
    return [load_article_rules(), load_document_rules(), load_number_patterns()]


def load_article_rules() -> Loaded:
    """Only rules that are missing: administrators keep the list, and that must last.

    What UU 23/2014 art. 366 asks of a contract is marked so; the rest is how such documents are commonly written.
    """
    rows = [
        {
            "agreement_kind": fact["agreement_kind"],
            "article_kind": fact["article_kind"],
            "is_required": fact["required"] == "yes",
            "basis": fact["basis"],
            "position": int(fact["position"]),
            "chapter": fact["chapter"],
            "heading": fact["heading"],
            "guidance": fact["guidance"],
        }
        for fact in read_rows(REFERENCE / "article_rules.csv")
    ]
    return write_rows(ArticleRule, key=["agreement_kind", "article_kind"], rows=rows)


def load_document_rules() -> Loaded:
    """Only rules that are missing. None is verified in the text of law; ``basis`` says so."""
    rows = read_rows(REFERENCE / "document_rules.csv")
    return write_rows(DocumentRule, key=["agreement_kind", "move", "file_kind"], rows=rows)


def load_number_patterns() -> Loaded:
    """Only patterns that are missing. They are examples: the province's own pattern is not known."""
    return write_rows(NumberPattern, key=["agreement_kind"], rows=read_rows(REFERENCE / "number_patterns.csv"))
