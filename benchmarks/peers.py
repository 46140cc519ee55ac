"""What others would do in the same place: the register by django-import-export, as its documentation says."""

from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from core.fields import digest
from core.sheets import reading
from enterprises.importing.cells import as_text, read_count, read_day, read_nik, read_phone, read_rupiah
from enterprises.importing.columns import suggest
from enterprises.importing.references import Places, Sections
from enterprises.models import Enterprise, Owner, YearlyFigure
from enterprises.services.entering import search_text


def installed() -> bool:
    return find_spec("import_export") is not None


def import_rows(path: Path, most: int) -> None:
    """Import the first rows of a table in text: once for the preview and once for good, as its admin does."""
    resource, data = _resource(), _dataset(path, most)
    with transaction.atomic():
        resource.import_data(data, dry_run=True)
        resource.import_data(data, dry_run=False)
        transaction.set_rollback(True)


def _dataset(path: Path, most: int) -> Any:
    import tablib

    rows = reading.rows(path, 0)
    mapping = next(found for _n, cells in rows if len(found := suggest([as_text(cell) for cell in cells])) > 5)
    names = {"business_name": "name"}
    data = tablib.Dataset(headers=["number", *(names.get(key, key) for key in mapping)])
    for number, cells in islice(rows, most):
        data.append([f"P-{number}", *(as_text(cells[at]) if at < len(cells) else "" for at in mapping.values())])
    return data


def _resource() -> Any:
    """A small resource: owner, enterprise, figures; no look for doubles, no class, no steps. Bad rows are skipped."""
    from import_export import resources

    places, sections = Places(), Sections()

    class EnterpriseResource(resources.ModelResource):
        class Meta:
            model = Enterprise
            fields = ("number", "name", "main_product", "started_year", "street")
            import_id_fields = ("number",)
            raise_errors = False

        def before_save_instance(self, instance: Enterprise, row: Any, **kwargs: Any) -> None:
            instance.village = places.village(row["kabupaten"], row["kecamatan"], row["village"])
            instance.kbli_section = sections.section(row["kbli_section"])
            instance.owner, _made = Owner.objects.get_or_create(
                nik_digest=digest(read_nik(row["nik"])),
                defaults={
                    "nik": row["nik"],
                    "full_name": row["full_name"],
                    "birth_date": read_day(row["birth_date"]),
                    "sex": row["sex"],
                    "phone": read_phone(row["phone"]),
                },
            )
            instance.class_amount = read_rupiah(row["turnover"]) or 0
            instance.search_text = search_text(instance.name, instance.main_product, row["full_name"])

        def after_save_instance(self, instance: Enterprise, row: Any, **kwargs: Any) -> None:
            YearlyFigure.objects.create(
                enterprise=instance,
                year=2025,
                turnover=instance.class_amount,
                capital=read_rupiah(row["capital"]) or 0,
                workers_male=read_count(row["workers_male"]) or 0,
                workers_female=read_count(row["workers_female"]) or 0,
            )

    return EnterpriseResource()
