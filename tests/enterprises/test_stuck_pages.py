"""The stuck list and what can be done there for many at once; what owners answer with in the portal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from enterprises.choices import Asked
from enterprises.models import Ask, Enterprise, Standing, StepRecord
from enterprises.services.standing import restand
from notifications.models import Notice
from tests.factories.accounts import BANGKA, GERUNGGANG, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_training
from training.models import Invitation

pytestmark = pytest.mark.django_db
STUCK = "enterprises:stuck"


@pytest.fixture
def verifier(client):
    user = make_user(Role.VERIFIER)
    client.force_login(user)
    return user


def send(client, name, enterprises, **data):
    return client.post(reverse(name), {"pk": [row.pk for row in enterprises], **data}, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_ticked_rows_are_carried_to_the_page_that_asks_for_more(client, verifier):
    rows = [make_enterprise(), make_enterprise()]
    page = client.post(reverse(STUCK) + "?state=waiting", {"action": "invite", "pk": [row.pk for row in rows]})
    assert page.status_code == 302 and page["Location"].startswith(reverse("training:invite"))
    shown = client.get(page["Location"]).content.decode()
    assert all(row.name in shown for row in rows)


def test_rows_of_any_number_are_carried(client, verifier):
    """No thousands separator in what a form sends back: 1.587 is no row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('enterprises_enterprise', 'id'), 1234566)")
    row = make_enterprise(name="Getas Sejuta")
    assert row.pk > 1_000_000
    shown = client.get(f"{reverse('training:invite')}?pk={row.pk}").content.decode()
    assert f'name="pk" value="{row.pk}"' in shown
    assert f"?pk={row.pk}" in client.get(row.get_absolute_url()).content.decode()


def test_many_are_invited_at_once_and_are_stuck_no_more(client, verifier):
    owner = make_user()
    rows = [make_enterprise(user=owner), make_enterprise(), make_enterprise(steps=["P2"])]
    long_ago = timezone.localdate() - timedelta(days=400)
    Enterprise.objects.update(registered_on=long_ago)
    StepRecord.objects.update(achieved_on=long_ago)
    Standing.objects.all().delete()
    restand()
    listed = reverse(STUCK) + "?state=stuck"
    assert all(row.name in client.get(listed).content.decode() for row in rows)
    training = make_training(enrol_until=timezone.localdate())
    elsewhere = make_enterprise(village="19.01.01.1001")
    after = send(client, "training:invite", [*rows, elsewhere], training=training.pk)
    assert set(Invitation.objects.values_list("enterprise_id", flat=True)) == {row.pk for row in rows}
    page = client.get(listed).content.decode()
    assert rows[0].name not in page and rows[1].name not in page and rows[2].name in page
    assert Notice.objects.get(kind="training.invited").recipient == owner
    send(client, "training:invite", rows, training=training.pk)
    assert Notice.objects.filter(kind="training.invited").count() == 1, "nobody is told twice"
    assert "3" in said(after)


def test_what_is_refused_of_one_is_said_and_the_others_are_done(client, verifier):
    here = make_enterprise()
    training = make_training(region=here.village.parent, enrol_until=timezone.localdate())
    far = make_enterprise(village="19.71.01.1004")
    after = send(client, "training:invite", [here, far], training=training.pk)
    assert Invitation.objects.get().enterprise == here
    assert far.name in said(after) and here.name not in said(after)


def test_each_gets_the_facilitator_of_its_kecamatan_with_the_fewest(client, verifier):
    busy, free = (make_user(Role.FACILITATOR, region=GERUNGGANG) for _ in range(2))
    make_user(Role.FACILITATOR, region=BANGKA)
    make_enterprise(facilitator=busy)
    rows = [make_enterprise(), make_enterprise(), make_enterprise()]
    send(client, "enterprises:assign", rows)
    given = list(Enterprise.objects.filter(pk__in=[r.pk for r in rows]).values_list("facilitator", flat=True))
    assert sorted(given.count(user.pk) for user in (busy, free)) == [1, 2]
    assert set(Notice.objects.filter(kind="enterprise.assigned").values_list("recipient", flat=True)) == {
        busy.pk,
        free.pk,
    }
    assert Notice.objects.filter(kind="enterprise.assigned").count() == 2, "one word for all of them"


