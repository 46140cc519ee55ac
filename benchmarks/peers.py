"""What others would do in the same place: the register by django-import-export, as its documentation says."""

from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from core.fields import digest
from core.sheets import reading
from enterprises.importing.cells import as_text, read_count, read_day, read_rupiah
from enterprises.importing.columns import suggest
from enterprises.importing.references import Places, Sections
from enterprises.models import Enterprise, Owner, YearlyFigure
from enterprises.services.entering import search_text


def installed() -> bool:
    return find_spec("import_export") is not None


class _Undo(Exception):
    """Ends the transaction without a trace."""


def import_rows(path: Path, most: int) -> None:
    """Import the first good rows of a table in text: once for the preview and once for good, as its admin does."""
    import tablib

    rows = reading.rows(path, 0)
    headings: list[Any] = []
    for _number, headings in rows:
        if len(headings) > 5:
            break
    data = tablib.Dataset(headers=list(suggest([as_text(h) for h in headings])))
    places = list(suggest([as_text(h) for h in headings]).values())
    for _number, cells in islice(rows, most):
        data.append([as_text(cells[place]) if place < len(cells) else "" for place in places])
    resource = _resource()
    try:
        with transaction.atomic():
            resource.import_data(data, dry_run=True)
            resource.import_data(data, dry_run=False)
            raise _Undo
    except _Undo:
        pass


def _resource() -> Any:
    """A small resource: owner, enterprise and figures, no check for doubles, no history of its own."""
    from import_export import resources

    places, sections = Places(), Sections()

    class EnterpriseResource(resources.Resource):
        def get_instance(self, *args: Any, **kwargs: Any) -> None:
            return None

        def init_instance(self, row: Any = None) -> Enterprise:
            return Enterprise()

        def import_field(self, *args: Any, **kwargs: Any) -> None:
            """All fields are taken in ``save_instance``."""

        def get_import_id_fields(self) -> list[str]:
            return []

        def before_import_row(self, row: Any, **kwargs: Any) -> None:
            row["_village"] = places.village(row["kabupaten"], row["kecamatan"], row["village"])
            row["_section"] = sections.section(row["kbli_section"])
            row["_birth"] = read_day(row["birth_date"])
            row["_turnover"] = read_rupiah(row["turnover"])

        def save_instance(self, instance: Enterprise, is_create: bool, row: Any, **kwargs: Any) -> None:
            owner, _made = Owner.objects.get_or_create(
                nik_digest=digest(row["nik"]),
                defaults={
                    "nik": row["nik"],
                    "full_name": row["full_name"],
                    "birth_date": row["_birth"],
                    "sex": row["sex"],
                    "phone": row["phone"][:16],
                },
            )
            instance.number = f"P-{row.number}" if hasattr(row, "number") else f"P-{id(row)}"
            instance.owner, instance.name, instance.main_product = owner, row["business_name"], row["main_product"]
            instance.started_year, instance.kbli_section = int(row["started_year"]), row["_section"]
            instance.village, instance.street = row["_village"], row["street"]
            instance.class_amount, instance.search_text = 0, search_text(instance.name, instance.main_product)
            instance.save()
            YearlyFigure.objects.create(
                enterprise=instance,
                year=2025,
                turnover=row["_turnover"],
                capital=read_rupiah(row["capital"]) or 0,
                workers_male=read_count(row["workers_male"]) or 0,
                workers_female=read_count(row["workers_female"]) or 0,
            )

    return EnterpriseResource()
