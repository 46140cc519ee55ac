"""Which documents an agreement needs for what lies before it, and which of them are there."""

from dataclasses import dataclass
from datetime import datetime

from audit.models import Act
from partnerships.choices import AgreementStatus, DocumentMove, FileKind
from partnerships.models import Agreement, AgreementFile, DocumentRule

#: The moves that ask for documents, in their order, each with the states from which it still lies ahead.
_AHEAD: dict[DocumentMove, frozenset[str]] = {
    DocumentMove.OFFER: frozenset({AgreementStatus.DRAFT}),
    DocumentMove.REVIEW: frozenset(
        {AgreementStatus.DRAFT, AgreementStatus.OFFERED, AgreementStatus.INPUT, AgreementStatus.REVISION}
    ),
    DocumentMove.FINALISE: frozenset(
        {
            AgreementStatus.DRAFT,
            AgreementStatus.OFFERED,
            AgreementStatus.REVIEW,
            AgreementStatus.INPUT,
            AgreementStatus.REVISION,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class NeededDocument:
    """A document that is asked for before a move."""

    kind: FileKind
    #: The newest version of it; None while it is missing.
    file: AgreementFile | None

    @property
    def label(self) -> str:
        return str(self.kind.label)


@dataclass(frozen=True, slots=True)
class Checklist:
    """What one move asks for."""

    move: DocumentMove
    documents: list[NeededDocument]

    @property
    def label(self) -> str:
        return str(self.move.label)

    @property
    def is_complete(self) -> bool:
        return all(needed.file for needed in self.documents)


def checklists_of(agreement: Agreement) -> list[Checklist]:
    """What the moves that lie before a draft ask for; the signed original always. Two queries."""
    if not agreement.is_draft:
        return []
    kinds: dict[str, list[str]] = {DocumentMove.SIGN: [FileKind.SIGNED]}
    for rule in DocumentRule.objects.filter(agreement_kind=agreement.kind).order_by("pk"):
        asked = kinds.setdefault(rule.move, [])
        if rule.file_kind not in asked:
            asked.append(rule.file_kind)
    newest: dict[str, AgreementFile] = {}
    for file in agreement.files.order_by("version"):
        newest[file.kind] = file
    return [
        Checklist(move, [NeededDocument(FileKind(kind), newest.get(kind)) for kind in kinds[move]])
        for move in DocumentMove
        if move in kinds and agreement.status in _AHEAD.get(move, frozenset({agreement.status}))
    ]


def missing_documents(agreement: Agreement) -> list[str]:
    """The kinds of document that are still asked for, in the order in which they are needed; each once.

    Without the signed original, which comes with the signing.
    """
    missing = [
        needed.kind.value
        for checklist in checklists_of(agreement)
        for needed in checklist.documents
        if needed.file is None and needed.kind != FileKind.SIGNED
    ]
    return list(dict.fromkeys(missing))


def last_moved(agreement: Agreement) -> datetime:
    """When an agreement last came into another state; when it was recorded, if it never did."""
    moved = Act.objects.about(agreement).exclude(to_state="").order_by("-at").values_list("at", flat=True).first()
    return moved or agreement.created_at
