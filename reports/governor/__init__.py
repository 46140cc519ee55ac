"""The compiled report of a quarter as a document of the province: in Indonesian whoever orders it, as PDF or Word."""

from reports.governor.as_docx import write_docx
from reports.governor.as_pdf import write_pdf

__all__ = ["write_docx", "write_pdf"]
