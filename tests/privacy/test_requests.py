"""A request from "My data" and from a letter, to its answer, with the clock of the law."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actors import actor_for
from enterprises.models import Consent, Owner
from enterprises.selectors.directory import listed_enterprises
from jobs.outbox import drain
from notifications.models import Notice
from privacy.models import DataRequest
from privacy.services import clock
from privacy.services.requests import take
from tests.factories.accounts import make_actor, make_user
from tests.factories.enterprises import make_consent, make_enterprise
from tests.factories.privacy import make_request

pytestmark = pytest.mark.django_db

ASK, LIST = "/daftar/data-saya/permintaan/", "/data-pribadi/permintaan/"


@pytest.fixture
def owner():
    return make_user(full_name="Siti Melati")


@pytest.fixture
def enterprise(owner):
    return make_enterprise(user=owner)


@pytest.fixture
def desk(client):
    """The browser of the secretariat."""
    client.force_login(make_user("secretariat"))
    return client


def test_a_person_asks_once_and_reads_what_became_of_it(client, owner, enterprise):
    protector = make_user("secretariat")
    client.force_login(owner)
    for _twice in range(2):
        assert client.post(ASK, {"kind": "access", "text": ""}).status_code == 302
    row = DataRequest.objects.get()
    assert row.owner_id == enterprise.owner_id and row.due_at - row.received_at == timedelta(hours=72)
    assert row.number in client.get("/daftar/data-saya/").content.decode()
    assert {notice.recipient_id for notice in Notice.objects.all()} == {owner.pk, protector.pk}
    assert client.post(ASK, {"kind": "correction", "text": " "}).status_code == 422
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{row.pk}/").status_code == 403
    assert client.post(f"{ASK}{row.pk}/tarik/").status_code == 302
    row.refresh_from_db()
    assert row.status == "withdrawn"


def test_another_person_cannot_take_it_back(client, owner):
    row = make_request(owner)
    client.force_login(make_user())
    assert client.post(f"{ASK}{row.pk}/tarik/").status_code == 404


def test_a_letter_runs_from_the_day_it_came_and_one_person_is_open_once(desk, enterprise):
    came = timezone.localtime() - timedelta(hours=70)
    sent = {
        "kind": "restriction",
        "channel": "letter",
        "name": "Siti Melati",
        "number": enterprise.number,
        "received_day": came.date().isoformat(),
        "received_time": f"{came:%H:%M}",
    }
    assert desk.post(f"{LIST}baru/", sent | {"number": "1971-999999"}).status_code == 422
    assert desk.post(f"{LIST}baru/", sent | {"received_day": "2099-01-01"}).status_code == 422
    assert desk.post(f"{LIST}baru/", sent).status_code == 302
    assert desk.post(f"{LIST}baru/", sent).status_code == 422
    row = DataRequest.objects.get()
    assert 0 <= row.hours_left <= 2
    assert row.number in desk.get(LIST).content.decode()


def test_a_refusal_names_ground_and_words(desk, owner):
    row = take(actor=make_actor("secretariat"), request=make_request(owner, "erasure"))
    address = f"{LIST}{row.pk}/putuskan/"
    assert desk.post(address, {"do": "refuse", "answer": "Tidak."}).status_code == 422
    assert desk.post(address, {"do": "refuse", "ground": "not_proved"}).status_code == 422
    assert desk.post(address, {"do": "refuse", "ground": "not_proved", "answer": "KTP lain."}).status_code == 302
    assert "KTP lain." in Notice.objects.get(recipient=owner, kind="privacy.refused").body


def test_a_restriction_hides_the_person_and_keeps_what_was_done(desk, owner, enterprise):
    make_consent(enterprise, "directory")
    assert list(listed_enterprises()) == [enterprise]
    row = take(actor=make_actor("secretariat"), request=make_request(owner, "restriction"))
    assert desk.post(f"{LIST}{row.pk}/putuskan/", {"do": "grant"}).status_code == 302
    row.refresh_from_db()
    assert row.status == "done" and not listed_enterprises().exists()
    page = desk.get(enterprise.get_absolute_url()).content.decode()
    assert str(Owner.objects.get().get_restriction_display()) in page
    assert desk.post(f"{LIST}{row.pk}/cabut-pembatasan/").status_code == 302
    assert list(listed_enterprises()) == [enterprise], "they wanted it used again"


def test_an_objection_ends_every_free_consent(desk, owner, enterprise):
    make_consent(enterprise, "programme", "directory", "okoce")
    row = take(actor=make_actor("secretariat"), request=make_request(owner, "objection"))
    desk.post(f"{LIST}{row.pk}/putuskan/", {"do": "grant"})
    assert set(Consent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)) == {"programme"}


def test_what_is_due_soon_and_what_is_late_is_told_once_each(owner):
    protector = make_user("secretariat")
    row = make_request(owner)
    now = timezone.now()

    def told(kind):
        return Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True)

    assert clock.remind() == 0
    DataRequest.objects.filter(pk=row.pk).update(
        received_at=now - timedelta(hours=60), due_at=now + timedelta(hours=12)
    )
    assert (clock.remind(), clock.remind()) == (1, 0)
    DataRequest.objects.filter(pk=row.pk).update(received_at=now - timedelta(hours=80), due_at=now - timedelta(hours=8))
    assert (clock.remind(), clock.remind()) == (1, 0)
    assert list(told("privacy.soon")) == list(told("privacy.late")) == [protector.pk]
    assert list(told("privacy.late_for_person")) == [owner.pk]


def test_it_waits_in_my_work_until_it_is_done(desk, owner):
    row = make_request(owner)
    assert row.number in desk.get("/dasbor/tugas/").content.decode()


def test_whose_account_is_gone_needs_no_notice(desk, owner, enterprise):
    row = take(actor=make_actor("secretariat"), request=make_request(owner, "erasure"))
    assert desk.post(f"{LIST}{row.pk}/putuskan/", {"do": "grant"}).status_code == 302
    drain()
    row.refresh_from_db()
    assert row.status == "done" and row.name == "(data dihapus)"
    assert not actor_for(owner.pk).is_authenticated and not Notice.objects.filter(recipient=owner).exists()
