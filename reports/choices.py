"""Values someone can choose about a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    """As what kind of file a report is made."""

    XLSX = "xlsx", _("Excel workbook (XLSX)")
    CSV = "csv", _("Text table (CSV)")
    PDF = "pdf", _("Document for printing (PDF)")
    DOCX = "docx", _("Document to go on with (Word)")


#: As which any report of rows can be had; a document to go on with is written of some only.
USUAL_FORMATS = (Format.XLSX, Format.CSV, Format.PDF)
#: On paper there is room for few rows.
PAPER = (Format.PDF, Format.DOCX)


#: As which a file is sent.
CONTENT_TYPES: dict[str, str] = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
