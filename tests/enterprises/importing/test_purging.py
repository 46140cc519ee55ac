"""Spreadsheets go after their time; what became of their rows, and the way back, stay."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.choices import Role
from enterprises.models import Enterprise, Import
from enterprises.tasks import purge_imports
from tests.enterprises.importing.doors import check, order, places
from tests.factories.accounts import make_user
from tests.factories.importing import HEADINGS, sheet_row, workbook

pytestmark = pytest.mark.django_db


def test_an_old_file_goes_with_the_cells_of_its_rows_and_can_still_be_undone(client, settings):
    places()
    client.force_login(make_user(Role.AGENCY_OFFICER, language="id"))
    done = order(client, check(client, workbook([sheet_row(), sheet_row(street="")])), "run", mode="good")
    open_one = check(client, workbook([sheet_row()], {key: HEADINGS[key] for key in HEADINGS if key != "nik"}))
    new = check(client, workbook([sheet_row(street="")]))
    name = done.file.name
    purge_imports()
    assert default_storage.exists(name)

    old = timezone.now() - timedelta(days=settings.IMPORT_KEEP_DAYS + 1)
    Import.objects.exclude(pk=new.pk).update(created_at=old)
    purge_imports()
    purge_imports()
    assert not default_storage.exists(name)
    assert done.rows.get(verdict="bad").content == ""
    assert "Delima" in open_one.rows.get().content and "Delima" in new.rows.get().content
    assert client.get(done.get_absolute_url()).status_code == 200
    row = order(client, Import.objects.get(pk=done.pk), "undo", reason="Salah berkas.")
    assert row.status == "undone" and not Enterprise.objects.exists()

    Import.objects.filter(pk=open_one.pk).update(
        created_at=timezone.now() - timedelta(days=settings.IMPORT_OPEN_KEEP_DAYS + 1)
    )
    purge_imports()
    assert open_one.rows.get().content == ""


def test_a_run_ordered_after_the_file_has_gone_says_so(client):
    places()
    client.force_login(make_user(Role.AGENCY_OFFICER, language="en"))
    row = check(client, workbook([sheet_row()]))
    Import.objects.update(file="")
    row = order(client, row, "run", mode="all")
    assert row.job.error == "The file is no longer kept. Hand it in again."
