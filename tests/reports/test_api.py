"""The same reports by the API: the same rights, limits and files."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from jobs.models import Job
from jobs.services import run_job
from tests.factories.accounts import make_user
from tests.factories.support import make_capital

pytestmark = pytest.mark.django_db

API = "/api/v1/reports/"


@pytest.fixture
def head(client):
    user = make_user(Role.AGENCY_HEAD)
    client.force_login(user)
    return user


def order(client, **values):
    return client.post(API, {"report": "capital", **values}, content_type="application/json")


def test_from_the_order_to_the_file(client, head):
    make_capital()
    ordered = order(client, filters={"q": "sumsel"}, format="csv")
    assert ordered.status_code == 202
    body = ordered.json()
    assert (body["report"], body["filters"], body["format"]) == ("capital", {"q": "sumsel"}, "csv")
    here = f"{API}{body['id']}/"
    assert client.get(f"{here}file/").status_code == 409
    run_job(body["id"])
    done = client.get(here).json()
    assert (done["status"], done["rows"], done["has_file"]) == ("done", 1, True)
    response = client.get(f"{here}file/", headers={"Accept": "application/octet-stream"})
    assert response.status_code == 200
    assert b"Sumsel" in b"".join(response.streaming_content)
    Job.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"{here}file/").status_code == 410


@pytest.mark.parametrize(
    "given",
    [
        {"report": "unheard-of"},
        {"filters": {"status": "unheard-of"}},
        {"filters": {"unheard_of": "1"}},
        {"format": "exe"},
        {"filters": "all"},
        {"filters": {"q": "a\u0000b"}},
    ],
)
def test_what_is_not_understood_is_a_400(client, head, given):
    assert order(client, **given).status_code == 400
    assert not Job.objects.exists()


def test_limits_and_rights_are_those_of_the_pages(client, head, settings):
    assert order(client, filters={"q": "a"}).json()["id"] == order(client, filters={"q": "a"}).json()["id"]
    for n in range(settings.REPORTS_OPEN_PER_USER - 1):
        order(client, filters={"q": str(n)})
    assert order(client, filters={"q": "more"}).status_code == 422
    client.force_login(make_user(Role.VERIFIER))
    assert order(client).status_code == 422
    client.force_login(make_user())
    assert order(client).status_code == 403
    client.logout()
    assert order(client).status_code == 401


def test_a_report_is_its_owners_alone(client, head):
    made = order(client).json()["id"]
    client.force_login(make_user(Role.AGENCY_HEAD))
    for path in ("", "file/"):
        assert client.get(f"{API}{made}/{path}").status_code == 404
    for path in ("retry/", "cancel/"):
        assert client.post(f"{API}{made}/{path}").status_code == 404
    assert client.get(API).json()["results"] == []


def test_cancelled_and_not_tried_again(client, head):
    made = order(client).json()["id"]
    assert client.post(f"{API}{made}/cancel/").json()["status"] == "cancelled"
    assert client.post(f"{API}{made}/cancel/").status_code == 422
    assert client.post(f"{API}{made}/retry/").status_code == 422
    Job.objects.update(status="failed")
    assert client.post(f"{API}{made}/retry/").json()["status"] == "queued"


def test_what_can_be_ordered_is_told(client, head):
    slugs = {row["report"]: row for row in client.get(f"{API}available/").json()}
    assert {"agreement-trace", "capital", "enterprises"} <= set(slugs)
    assert "kabupaten" in slugs["capital"]["filters"]
