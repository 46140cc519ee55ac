"""From rows to a file: one module for each format, the same ``ReportTable`` for all."""

from collections.abc import Callable
from pathlib import Path

from reports.choices import Format
from reports.renderers import csv, pdf, xlsx
from reports.renderers.table import ReportTable

#: Writes the table to the path; returns the number of rows written.
Render = Callable[[ReportTable, Path], int]

RENDERERS: dict[str, Render] = {Format.XLSX: xlsx.write, Format.CSV: csv.write, Format.PDF: pdf.write}

__all__ = ["RENDERERS", "ReportTable"]
