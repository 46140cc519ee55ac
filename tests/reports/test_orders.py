"""Ordering a report, through the pages: from a list, watched, taken away, and by nobody else."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.models import Membership
from audit.models import Act
from jobs import broker
from jobs.models import Job
from jobs.services import run_job
from notifications.models import Notice
from tests.factories.accounts import give_role, make_agency, make_user
from tests.factories.support import make_capital, make_marketing

pytestmark = pytest.mark.django_db

ORDER = "/laporan/pesan/capital/"


@pytest.fixture
def head(client):
    user = make_user(Role.AGENCY_HEAD, language="id")
    client.force_login(user)
    return user


def url(name: str, job: Job) -> str:
    return reverse(f"reports:{name}", args=[job.pk])


def run(job: Job) -> Job:
    run_job(job.pk)
    job.refresh_from_db()
    return job


def fetch(client, address: str):
    """The answer, its file read to the end: only then is it closed."""
    response = client.get(address)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def test_from_the_list_to_the_file(client, head):
    make_capital(amount=25_000_000)
    make_capital(amount=30_000_000)
    page = client.get("/dukungan/modal/", {"q": "sumsel", "sort": "-happened_on", "size": "50"}).content.decode()
    assert f'action="{ORDER}"' in page and 'value="q=sumsel"' in page

    response = client.post(ORDER, {"query": "q=sumsel", "format": "xlsx"})
    job = Job.objects.get()
    assert response["Location"] == url("detail", job)
    assert job.owner == head
    assert job.parameters == {"slug": "capital", "query": "q=sumsel", "format": "xlsx", "language": "id"}
    waiting = client.get(url("detail", job))
    assert "every 2s" in waiting.content.decode() and 'http-equiv="refresh"' in waiting.content.decode()

    run(job)
    ready = client.get(url("detail", job)).content.decode()
    assert url("download", job) in ready
    assert "every 2s" not in ready and 'http-equiv="refresh"' not in ready
    download = fetch(client, url("download", job))
    assert download.status_code == 200
    assert download.body[:2] == b"PK"
    assert download["Content-Disposition"].startswith("attachment")
    assert "no-store" in download["Cache-Control"]

    notice = Notice.objects.get(recipient=head, kind="report.ready")
    assert notice.url == url("detail", job)
    act = Act.objects.get(verb="report.order")
    assert (act.actor_id, act.data) == (head.pk, {"report": "capital", "format": "xlsx", "filters": "q=sumsel"})


def test_htmx_asks_for_the_changing_part_alone(client, head, order):
    job = order(head, "capital")
    part = client.get(url("detail", job), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section") and "every 2s" in part
    run(job)
    part = client.get(url("detail", job), headers={"HX-Request": "true"}).content.decode()
    assert url("download", job) in part and "every 2s" not in part


def test_a_number_somebody_searched_for_does_not_stay_in_the_record(client, head):
    client.post(ORDER, {"query": "q=1971015705900001", "format": "csv"})
    assert Act.objects.get(verb="report.order").data["filters"] == "q=…"


def test_the_same_order_twice_is_one(client, head):
    first = client.post(ORDER, {"query": "q=a&status=recorded", "format": "xlsx"})
    second = client.post(ORDER, {"query": "status=recorded&q=a&size=50&sort=pk", "format": "xlsx"})
    assert first["Location"] == second["Location"]
    assert Job.objects.count() == 1


def test_no_more_than_so_many_at_once(client, head, settings):
    for n in range(settings.REPORTS_OPEN_PER_USER):
        assert client.post(ORDER, {"query": f"q={n}", "format": "xlsx"}).status_code == 302
    refused = client.post(ORDER, {"query": "q=more", "format": "xlsx"})
    assert refused.status_code == 409
    assert str(settings.REPORTS_OPEN_PER_USER) in refused.content.decode()
    assert 'value="more"' in refused.content.decode(), "what was chosen stays"
    assert Job.objects.count() == settings.REPORTS_OPEN_PER_USER
    run(Job.objects.first())
    assert client.post(ORDER, {"query": "q=more", "format": "xlsx"}).status_code == 302


@pytest.mark.parametrize(
    "given",
    [
        {"query": "status=unheard-of", "format": "xlsx"},
        {"query": "agreement=999999", "format": "xlsx"},
        {"query": "since=yesterday", "format": "xlsx"},
        {"query": "", "format": "exe"},
        {"query": ""},
        {"status": "unheard-of", "format": "xlsx"},
    ],
)
def test_what_is_not_understood_orders_nothing(client, head, given):
    assert client.post(ORDER, given).status_code == 422
    assert not Job.objects.exists()


def test_an_order_by_hand_takes_its_filters_from_the_form(client, head):
    page = client.get(ORDER, {"q": "getas"})
    assert 'value="getas"' in page.content.decode()
    client.post(ORDER, {"q": "getas", "status": "", "format": "csv"})
    assert Job.objects.get().parameters["query"] == "q=getas"


def test_a_report_is_there_for_its_owner_alone(client, head, order):
    other = make_user(Role.AGENCY_HEAD)
    job = run(order(other, "capital"))
    for name in ("detail", "download"):
        assert client.get(url(name, job)).status_code == 404
    for name in ("retry", "cancel"):
        assert client.post(url(name, job)).status_code == 404
    assert str(job.pk) not in client.get("/laporan/").content.decode()
    assert client.get(f"/laporan/{uuid.uuid4()}/unduh/").status_code == 404
    client.logout()
    assert client.get(url("download", job)).status_code == 302


def test_nobody_orders_what_their_role_does_not_include(client):
    client.force_login(make_user(Role.VERIFIER))
    assert client.get(ORDER).status_code == 403
    assert client.post(ORDER, {"query": "", "format": "xlsx"}).status_code == 403
    client.force_login(make_user())
    assert client.get("/laporan/").status_code == 403
    client.force_login(make_user(Role.AGENCY_HEAD))
    assert client.get("/laporan/pesan/unheard-of/").status_code == 404


def test_a_role_taken_away_before_the_work_begins_makes_no_file(client, head, order, private_media):
    make_capital()
    job = order(head, "capital")
    Membership.objects.all().delete()
    run(job)
    assert job.status == "failed" and job.error
    assert not job.file and not list(private_media.rglob("*.xlsx"))
    assert Notice.objects.get(recipient=head, kind__startswith="report.").kind == "report.failed"


def test_a_closed_account_gets_no_file(head, order):
    job = order(head, "capital")
    head.is_active = False
    head.save()
    assert run(job).status == "failed"


def test_a_role_taken_away_afterwards_closes_the_file(client, head, order):
    job = run(order(head, "capital"))
    other_agency = make_agency("perikanan")
    Membership.objects.filter(user=head).delete()
    give_role(head, Role.AGENCY_HEAD, agency=other_agency)
    assert client.get(url("download", job)).status_code == 403
    give_role(head, Role.AGENCY_HEAD, agency=make_agency(is_lead=True))
    assert fetch(client, url("download", job)).status_code == 200
    Membership.objects.filter(user=head).delete()
    give_role(head, Role.LEADERSHIP)
    assert fetch(client, url("download", job)).status_code == 200, "more rights than then"


def test_an_expired_file_says_so_and_can_be_ordered_again(client, head, order):
    job = run(order(head, "capital", "q=getas", "csv"))
    Job.objects.filter(pk=job.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    gone = client.get(url("download", job))
    assert gone.status_code == 410
    page = gone.content.decode()
    assert f'action="{ORDER}"' in page and 'value="q=getas"' in page and 'value="csv"' in page
    assert url("download", job) not in client.get(url("detail", job)).content.decode()


def test_a_failed_report_can_be_tried_again(client, head, order, monkeypatch, caplog):
    from reports.services import building

    job = order(head, "capital")
    with monkeypatch.context() as patch:
        patch.setitem(building.RENDERERS, "xlsx", lambda table, path: 1 / 0)
        run(job)
    assert job.status == "failed"
    assert url("retry", job) in client.get(url("detail", job)).content.decode()
    assert client.post(url("retry", job))["Location"] == url("detail", job)
    assert run(job).status == "done"
    client.post(url("retry", job))
    job.refresh_from_db()
    assert job.status == "done"


def test_a_waiting_report_can_be_cancelled(client, head, order):
    job = order(head, "capital")
    client.post(url("cancel", job))
    assert not run_job(job.pk)
    job.refresh_from_db()
    assert job.status == "cancelled"
    assert not Notice.objects.filter(kind__startswith="report.").exists()
    assert client.get(url("detail", job)).status_code == 200
    assert client.get(url("download", job)).status_code == 302


def test_paper_has_an_end(head, made, settings):
    settings.REPORT_PDF_MAX_ROWS = 2
    for _n in range(2):
        make_capital()
    assert made(head, "capital", file_format="pdf").status == "done"
    make_capital()
    job = made(head, "capital", file_format="pdf")
    assert (job.status, "XLSX" in job.error) == ("failed", True)


def test_the_shelf_shows_what_the_role_may_have(client, head, order):
    page = client.get("/laporan/").content.decode()
    assert ORDER in page and "/laporan/pesan/agreement-trace/" in page
    run(order(head, "capital"))
    page = client.get("/laporan/").content.decode()
    assert url("download", Job.objects.get()) in page
    client.force_login(make_user(Role.FACILITATOR))
    page = client.get("/laporan/").content.decode()
    assert ORDER not in page and "/laporan/pesan/trainings/" in page


def test_reading_writes_nothing(client, head, order, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_marketing()
    job = run(order(head, "marketing"))
    with CaptureQueriesContext(connection) as queries:
        for page in ("/laporan/", "/laporan/pesan/marketing/", url("detail", job), url("download", job)):
            fetch(client, page)
    assert [q["sql"] for q in queries if not q["sql"].lstrip("( ").startswith(("SELECT", "DECLARE"))] == []


def test_with_the_broker_away_the_order_stands_and_the_answer_is_quick(client, head, on_commit, monkeypatch):
    import time

    from celery import Celery

    app = Celery("outage", set_as_current=False)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.broker_url = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(broker, "current_app", app)
    monkeypatch.setattr(broker, "_resting_until", 0.0)
    began = time.monotonic()
    with on_commit():
        assert client.post(ORDER, {"query": "", "format": "xlsx"}).status_code == 302
    assert time.monotonic() - began < 2.5
    assert Job.objects.open().count() == 1
