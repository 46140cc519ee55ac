"""Two clicks make one: the second of two forms with one token gets what the first made, at the same moment too."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from notifications.models import Notice
from partnerships.models import Agreement, Call, Decision, Meeting, PartnerComment
from partnerships.services.sharing import share
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner, make_partner_user
from tests.factories.rounds import make_meeting, make_text
from tests.partnerships.doors import parties, url


def twice(client, address: str, data: dict) -> None:
    """Open the form as a browser does, and send what it holds two times."""
    token = str(client.get(address).context["form"]["token"].value())
    for _n in range(2):
        assert client.post(address, data | {"token": token}).status_code == 302


def an_invitation(agency) -> dict:
    day = timezone.localdate() + timedelta(days=3)
    return {"title": "Rapat", "day": day.isoformat(), "starts": "09:00", "place": "Aula", "agencies": [agency.pk]}


@pytest.mark.django_db
def test_every_form_that_makes_something_makes_it_once(client):
    agency = make_agency("dlhk")
    officer = make_user(Role.AGENCY_OFFICER, agency=agency)
    signed, meeting = make_agreement(agency=agency), make_meeting(agencies=[agency], begun=True)
    client.force_login(make_user(Role.SECRETARIAT))
    Notice.objects.all().delete()
    twice(client, url("meeting-create", meeting.agreement_id), an_invitation(agency))
    assert Meeting.objects.exclude(pk=meeting.pk).count() == 1
    assert Notice.objects.filter(recipient=officer, kind="meeting.call").count() == 1
    due = timezone.localdate().isoformat()
    twice(client, url("decision-add", meeting.pk), {"text": "Susun rencana", "owner": agency.pk, "due_on": due})
    assert Decision.objects.count() == 1
    before = Agreement.objects.count()
    twice(client, url("create") + "?kind=kb", {"title": "KB Baru"} | parties(make_partner("OK OCE Dua")))
    assert Agreement.objects.count() == before + 1
    client.force_login(officer)
    given = {"title": "10 terbaik", "agency": agency.pk, "agreement": signed.pk, "quota": "2"}
    twice(client, url("call-create"), given)
    assert Call.objects.count() == 1


@pytest.mark.django_db
def test_two_clicks_add_one_article_and_other_words_another(client):
    version = make_text(make_agreement("kb", status="draft", targets=()))
    client.force_login(make_user(Role.SECRETARIAT))
    address = url("article-add", version.pk)
    key = str(client.get(address).context["form"]["key"].value())
    given = {"heading": "SANKSI", "body": "Teguran.", "kind": "other", "key": key}
    for _n in range(2):
        assert client.post(address, given).status_code == 302
    assert version.articles.filter(heading="SANKSI").count() == 1
    assert client.post(address, given | {"heading": "PENUTUP"}).status_code == 302
    assert version.articles.filter(heading__in=["SANKSI", "PENUTUP"]).count() == 2


@pytest.mark.django_db
def test_a_form_that_says_something_else_by_now_is_no_second_click(client):
    agency, draft = make_agency("dlhk"), make_agreement("kb", status="draft", targets=())
    client.force_login(make_user(Role.SECRETARIAT))
    address, sent = url("meeting-create", draft.pk), an_invitation(agency) | {"token": str(uuid4())}
    assert client.post(address, sent).status_code == 302
    refused = client.post(address, sent | {"title": "Rapat lain"})
    assert refused.status_code == 422
    assert refused.context["form"]["token"].value() != sent["token"]
    assert client.post(address, refused.context["form"].data.dict()).status_code == 302
    assert {row.title for row in Meeting.objects.all()} == {"Rapat", "Rapat lain"}


@pytest.mark.django_db
def test_a_version_is_begun_once_and_a_partner_says_it_once(client):
    draft = make_agreement("kb", status="draft", targets=(), partner=make_partner("OK OCE"))
    make_text(draft)
    client.force_login(make_user(Role.SECRETARIAT))
    address = url("version-create", draft.pk)
    sent = {"note": "Baru", "after": client.get(address).context["form"]["after"].value()}
    assert [client.post(address, sent).status_code for _n in range(2)] == [302, 422]
    assert draft.versions.count() == 2
    partner = make_partner_user(draft.partners.get())
    version = share(actor=make_actor(Role.SECRETARIAT), agreement=draft)
    client.force_login(partner)
    key = version.articles.first().key
    page = client.get(url("article", version.pk, key))
    remark = {"text": "Perjelas.", "token": str(page.context["form"]["token"].value())}
    for _n in range(2):
        client.post(url("article-remark", version.pk, key), remark)
    assert PartnerComment.objects.count() == 1


@pytest.mark.django_db
def test_the_same_call_of_a_program_gives_the_same_row_and_a_move_made_twice_is_a_conflict(client):
    agency, draft = make_agency("dlhk"), make_agreement("kb", status="draft", targets=())
    make_text(draft)
    client.force_login(make_user(Role.SECRETARIAT))

    def send(name: str, *args, **body):
        return client.post(reverse(f"v1:{name}", args=args), body, content_type="application/json")

    starts = (timezone.now() + timedelta(days=2)).isoformat()
    meeting = {"agreement": draft.pk, "title": "Rapat", "starts_at": starts, "place": "Aula", "agencies": [agency.pk]}
    made = [send("meeting-list", token=token, **meeting).json()["id"] for token in [str(uuid4())] * 2]
    assert len(set(made)) == Meeting.objects.count() == 1
    assert send("meeting-cancel", made[0], reason="Batal.").status_code == 200
    assert send("meeting-cancel", made[0], reason="Batal.").status_code == 409
    assert [send("agreement-move", draft.pk, move="review").status_code for _n in range(2)] == [200, 409]


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_call_one_meeting():
    agency, draft = make_agency("dlhk"), make_agreement("kb", status="draft", targets=())
    user, sent = make_user(Role.SECRETARIAT), an_invitation(agency) | {"token": str(uuid4())}
    together = Barrier(2)

    def click(_n: int) -> str:
        try:
            client = Client()
            client.force_login(user)
            together.wait(20)
            return client.post(url("meeting-create", draft.pk), sent)["Location"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as clicks:
        places = list(clicks.map(click, range(2)))
    assert Meeting.objects.count() == 1
    assert set(places) == {Meeting.objects.get().get_absolute_url()}
