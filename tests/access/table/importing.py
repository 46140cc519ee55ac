"""Importing spreadsheets: the lead agency for all of the province, verifiers for their region."""

from django.core.files.uploadedfile import SimpleUploadedFile

from enterprises.models import Import
from tests.access.cast import LEAD
from tests.access.doors import get, post
from tests.access.world import World, thing
from tests.factories.accounts import PANGKALPINANG, make_region
from tests.factories.importing import HEADINGS, make_import, sheet_row, workbook

#: Who imports at all, and who for the region of ours.
IMPORTERS = LEAD | {"verifier", "other_verifier"}
OURS = LEAD | {"verifier"}
_COLUMNS = {key: str(place) for place, key in enumerate(HEADINGS)}


def _of_the_verifier(world: World, *states: str) -> Import:
    row = make_import(world.people["verifier"], region=make_region(PANGKALPINANG), rows_read=1, rows_entered=1)
    for state in states:
        Import.objects.filter(pk=row.pk).update(status=state)
    return row


@thing
def spreadsheet(world: World) -> Import:
    """Handed in, its columns still to be chosen."""
    return _of_the_verifier(world)


@thing
def checked_sheet(world: World) -> Import:
    return _of_the_verifier(world, "checked")


@thing
def imported_sheet(world: World) -> Import:
    return _of_the_verifier(world, "checked", "done")


def _file(world: World) -> dict[str, object]:
    return {"file": SimpleUploadedFile("umkm.xlsx", workbook([sheet_row()])), "source": "Desa", "basis": "task"}


get("enterprises:imports", who=IMPORTERS, text=lambda world: world.spreadsheet.file_name, shown_to=OURS)
get("enterprises:import-new", who=IMPORTERS)
post("enterprises:import-new", who=IMPORTERS, body=_file)
get("enterprises:import", "checked_sheet", who=OURS)
get("enterprises:import-columns", "spreadsheet", who=OURS)
post("enterprises:import-columns", "spreadsheet", who=OURS, body=_COLUMNS)
get("enterprises:import-rows", "checked_sheet", who=OURS)
get("enterprises:import-marked", "checked_sheet", who=OURS)
post("enterprises:import-run", "checked_sheet", who=OURS, body={"mode": "all"})
for _name, _at in (("list", None), ("detail", "checked_sheet"), ("rows", "checked_sheet")):
    get(f"v1:import-{_name}", _at, who=IMPORTERS if _at is None else OURS)
post("v1:import-list", who=IMPORTERS, body=_file)
post("v1:import-check-rows", "spreadsheet", who=OURS, body={})
post("v1:import-run", "checked_sheet", who=OURS, body={"mode": "all"})
post("v1:import-undo", "imported_sheet", who=OURS, body={"reason": "Salah berkas."})
post("enterprises:import-undo", "imported_sheet", who=OURS, body={"reason": "Salah berkas."})
