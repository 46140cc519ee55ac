"""The functions of ``core.formats`` as template filters."""

from django import template

from core import formats

register = template.Library()

for _name in (
    "number",
    "percent",
    "change",
    "change_percent",
    "rupiah",
    "rupiah_short",
    "day",
    "day_short",
    "day_span",
    "moment",
    "moment_span",
    "moment_short",
    "file_size",
    "mask_tail",
    "mask_name",
    "mask_email",
):
    register.filter(_name, getattr(formats, _name))
