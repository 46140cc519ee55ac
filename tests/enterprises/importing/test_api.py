"""An import through the API: handed in, checked, read, entered, undone; and what the API does not say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.choices import Role
from enterprises.models import Enterprise, Import
from tests.enterprises.importing.doors import places, work
from tests.factories.accounts import make_user
from tests.factories.importing import sheet_row, workbook

pytestmark = pytest.mark.django_db
API = "/api/v1/imports/"


@pytest.fixture(autouse=True)
def officer(client):
    places()
    client.force_login(make_user(Role.AGENCY_OFFICER, language="id"))


def send(client, content: bytes, name: str = "data.xlsx"):
    upload = SimpleUploadedFile(name, content)
    return client.post(API, {"file": upload, "source": "Desa Air Itam", "basis": "task"})


def post(client, pk: int, what: str, **body):
    return client.post(f"{API}{pk}/{what}/", body, content_type="application/json")


def test_the_whole_way_there_and_back(client):
    bad = sheet_row(street="")
    sent = send(client, workbook([sheet_row(), bad]))
    assert sent.status_code == 201, sent.json()
    pk = sent.json()["id"]
    assert post(client, pk, "check").json()["is_busy"]
    work(Import.objects.get())
    state = client.get(f"{API}{pk}/").json()
    assert (state["status"], state["rows_read"], state["rows_bad"]) == ("checked", 2, 1)
    rows = client.get(f"{API}{pk}/rows/")
    assert [(row["number"], row["errors"][0][0]) for row in rows.json()["results"]] == [(3, "street")]
    assert bad["nik"] not in rows.content.decode() and bad["full_name"] not in rows.content.decode()

    assert post(client, pk, "run", mode="all").status_code == 422
    assert post(client, pk, "run", mode="good", decisions={"same": "new"}).status_code == 422
    assert post(client, pk, "run", mode="good").status_code == 200
    work(Import.objects.get())
    assert Enterprise.objects.count() == 1
    assert post(client, pk, "undo", reason="").status_code == 400
    assert post(client, pk, "undo", reason="Salah berkas.").status_code == 200
    work(Import.objects.get())
    assert client.get(f"{API}{pk}/").json()["status"] == "undone"
    assert not Enterprise.objects.exists()


def test_what_cannot_be_read_is_refused_in_words(client):
    answer = send(client, b"MZ a program")
    assert answer.status_code == 400 and "file" in str(answer.json())
    sent = send(client, workbook([sheet_row()])).json()
    assert post(client, sent["id"], "check", mapping={"nik": 0, "phone": 0}).status_code == 400
    assert post(client, sent["id"], "check", mapping={"colour": 0}).status_code == 400
    assert post(client, sent["id"], "check", mapping={"nik": 0}).status_code == 422
    assert post(client, sent["id"], "check", sheet="x").status_code == 400