def test_a_facilitator_of_another_region_cannot_be_given(client, verifier):
    stranger, row = make_user(Role.FACILITATOR, region=BANGKA), make_enterprise()
    answer = send(client, "enterprises:assign", [row], facilitator=stranger.pk)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.facilitator is None
    assert "No facilitator works there" in said(send(client, "enterprises:assign", [row]))


def test_nothing_ticked_or_only_what_is_not_theirs_leads_back(client, verifier):
    far = make_enterprise(village="19.01.01.1001")
    for name in ("enterprises:assign", "enterprises:ask", "training:invite"):
        for query in ("", f"?pk={far.pk}", "?pk=x&pk=²&pk=99999999999999999999"):
            answer = client.get(reverse(name) + query, follow=True)
            assert answer.redirect_chain[-1][0] == reverse(STUCK) and "Tick at least one" in said(answer)


def test_a_paper_is_asked_for_in_words_and_what_was_typed_stays(client, verifier):
    row = make_enterprise()
    refused = send(client, "enterprises:ask", [row], what="paper", note="  ")
    assert refused.status_code == 422 and "Say which paper" in refused.content.decode()
    assert not Ask.objects.exists()
    send(client, "enterprises:ask", [row], what="paper", note="Surat izin, ke kantor camat")
    question = Ask.objects.get()
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Surat izin, ke kantor camat" in page
    client.post(reverse("enterprises:receive", args=[question.pk]))
    question.refresh_from_db()
    assert question.answered_at is not None
    assert "Surat izin, ke kantor camat" not in client.get(row.get_absolute_url()).content.decode()


# The owner -----------------------------------------------------------------------------------------------------------


def test_an_owner_who_is_asked_for_the_nib_finds_the_question_and_answers_it(client, verifier):
    owner = make_user()
    row = make_enterprise(user=owner, steps=["P2", "P3"])
    send(client, "enterprises:ask", [row], what=Asked.NIB)
    client.force_login(owner)
    address = reverse("enterprises:give-nib", args=[row.pk])
    assert address in client.get(reverse("enterprises:portal")).content.decode()
    wrong = client.post(address, {"nib": "123"})
    assert wrong.status_code == 422 and 'value="123"' in wrong.content.decode()
    assert client.post(address, {"nib": "0220 1012 34567"}).status_code == 302
    row.refresh_from_db()
    assert row.nib == "0220101234567" and row.standing.cause == "p4_not_seen"
    assert client.post(address, {"nib": "0220101234568"}).status_code == 422, (
        "only an officer changes one that is known"
    )


def test_a_nib_of_somebody_else_is_not_taken(client):
    owner = make_user()
    row = make_enterprise(user=owner)
    make_enterprise(nib="0220101234567")
    client.force_login(owner)
    answer = client.post(reverse("enterprises:give-nib", args=[row.pk]), {"nib": "0220101234567"})
    assert answer.status_code == 422 and "already registered" in answer.content.decode()
    row.refresh_from_db()
    assert row.nib is None


def test_the_figures_of_another_are_not_there_and_verified_ones_stay(client):
    owner, other = make_user(), make_user()
    row = make_enterprise(user=owner)
    address = reverse("enterprises:give-figures", args=[row.pk])
    figures = {"turnover": "120.000.000", "capital": "1.000.000", "workers_male": "3", "workers_female": "4"}
    client.force_login(other)
    assert client.get(address).status_code == client.post(address, figures).status_code == 404
    row.figures.update(source="verified")
    client.force_login(owner)
    assert client.post(address, figures).status_code == 422
    assert not row.figures.filter(turnover=120_000_000).exists()
    row.figures.update(source="declared")
    assert client.post(address, figures).status_code == 302
    assert row.figures.get().turnover == 120_000_000


# My work -------------------------------------------------------------------------------------------------------------


def test_whoever_can_free_them_finds_them_in_their_work_and_others_do_not(client):
    facilitator, other = (make_user(Role.FACILITATOR, region=GERUNGGANG) for _ in range(2))
    mine = make_enterprise(facilitator=facilitator, name="Dapur Dampingan")
    long_ago = timezone.localdate() - timedelta(days=400)
    Enterprise.objects.update(registered_on=long_ago)
    StepRecord.objects.update(achieved_on=long_ago)
    Standing.objects.all().delete()
    restand()
    for person, found in ((facilitator, True), (other, False)):
        client.force_login(person)
        assert (mine.name in client.get(reverse("dashboard:my_work")).content.decode()) is found
