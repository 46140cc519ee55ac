"""Suspected duplicates at the desk of the officer, and what the entrepreneur never learns of them."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from audit.models import Act
from enterprises.models import Enterprise, Merge, Registration, SuspectedPair
from enterprises.services.duplicates import look
from tests.factories.accounts import GERUNGGANG, SRI_MENANTI, make_actor, make_user
from tests.factories.enterprises import make_enterprise, make_owner, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifier(client):
    user = make_user("verifier", full_name="Siti Aminah")
    client.force_login(user)
    return user


def decide(client, pair, decision, **data):
    return client.post(reverse("enterprises:duplicate", args=[pair.pk]), {"decision": decision, **data}, follow=True)


def verify(client, row):
    return client.post(reverse("enterprises:registration-move", args=[row.pk]), {"move": "verify"})


def test_nobody_verifies_a_lookalike_before_it_was_decided_on(client, verifier):
    twin = make_enterprise(name="Dapur Getas Bu Melati")
    row = make_registration(business_name="Getas Bu Melati")
    pair = SuspectedPair.objects.get()
    assert pair.sides == (row, twin)
    verify(client, row)
    row.refresh_from_db()
    assert row.status == "submitted" and not Enterprise.objects.filter(registration=row).exists()
    assert reverse("enterprises:duplicate", args=[pair.pk]) in client.get(row.get_absolute_url()).content.decode()
    assert decide(client, pair, "apart", reason="").status_code == 422
    decide(client, pair, "apart", reason="Dua saudara, dua lapak.")
    verify(client, row)
    row.refresh_from_db()
    assert row.status == "verified"
    pair.refresh_from_db()
    assert pair.sides == (row.enterprise, twin) and pair.decided_by == "Siti Aminah"
    look(row.enterprise)
    assert not SuspectedPair.objects.open().exists(), "what was decided is not asked again"
    assert Act.objects.filter(verb="duplicate.different").count() == 2, "told in the story of both"


def test_the_same_business_is_refused(client, verifier):
    make_enterprise(name="Getas Bu Melati")
    row = make_registration(business_name="Getas Bu Melati")
    decide(client, SuspectedPair.objects.get(), "refuse", reason="Sudah terdaftar tahun lalu.")
    row.refresh_from_db()
    assert row.status == "refused" and SuspectedPair.objects.get().verdict == "same"


def test_the_entrepreneur_learns_nothing(client):
    twin = make_enterprise(name="Getas Bu Melati Rahasia")
    user = make_user()
    row = make_registration("draft", applicant=user, business_name="Getas Bu Melati")
    client.force_login(user)
    page = client.post(reverse("enterprises:submit", args=[row.pk]), follow=True).content.decode()
    assert Registration.objects.get(pk=row.pk).status == "submitted" and SuspectedPair.objects.exists()
    pages = page + client.get(reverse("enterprises:portal")).content.decode()
    assert twin.name not in pages and twin.number not in pages
    assert client.get(SuspectedPair.objects.get().get_absolute_url()).status_code in (403, 404)


def test_a_shared_phone_number_alone_is_no_suspicion(client, verifier):
    make_enterprise(name="Bengkel Maju", owner=make_owner(phone="+6281277770001"))
    row = make_registration(phone="+6281277770001", business_name="Getas Bu Melati")
    assert not SuspectedPair.objects.exists()
    assert len(client.get(row.get_absolute_url()).context["lookalikes"]) == 1
    verify(client, row)
    assert Registration.objects.get(pk=row.pk).status == "verified"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Dapur Getas Bu Melati", "getas  BU melati", True),
        ("Toko Kemplang Melati", "Kemplang Melaty", True),
        ("Warung Bu Sri", "Warung Pak Joko", False),
        ("Kedai Kopi 1", "Kedai Kopi 2", False),
    ],
)
def test_names_are_compared_by_the_words_that_tell(one, other, found):
    make_enterprise(name=one)
    make_registration(business_name=other)
    assert SuspectedPair.objects.exists() is found


def test_only_in_the_same_village_or_of_the_same_person(client):
    make_enterprise(name="Getas Bu Melati", village=SRI_MENANTI)
    make_registration(business_name="Getas Bu Melati")
    assert not SuspectedPair.objects.exists()
    owner = make_owner(user=make_user())
    make_enterprise(name="Kemplang Bu Ros", owner=owner, village=SRI_MENANTI)
    make_registration(business_name="Kemplang Ros", applicant=owner.user, nik=owner.nik)
    assert SuspectedPair.objects.get().reasons == ["owner"]


def test_two_records_side_by_side_and_made_one(client, verifier):
    one = make_enterprise(name="Dapur Getas Melati", nib="0220101234567")
    other = make_enterprise(name="Getas Bu Melati", street="Jl. Baru 9", owner=make_owner(phone="+6281277770009"))
    look(other)
    pair = SuspectedPair.objects.get()
    page = client.get(pair.get_absolute_url()).content.decode()
    assert "0220101234567" in page and "Jl. Baru 9" in page
    assert other.owner.nik not in page and other.owner.phone not in page, "masked"
    answer = decide(client, pair, "merge", survivor="other", take_name="one", take_street="one", reason="KTP sama.")
    assert answer.redirect_chain[-1][0] == one.get_absolute_url()
    one.refresh_from_db()
    assert one.name == "Getas Bu Melati" and one.street == "Jl. Baru 9" and one.nib == "0220101234567"
    gone = client.get(reverse("enterprises:detail", args=[other.pk]))
    assert gone.status_code == 302 and gone["Location"] == one.get_absolute_url()
    history = client.get(reverse("enterprises:history", args=[one.pk])).content.decode()
    assert other.number in history
    second = decide(client, pair, "merge", survivor="other", reason="KTP sama.")
    assert second.status_code == 422 and Merge.objects.count() == 1, "whoever comes second is told"
    undo = reverse("enterprises:unmerge", args=[Merge.objects.get().pk])
    assert client.post(undo, {"reason": "Ternyata dua usaha."}).status_code == 302
    assert Enterprise.objects.get(pk=other.pk).street == "Jl. Baru 9"


def test_officers_elsewhere_see_no_pair(client):
    make_enterprise(name="Getas Bu Melati")
    look(make_enterprise(name="Dapur Getas Bu Melati"))
    pair = SuspectedPair.objects.get()
    for user in (make_user("verifier", region="19.03"), make_user("facilitator", region=GERUNGGANG), make_user()):
        client.force_login(user)
        assert client.get(pair.get_absolute_url()).status_code in (403, 404)
        assert decide(client, pair, "apart", reason="Beda.").status_code in (403, 404)
        assert pair.names not in client.get(reverse("enterprises:duplicates")).content.decode()
    pair.refresh_from_db()
    assert not pair.verdict


def test_an_officer_names_two_that_no_machine_finds_alike(client, verifier):
    one, other = make_enterprise(name="Kemplang Ros"), make_enterprise(name="Usaha Kita")
    url = reverse("enterprises:name-pair", args=[one.pk])
    assert client.post(url, {"number": "1971-999999"}).status_code == 422
    answer = client.post(url, {"number": other.number})
    pair = SuspectedPair.objects.get()
    assert answer["Location"] == pair.get_absolute_url() and pair.reasons == ["officer"]
    look(one)
    assert SuspectedPair.objects.filter(pk=pair.pk).exists(), "a person's word is not forgotten by the machine"


def test_the_status_link_of_a_merged_registration_leads_to_the_survivor(client):
    from enterprises.selectors.status import status_code
    from enterprises.services.merging import merge

    row = make_registration("verified", business_name="Getas Bu Melati", applicant=None)
    owner = row.enterprise.owner
    other = make_enterprise(name="Dapur Getas Melati", owner=owner)
    look(other)
    merge(actor=make_actor("verifier"), pair=SuspectedPair.objects.get(), survivor_id=other.pk, take=[], reason="Sama.")
    page = client.get(reverse("enterprises:status-link", args=[row.number, status_code(row.number)]))
    assert other.number in page.content.decode()


def test_those_who_were_there_before_are_looked_at_by_a_command(monkeypatch, capsys):
    monkeypatch.setattr("enterprises.management.commands.look_for_duplicates.BATCH", 2)
    first, second = make_enterprise(name="Getas Bu Melati"), make_enterprise(name="Getas Bu Melati")
    make_enterprise(name="Bengkel Jaya")
    for _time in range(2):
        call_command("look_for_duplicates")
    assert SuspectedPair.objects.get().sides in ((first, second), (second, first))
    assert "3 looked at, 0 pairs found" in capsys.readouterr().out
