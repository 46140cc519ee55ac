"""A breach from the moment it is known to the letters and the end."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from notifications.models import Notice
from privacy.models import Breach
from privacy.services import clock
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.privacy import make_breach

pytestmark = pytest.mark.django_db

LIST = "/data-pribadi/insiden/"


@pytest.fixture
def desk(client):
    client.force_login(make_user("secretariat"))
    return client


def typed(**values):
    known = timezone.localtime() - timedelta(hours=3)
    return {
        "title": "Laptop hilang",
        "story": "Hilang di kapal.",
        "known_day": known.date().isoformat(),
        "known_time": f"{known:%H:%M}",
        "data_kinds": ["name", "nik"],
        "persons": "1",
        "contact": "Dinas",
        **values,
    }


def test_the_clock_runs_from_the_moment_it_was_known(desk):
    enterprises = [make_enterprise(), make_enterprise()]
    numbers = "\n".join(enterprise.number for enterprise in enterprises)
    assert desk.post(f"{LIST}baru/", typed(known_day="2099-01-01")).status_code == 422
    assert desk.post(f"{LIST}baru/", typed(numbers="1971-999999")).status_code == 422
    assert desk.post(f"{LIST}baru/", typed(numbers=numbers)).status_code == 302
    row = Breach.objects.get()
    assert row.due_at - row.known_at == timedelta(hours=72) and row.persons == 2, "as many as there are owners"
    assert set(row.enterprises.all()) == set(enterprises)


def test_the_letters_hold_what_the_law_asks_for_in_indonesian(desk):
    row = make_breach(measures="Kata sandi diganti.", cause="Kelalaian", data_kinds=["name", "finance"])
    for to in ("persons", "authority"):
        answer = desk.get(f"{LIST}{row.pk}/surat/{to}.docx")
        document = Document(BytesIO(answer.content))
        cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
        word = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
        assert desk.get(f"{LIST}{row.pk}/surat/{to}.pdf").content.startswith(b"%PDF")
        for said in (row.title, "Kata sandi diganti.", "Kelalaian", row.contact, "Pangkal Pinang"):
            assert said in word, (to, said)
        assert ("40" in cells) == (to == "authority"), "how many is the authority's to know"
    assert desk.get(f"{LIST}{row.pk}/surat/press.pdf").status_code == 404


def test_it_is_told_when_both_letters_are_sent_and_closed_when_something_was_done(desk):
    row = make_breach()
    move = f"{LIST}{row.pk}/ubah-status/"
    desk.post(f"{LIST}{row.pk}/terkirim/", {"to": "persons"})
    assert desk.post(move, {"move": "tell"}).status_code == 422
    desk.post(f"{LIST}{row.pk}/terkirim/", {"to": "authority"})
    assert desk.post(move, {"move": "tell"}).status_code == 302
    assert desk.post(move, {"move": "close"}).status_code == 422
    assert desk.post(f"{LIST}{row.pk}/ubah/", typed(measures="Sandi diganti.")).status_code == 302
    assert desk.post(move, {"move": "close"}).status_code == 302
    row.refresh_from_db()
    assert row.status == "closed"
    assert desk.post(f"{LIST}{row.pk}/ubah/", typed(title="Lain")).status_code == 422


def test_those_who_answer_are_told_of_a_late_one_once():
    protector = make_user("secretariat")
    make_breach(known_at=timezone.now() - timedelta(hours=80))
    assert (clock.remind(), clock.remind()) == (1, 0)
    assert Notice.objects.get(kind="privacy.breach_late").recipient == protector
