"""Papers of the demo: one page each that stands for what an agency would hand in."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.files import PDF, CheckedFile, checked
from core.scope import Actor
from partnerships import services
from partnerships.choices import DocumentMove, FileKind
from partnerships.models import Agreement
from partnerships.selectors import checklists_of


def paper(agreement: Agreement, kind: FileKind) -> CheckedFile:
    """One page of a kind, of an agreement."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setTitle(agreement.title)
    lines = [str(kind.label).upper(), agreement.get_kind_display(), agreement.title, "Contoh naskah untuk peragaan."]
    for n, line in enumerate(lines):
        canvas.drawCentredString(A4[0] / 2, A4[1] - 120 - 28 * n, line)
    canvas.save()
    return checked(SimpleUploadedFile(f"{kind.label}.pdf", buffer.getvalue()), kinds=[PDF])


def bring(actor: Actor, agreement: Agreement, move: DocumentMove) -> None:
    """Hand in what is still missing before a move."""
    for checklist in checklists_of(agreement):
        for needed in checklist.documents if checklist.move == move else ():
            if needed.file is None:
                document = paper(agreement, needed.kind)
                services.attach_file(actor=actor, agreement=agreement, kind=needed.kind, document=document)
