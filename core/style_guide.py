"""Made-up content for the style guide: every component in every state. Only development shows it."""

from datetime import timedelta
from operator import itemgetter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.safestring import SafeString

from core import charts, formats, ui
from core.form_fields import DateField, DigitsField, RupiahField
from core.lists import Column, Table

#: Pages of the style guide: the last part of their address, and their template.
PARTS = {
    "": "core/style_guide.html",
    "portal": "core/style_guide_portal.html",
    "daftar": "core/list.html",
    **{code: f"{code}.html" for code in ("400", "403", "403_csrf", "404", "500", "503")},
}
_STEPS = ("Registration", "Training", "Mentoring", "Permits", "Marketing", "Bookkeeping", "Capital")
_NAMES = ("Kerupuk Getas Melati", "Lada Putih Muntok", "Batik Cual Ishadi", "Warung Mie Koba", "Terasi Toboali Jaya")
_PLACES = ("Pangkalpinang", "Bangka", "Bangka Tengah", "Bangka Selatan", "Belitung")


class SampleForm(forms.Form):
    """Every kind of field, one of them wrong."""

    name = forms.CharField(label="Name of the business", help_text="As it stands on your sign or package.")
    nib = DigitsField(
        length=13, label="NIB", required=False, help_text="13 figures. Leave it empty when you have none."
    )
    sales = RupiahField(
        label="Sales of last year", help_text="All that was sold, before costs. A rough figure will do."
    )
    founded = DateField(label="Begun on")
    region = forms.ChoiceField(label="Kabupaten or kota", choices=[("", "Choose"), ("19.01", "Bangka")])
    form_of = forms.ChoiceField(
        label="Place of business", choices=[("own", "Own"), ("rented", "Rented")], widget=forms.RadioSelect
    )
    channels = forms.MultipleChoiceField(
        label="Where do you sell?",
        choices=[("shop", "A shop"), ("online", "Online"), ("fair", "Fairs")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    story = forms.CharField(
        label="Your product in a few words", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    consent = forms.BooleanField(label="I agree that the agencies of the province use these data to help my business.")


class SampleFilter(forms.Form):
    marks_optional = False

    q = forms.CharField(label="Search", required=False)
    region = forms.ChoiceField(label="Kabupaten or kota", choices=[("", "All")], required=False)
    status = forms.ChoiceField(label="Status", choices=[("", "All")], required=False)
    step = forms.ChoiceField(label="Step", choices=[("", "All")], required=False)
    since = DateField(label="Registered since", required=False)


def samples(part: str) -> dict[str, Any]:
    """The context of one page of the style guide."""
    return _list() if part == "daftar" else _components()


def _components() -> dict[str, Any]:
    now = timezone.now()
    return {
        "page_title": "Style guide",
        "page_lead": "Every component, in every state.",
        "breadcrumbs": [("Home", "/"), ("Style guide", "")],
        "tones": ui.TONES,
        "steps_done": [1, 2],
        "form": SampleForm(),
        "wrong_form": SampleForm({"w-nib": "81200", "w-sales": "dua juta"}, prefix="w"),
        "steps": [
            {"code": f"P{n}", "title": title, "state": "done" if n < 3 else "next" if n == 3 else "waiting"}
            | ({"when": now - timedelta(days=90 - n * 20)} if n < 3 else {})
            for n, title in enumerate(_STEPS, start=1)
        ],
        "tasks": [
            {"title": "Owner", "text": "Name, NIK, phone", "state": "filled", "url": "#"},
            {"title": "Business", "text": "What you make and since when", "state": "error", "url": "#"},
            {"title": "Address", "text": "Where the business is", "state": "todo", "url": "#"},
            {"title": "Send", "text": "When all sections are filled", "state": "locked"},
        ],
        "entries": [
            {
                "when": now,
                "who": "Rahmawati, Dinas Koperasi UKM",
                "title": "Asked for a correction",
                "text": "The address does not say the desa. Please add it.",
                "tone": "warning",
                "icon": "undo-2",
            },
            {
                "when": now - timedelta(days=1),
                "who": "Yulianti",
                "title": "Submitted",
                "tone": "info",
                "icon": "send",
                "changes": [("Sales", "Rp12.000.000", "Rp14.500.000"), ("NIB", "–", "8120000123456")],
            },
            {"when": now - timedelta(days=3), "who": "Yulianti", "title": "Draft begun"},
        ],
        "choices": [
            {"name": "verify", "label": "Verify", "icon": "badge-check", "tone": "success", "hint": "Step P1 is done."},
            {
                "name": "return",
                "label": "Ask for a correction",
                "icon": "undo-2",
                "needs_reason": True,
                "tone": "warning",
            },
            {"name": "refuse", "label": "Refuse", "icon": "circle-x", "needs_reason": True, "tone": "danger"},
            {"name": "sign", "label": "Sign", "icon": "pen-line", "refusals": ["The document is missing.", "No date."]},
        ],
        "tabs": [
            {"label": "Overview", "url": "#", "active": True},
            {"label": "Trainings", "url": "#", "active": False, "count": 12},
            {"label": "History", "url": "#", "active": False},
        ],
        "facts": [("Owner", "Yulianti"), ("Region", "Toboali, Bangka Selatan"), ("NIB", ""), ("Class", "Micro")],
        "table_headers": ["Kabupaten", ("Enterprises", "end"), ("Capital", "end")],
        "table_rows": [
            [place, formats.number(412 + 37 * n), formats.rupiah(10**8 * n)] for n, place in enumerate(_PLACES)
        ],
        "expires": now + timedelta(days=7),
        "now": now,
        **_charts(),
    }


def _charts() -> dict[str, charts.Chart]:
    counts = (2000, 1240, 1100, 1040, 320, 240, 40)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
    point = charts.Point
    return {
        "funnel": charts.funnel_chart(
            title="How far enterprises came",
            points=[point(f"P{n} {s}", c, "#") for n, (s, c) in enumerate(zip(_STEPS, counts, strict=True), start=1)],
        ),
        "bars": charts.bar_chart(
            title="Capital by region",
            points=[point(place, 850_000_000 // (n + 1), "#") for n, place in enumerate(_PLACES)],
            show=formats.rupiah_short,
        ),
        "line": charts.line_chart(
            title="Registrations a month", points=[point(m, 40 + n * n * 3 % 97 + n * 9) for n, m in enumerate(months)]
        ),
        "donut": charts.donut_chart(
            title="Classes", points=[point("Micro", 1780, "#"), point("Small", 190, "#"), point("Medium", 30, "#")]
        ),
        "targets": charts.target_chart(
            title="Promised and done in 2026",
            points=[point("People trained", 163, "#", goal=200), point("Enterprises given capital", 52, "#", goal=50)],
        ),
    }


def _list() -> dict[str, Any]:
    heads = [
        ("name", "Enterprise", "start", "ascending"),
        ("place", "Region", "start", ""),
        ("status", "Status", "start", ""),
        ("steps", "Steps", "start", ""),
        ("sales", "Sales 2025", "end", ""),
        ("since", "Registered", "end", ""),
    ]
    return {
        "page_title": "Enterprises",
        "page_lead": "All enterprises of your region.",
        "breadcrumbs": [("Home", "/"), ("Enterprises", "")],
        "table": {
            "columns": [
                {"key": k, "label": label, "align": align, "sort_state": state, "sort_url": "?" if k != "steps" else ""}
                for k, label, align, state in heads
            ],
            "rows": [_row(n, [(label, align) for _, label, align, _ in heads]) for n in range(12)],
        },
        "filter_form": SampleFilter(),
        "search_value": "",
        "active_filters": [
            {"label": "Region: Bangka", "remove_url": "?"},
            {"label": "Status: Verified", "remove_url": "?"},
        ],
        "reset_url": ".",
        "pager": {"previous_url": "", "next_url": "?", "count_label": "more than 10.000 rows"},
        "column_choices": [{"key": k, "label": label, "chosen": k != "since"} for k, label, *_ in heads],
        "sort": "name",
        "size": 25,
        "page_sizes": (25, 50, 100),
        "bulk_actions": [
            {"name": "verify", "label": "Verify", "icon": "badge-check", "tone": "primary", "needs_reason": False},
            {
                "name": "return",
                "label": "Ask for a correction",
                "icon": "undo-2",
                "tone": "warning",
                "needs_reason": True,
            },
        ],
        "bulk_needs_reason": True,
        "export": {"url": ".", "slug": "enterprises", "query": "", "formats": ["xlsx", "csv"]},
        "create": {"url": ".", "label": "Register for someone"},
        "empty": {},
    }


def _row(n: int, heads: list[tuple[str, str]]) -> dict[str, Any]:
    status = (("Verified", "success"), ("Submitted", "info"), ("To correct", "warning"), ("Refused", "danger"))[n % 4]
    done = list(range(1, n % 7 + 1))
    values: list[str | SafeString] = [
        _NAMES[n % 5] + (f" {n // 5 + 1}" if n > 4 else ""),
        _PLACES[n % 5],
        ui.badge(*status),
        ui.step_dots(done, len(done) + 1),
        formats.rupiah(14_500_000 * (n + 1)),
        formats.day_short(timezone.now() - timedelta(days=n * 9)),
    ]
    columns = [Column(str(place), label, itemgetter(place), align=align) for place, (label, align) in enumerate(heads)]
    title, cells = _Table().row_html(values, columns)
    return {"pk": n, "title": title, "cells": cells}


class _Table(Table):
    def row_url(self, row: Any) -> str:
        return "#"
