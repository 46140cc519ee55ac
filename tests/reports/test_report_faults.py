"""A report while its worker is killed: made whole after a restart, once, with one notice."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from accounts.choices import Role
from jobs import services
from jobs.choices import JobStatus
from notifications.models import Notice
from tests.factories.accounts import make_user
from tests.factories.support import make_capital
from tests.jobs.signs import until
from tests.reports import kinds  # noqa: F401 - registers the slow report

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_worker_killed_in_the_middle_costs_nothing_but_time(
    order,
    worker,
    signs,
    quick_to_lose,
    private_media,
):
    amounts = [25_000_000, 30_000_000, 40_000_000]
    for amount in amounts:
        make_capital(amount=amount)
    head = make_user(Role.AGENCY_HEAD)
    job = order(head, "slow")

    def status() -> str:
        services.sweep_jobs()
        job.refresh_from_db()
        return job.status

    worker.start()
    signs.wait_for("half done")
    until(lambda: status() == JobStatus.RUNNING and job.progress == 1, "no progress was shown")
    assert job.total == 3
    worker.kill()
    until(lambda: status() == JobStatus.QUEUED, "the lost worker was not noticed")
    assert not Notice.objects.filter(kind__startswith="report.").exists()

    signs.give("go on")
    worker.start()
    until(lambda: status() == JobStatus.DONE)
    assert job.attempts == 2
    (path,) = private_media.rglob("*.xlsx")
    assert path == Path(job.file.path)
    workbook = load_workbook(path)
    assert sorted(row[1] for row in workbook.worksheets[0].iter_rows(min_row=2, values_only=True)) == amounts
    workbook.close()
    assert Notice.objects.filter(recipient=head, kind="report.ready").count() == 1


def test_what_changes_while_a_report_is_made_is_not_in_it(order, worker, signs, private_media):
    for _n in range(2):
        make_capital(amount=25_000_000)
    job = order(make_user(Role.AGENCY_HEAD), "slow")
    worker.start()
    signs.wait_for("half done")
    make_capital(amount=99_000_000)
    signs.give("go on")

    def done() -> bool:
        job.refresh_from_db()
        return job.status == JobStatus.DONE

    until(done)
    assert job.facts["rows"] == 2
