"""Values someone can choose about a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    """As what kind of file a report is made."""

    XLSX = "xlsx", _("Excel workbook (XLSX)")
    CSV = "csv", _("Text table (CSV)")
    PDF = "pdf", _("Document for printing (PDF)")


#: As which a file is sent.
CONTENT_TYPES: dict[str, str] = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.PDF: "application/pdf",
}
