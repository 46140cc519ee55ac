"""The worker killed in the middle of an import, as the power would: nothing half-imported, told, and run again."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.choices import Role
from enterprises.models import Enterprise, Import, ImportedRow, Owner
from jobs.choices import JobStatus
from jobs.models import Job
from jobs.services import sweep_jobs
from notifications.models import Notice
from tests.enterprises.importing.doors import check, places
from tests.factories.accounts import make_user
from tests.factories.importing import sheet_row, workbook
from tests.jobs.fixtures import empty_broker, quick_to_lose, signs, worker  # noqa: F401 - fixtures
from tests.jobs.signs import until

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_waits_for_me() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return bool(cursor.fetchone()[0])


def test_a_worker_killed_midway_leaves_nothing_and_the_sender_runs_it_again(client, worker, quick_to_lose):  # noqa: F811
    places()
    officer = make_user(Role.AGENCY_OFFICER, language="id")
    client.force_login(officer)
    row = check(client, workbook([sheet_row() for _n in range(20)]))
    run = reverse("enterprises:import-run", args=[row.pk])
    assert client.post(run, {"mode": "all"}).status_code == 302
    job = Import.objects.get(pk=row.pk).job
    # Its workers were lost twice before: this is the last attempt it is given.
    Job.objects.filter(pk=job.pk).update(attempts=2)
    with transaction.atomic():
        # Held here, the import can enter its rows but not its end.
        Import.objects.select_for_update(no_key=True).get(pk=row.pk)
        worker.start()
        until(somebody_waits_for_me, "the import did not come to its end")
        worker.kill()
    until(lambda: sweep_jobs() and Job.objects.get(pk=job.pk).status == JobStatus.FAILED, "the job was not given up")

    for model in (Enterprise, Owner):
        assert not model.objects.exists()
    assert not ImportedRow.objects.filter(enterprise__isnull=False).exists()
    assert Import.objects.get(pk=row.pk).status == "checked"
    told = Notice.objects.get(recipient=officer, kind="import.failed")
    assert "3" in told.body
    page = client.get(row.get_absolute_url())
    assert page.context["failed"] and page.context["run_form"]

    assert client.post(run, {"mode": "all"}).status_code == 302
    worker.start()
    until(lambda: Import.objects.get(pk=row.pk).status == "done", "the import was not run again")
    assert Enterprise.objects.count() == Owner.objects.count() == 20
