"""The reference facts of this app, for ``manage.py load_reference``: KBLI sections, their mapping, class thresholds,
and the rules of the journey.
"""

from datetime import date
from pathlib import Path

from accounts.models import Agency
from core.reference import Loaded, read_rows, write_rows
from enterprises.models import (
    CauseRule,
    ClassThreshold,
    CompletionRule,
    KbliSection,
    KbliSectionMap,
    LicenceKind,
    LicenceNeed,
    Programme,
)

REFERENCE = Path(__file__).parent / "reference"


def load() -> list[Loaded]:
    return [
        load_kbli_sections(),
        load_kbli_map(),
        load_class_thresholds(),
        load_programmes(),
        load_completion_rules(),
        load_cause_rules(),
        load_licence_kinds(),
        load_licence_needs(),
    ]


def load_kbli_sections() -> Loaded:
    """The sections are law: a title that differs is corrected."""
    rows = [
        {"version": int(row["version"]), "letter": row["letter"], "title": row["title"]}
        for row in read_rows(REFERENCE / "kbli_sections.csv")
    ]
    return write_rows(KbliSection, key=["version", "letter"], rows=rows, correct=True)


def load_kbli_map() -> Loaded:
    ids = {(section.version, section.letter): section.pk for section in KbliSection.objects.all()}
    rows = [
        {
            "old_id": ids[int(row["from_version"]), row["from_letter"]],
            "new_id": ids[int(row["to_version"]), row["to_letter"]],
            "note": row["note"],
        }
        for row in read_rows(REFERENCE / "kbli_section_map.csv")
    ]
    return write_rows(KbliSectionMap, key=["old_id", "new_id"], rows=rows, correct=True)


def load_class_thresholds() -> Loaded:
    """Only rules that are missing: a stored class points at the rule that decided it, so none is rewritten here."""
    rows = [
        {
            "business_class": row["business_class"],
            "max_capital": int(row["max_capital"]),
            "max_turnover": int(row["max_turnover"]),
            "regulation": row["regulation"],
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        }
        for row in read_rows(REFERENCE / "class_thresholds.csv")
    ]
    return write_rows(ClassThreshold, key=["business_class", "valid_from"], rows=rows)


def load_programmes() -> Loaded:
    rows = [
        {"code": row["code"], "name": row["name"], "in_order": row["in_order"] == "yes"}
        for row in read_rows(REFERENCE / "programmes.csv")
    ]
    return write_rows(Programme, key=["code"], rows=rows)


def load_completion_rules() -> Loaded:
    ids = dict(Programme.objects.values_list("code", "pk"))
    rows = [
        {
            "programme_id": ids[row["programme"]],
            "step": row["step"],
            "evidence": row["evidence"],
            "minimum": int(row["minimum"]),
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        }
        for row in read_rows(REFERENCE / "completion_rules.csv")
    ]
    return write_rows(CompletionRule, key=["programme_id", "step", "evidence", "valid_from"], rows=rows)


def load_cause_rules() -> Loaded:
    ids = dict(Agency.objects.values_list("code", "pk"))
    rows = [
        {
            "cause": row["cause"],
            "agency_id": ids[row["agency"]] if row["agency"] else None,
            "patience": int(row["patience"]),
        }
        for row in read_rows(REFERENCE / "cause_rules.csv")
    ]
    return write_rows(CauseRule, key=["cause"], rows=rows)


def load_licence_kinds() -> Loaded:
    """Only kinds that are missing: administrators correct what was not compared with the regulations."""
    rows = [
        row | {"years": int(row["years"]) if row["years"] else None, "order": int(row["order"])}
        for row in read_rows(REFERENCE / "licence_kinds.csv")
    ]
    return write_rows(LicenceKind, key=["code"], rows=rows)


def load_licence_needs() -> Loaded:
    kinds = dict(LicenceKind.objects.values_list("code", "pk"))
    rows = [
        {
            "kind_id": kinds[row["kind"]],
            "kbli_section_id": section,
            "is_required": row["required"] == "yes",
            "condition": row["condition"],
        }
        for row in read_rows(REFERENCE / "licence_needs.csv")
        for section in _sections(row["sections"])
    ]
    return write_rows(LicenceNeed, key=["kind_id", "kbli_section_id"], rows=rows)


def _sections(letters: str) -> list[int | None]:
    """The sections of these letters in every version; without letters the one need of all sections."""
    if not letters:
        return [None]
    return list(KbliSection.objects.filter(letter__in=letters.split()).order_by("pk").values_list("pk", flat=True))
