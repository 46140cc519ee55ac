from pathlib import Path

import pytest
from django.http import QueryDict

from accounts.actors import actor_for
from jobs.models import Job
from jobs.services import run_job
from reports.definition import report
from reports.services import order_report
from reports.services.parameters import filters_only
from tests.jobs.fixtures import empty_broker, quick_to_lose, signs, worker  # noqa: F401 - fixtures


@pytest.fixture
def order():
    """``order(user, slug, query)`` orders a report as a person would; returns its job."""

    def make(user, slug: str, query: str = "", file_format: str = "xlsx") -> Job:
        return order_report(
            actor=actor_for(user.pk),
            definition=report(slug),
            query=filters_only(QueryDict(query)),
            file_format=file_format,
        )

    return make


@pytest.fixture
def made(order):
    """``made(user, slug, query)`` orders a report and lets it be made; returns the job with its file."""

    def make(*args, **kwargs) -> Job:
        job = order(*args, **kwargs)
        assert run_job(job.pk)
        job.refresh_from_db()
        return job

    return make


@pytest.fixture
def made_rows(made):
    """``made_rows(user, slug, query)``: the rows of a finished workbook, each a dict by label."""

    def rows(*args, **kwargs) -> list[dict]:
        from openpyxl import load_workbook

        job = made(*args, **kwargs)
        assert job.status == "done", job.error
        workbook = load_workbook(Path(job.file.path))
        header, *body = workbook.worksheets[0].iter_rows(values_only=True)
        workbook.close()
        return [dict(zip(header, row, strict=True)) for row in body]

    return rows
