"""What OK OCE sees: its agreements, the text in its turn, the plan and figures; people only on a lawful basis."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.choices import Role
from audit.models import Act
from enterprises.models import Consent
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import PartnerComment
from partnerships.selectors import people_behind
from partnerships.services.data_basis import record_data_basis
from partnerships.services.sharing import share, unshare
from partnerships.services.versions import start_version
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_consent, make_enterprise, make_registration
from tests.factories.partnerships import count_for, make_agreement, make_partner, make_partner_user
from tests.factories.support import make_capital
from tests.factories.text import make_draft, make_version
from tests.factories.training import make_enrolment, make_session, make_training

pytestmark = pytest.mark.django_db

BASIS = "Persetujuan peserta, formulir 3 Mei 2026"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def okoce():
    return make_partner("Gerakan OK OCE")


@pytest.fixture
def partner(okoce) -> Client:
    return signed_in(make_partner_user(okoce))


@pytest.fixture
def agency():
    return make_agency("dkukm")


@pytest.fixture
def pks(okoce, agency):
    """In force, with one enterprise counted for its target."""
    row = make_agreement(agency=agency, partner=okoce, title="PKS Pelatihan")
    enterprise = make_enterprise(name="Dapur Melati")
    make_consent(enterprise, "okoce")
    count_for(row, timezone.localdate().year, [enterprise])
    return row


def people(pks) -> str:
    return reverse("partnerships:realisation", args=[pks.targets.get().pk])


def people_api(pks) -> str:
    return reverse("v1:agreement-people", args=[pks.pk, pks.targets.get().pk])


# Figures, not people -------------------------------------------------------------------------------------------------


def test_it_sees_plan_and_figures_of_its_agreements_and_nobody_in_them(partner, pks):
    other = make_agreement(partner=make_partner("Bank Lain"), agency=make_agency("dkp"), title="PKS Bank")
    page = partner.get(pks.get_absolute_url()).content.decode()
    assert "PKS Pelatihan" in page and "1 of 10" in page
    assert people(pks) not in page and "Dapur Melati" not in page
    assert partner.get(other.get_absolute_url()).status_code == 404
    listed = partner.get(reverse("partnerships:list")).content.decode()
    assert "PKS Pelatihan" in listed and "PKS Bank" not in listed
    detail = partner.get(reverse("v1:agreement-detail", args=[pks.pk])).json()
    assert detail["targets"][0]["done"] == 1 and "Dapur" not in str(detail)


def test_no_door_leads_it_to_persons(partner, pks, agency):
    enterprise = make_enterprise(name="Warung Rahasia")
    training = make_training(agreement=pks, agency=agency)
    enrolment = make_enrolment(enterprise=enterprise, training=training)
    session, registration = make_session(training), make_registration()
    capital = make_capital(enterprise=enterprise, agreement=pks)
    doors = [
        reverse("enterprises:list"),
        reverse("enterprises:detail", args=[enterprise.pk]),
        reverse("enterprises:registrations"),
        reverse("enterprises:registration", args=[registration.pk]),
        reverse("training:list"),
        reverse("training:detail", args=[training.pk]),
        reverse("training:enrolments", args=[training.pk]),
        reverse("training:enrolment", args=[enrolment.pk]),
        reverse("training:attendance", args=[session.pk]),
        reverse("support:marketing"),
        reverse("support:capital"),
        reverse("support:capital-detail", args=[capital.pk]),
        reverse("reports:list"),
        reverse("v1:enterprise-list"),
        reverse("v1:enterprise-detail", args=[enterprise.pk]),
        reverse("v1:registration-list"),
        reverse("v1:enrolment-list"),
        reverse("v1:training-list"),
        reverse("v1:capital-list"),
        reverse("v1:marketing-list"),
        reverse("v1:report-list"),
        people(pks),
        people_api(pks),
    ]
    for door in doors:
        answer = partner.get(door, {"q": "Warung"})
        # What everyone may own (training, capital of an own enterprise) is open, and holds nothing of others.
        assert answer.status_code in (403, 404) or not answer.json()["results"], door
        assert "Warung Rahasia" not in answer.content.decode(), door
    ordered = partner.post(reverse("reports:order", args=["enrolments"]), {"format": "csv"})
    assert ordered.status_code == 403


def test_it_is_told_why_it_sees_nobody(partner, pks):
    refused = partner.get(people(pks))
    assert refused.status_code == 403
    assert "no lawful basis" in refused.content.decode()
    assert "no lawful basis" in partner.get(people_api(pks)).json()["detail"]


# With a basis --------------------------------------------------------------------------------------------------------


def test_with_a_basis_on_this_agreement_it_sees_names_and_places_and_no_more(partner, pks, okoce):
    enterprise = people_behind(pks.targets.get()).get()
    elsewhere = make_agreement(agency=make_agency("dkp"), partner=okoce, parent=pks.parent, title="PKS Lain")
    head = signed_in(make_user(Role.AGENCY_HEAD, agency=pks.agency))
    given = head.post(
        reverse("partnerships:data-basis", args=[pks.pk]), {"basis": BASIS, "reason": "Pendampingan oleh OK OCE"}
    )
    assert given.status_code == 302
    page = partner.get(people(pks)).content.decode()
    for shown in ("Dapur Melati", enterprise.owner.full_name, BASIS, enterprise.village.name):
        assert shown in page
    hidden = (enterprise.owner.nik, enterprise.owner.phone, enterprise.number)
    for private in (*hidden, reverse("enterprises:detail", args=[enterprise.pk])):
        assert private not in page
    rows = partner.get(people_api(pks)).json()["results"]
    assert [set(row) for row in rows] == [{"name", "main_product", "owner", "business_class", "village"}]
    assert rows[0]["name"] == "Dapur Melati"
    assert people(pks) in partner.get(pks.get_absolute_url()).content.decode()
    assert partner.get(reverse("enterprises:detail", args=[enterprise.pk])).status_code == 403
    assert partner.get(people(elsewhere)).status_code == 403, "a basis holds for its agreement alone"
    stranger = signed_in(make_partner_user(make_partner("Yayasan Lain")))
    assert stranger.get(people(pks)).status_code == 404
    assert stranger.get(people_api(pks)).status_code == 404
    act = Act.objects.get(verb="agreement.share_people")
    assert (act.reason, act.data["basis"]) == ("Pendampingan oleh OK OCE", BASIS)


def test_who_does_not_agree_or_no_longer_is_counted_and_not_shown(partner, pks):
    melati = people_behind(pks.targets.get()).get()
    silent = make_enterprise(name="Warung Diam")
    count_for(make_agreement(agency=pks.agency, parent=pks.parent), timezone.localdate().year, [silent])
    record_data_basis(actor=SYSTEM, agreement=pks, basis=BASIS, reason="x")
    assert "Dapur Melati" in partner.get(people(pks)).content.decode()
    Consent.objects.filter(owner=melati.owner).update(withdrawn_at=timezone.now())
    page = partner.get(people(pks)).content.decode()
    assert "Dapur Melati" not in page and "Warung Diam" not in page
    assert partner.get(people_api(pks)).json()["results"] == []
    assert "1 of 10" in partner.get(pks.get_absolute_url()).content.decode(), "a figure names nobody"


def test_it_cannot_ask_for_columns_or_search_by_what_is_not_shared(partner, pks):
    record_data_basis(actor=SYSTEM, agreement=pks, basis=BASIS, reason="x")
    enterprise = people_behind(pks.targets.get()).get()
    page = partner.get(people(pks), {"col": ["number", "nib", "name"]}).content.decode()
    assert enterprise.number not in page and "Dapur Melati" in page
    assert partner.get(people(pks), {"sort": "number"}).status_code == 400
    for secret in (enterprise.number, enterprise.owner.nik):
        assert "Dapur Melati" not in partner.get(people(pks), {"q": secret}).content.decode()


def test_when_the_basis_is_taken_back_or_the_agreement_ends_the_names_are_gone(partner, pks):
    head = signed_in(make_user(Role.AGENCY_HEAD, agency=pks.agency))
    page = reverse("partnerships:data-basis", args=[pks.pk])
    record_data_basis(actor=SYSTEM, agreement=pks, basis=BASIS, reason="x")
    assert partner.get(people(pks)).status_code == 200
    assert head.post(page, {"basis": "", "reason": "Persetujuan ditarik"}).status_code == 302
    assert partner.get(people(pks)).status_code == 403
    record_data_basis(actor=SYSTEM, agreement=pks, basis=BASIS, reason="x")
    services.terminate(
        actor=SYSTEM, agreement=pks, ground="purpose", terminated_on=timezone.localdate(), reason="Selesai."
    )
    assert partner.get(people(pks)).status_code == 403
    assert "Dapur Melati" not in partner.get(pks.get_absolute_url()).content.decode()


def test_a_basis_needs_a_reason_and_an_agreement_in_force(pks, agency):
    head = signed_in(make_user(Role.AGENCY_HEAD, agency=agency))
    page = reverse("partnerships:data-basis", args=[pks.pk])
    assert head.post(page, {"basis": BASIS, "reason": " "}).status_code == 422
    assert head.post(page, {"basis": "", "reason": "Tidak ada"}).status_code == 422
    draft = make_agreement(agency=agency, status=AgreementStatus.DRAFT, parent=pks.parent)
    assert head.post(
        reverse("partnerships:data-basis", args=[draft.pk]), {"basis": BASIS, "reason": "x"}
    ).status_code in (302, 422)
    for row in (pks, draft):
        row.refresh_from_db()
        assert row.data_basis == ""
    assert not Act.objects.filter(verb="agreement.share_people").exists()


@pytest.mark.parametrize(
    ("role", "status"), [(Role.AGENCY_OFFICER, 403), (Role.LEADERSHIP, 403), (Role.PARTNER, 403), (None, 404)]
)
def test_only_who_signs_records_a_basis(pks, okoce, agency, role, status):
    if role is None:
        user = make_user(Role.AGENCY_HEAD, agency=make_agency("dkp"))
    elif role == Role.PARTNER:
        user = make_partner_user(okoce)
    else:
        user = make_user(role, **({"agency": agency} if role == Role.AGENCY_OFFICER else {}))
    answer = signed_in(user).post(
        reverse("partnerships:data-basis", args=[pks.pk]), {"basis": BASIS, "reason": "Ingin tahu"}
    )
    assert answer.status_code == status
    pks.refresh_from_db()
    assert pks.data_basis == ""


# The text under discussion -------------------------------------------------------------------------------------------


def test_it_reads_the_text_only_while_it_is_its_turn_and_only_what_was_put_before_it(partner, okoce):
    draft = make_draft(partner=okoce, parent=make_agreement(AgreementKind.KB, partner=okoce, targets=()))
    first = make_version(draft)
    text = reverse("partnerships:text", args=[draft.pk])
    assert partner.get(text).status_code == 404
    second = start_version(actor=SYSTEM, agreement=draft)
    share(actor=SYSTEM, agreement=draft)
    third = start_version(actor=SYSTEM, agreement=draft)
    pages = [reverse("partnerships:version", args=[version.pk]) for version in (first, second, third)]
    assert [partner.get(page).status_code for page in pages] == [404, 200, 404]
    assert partner.get(text).status_code == 200
    files = [reverse(f"partnerships:version-{kind}", args=[third.pk]) for kind in ("pdf", "docx")]
    assert [partner.get(file).status_code for file in files] == [404, 404]
    article = second.articles.get(position=3)
    remark = reverse("partnerships:article-remark", args=[second.pk, article.key])
    assert partner.post(remark, {"text": "Mohon ditambah.", "counter_text": "Usulan kami."}).status_code == 302
    assert PartnerComment.objects.get().counter_text == "Usulan kami."
    unshare(actor=SYSTEM, agreement=draft)
    assert [partner.get(page).status_code for page in (*pages, text, draft.get_absolute_url())] == [404] * 5
    assert partner.post(remark, {"text": "Masih saya."}).status_code == 404
    assert PartnerComment.objects.count() == 1


def test_it_changes_nothing_of_the_text_and_of_the_stages(partner, okoce):
    draft = make_draft(partner=okoce, parent=make_agreement(AgreementKind.KB, partner=okoce, targets=()))
    version = make_version(draft)
    share(actor=SYSTEM, agreement=draft)
    article = version.articles.get(position=1)
    for name, args in (
        ("article-edit", [version.pk, article.key]),
        ("article-remove", [version.pk, article.key]),
        ("version-create", [draft.pk]),
        ("text-share", [draft.pk]),
        ("sign", [draft.pk]),
        ("edit", [draft.pk]),
    ):
        assert partner.post(reverse(f"partnerships:{name}", args=args), {}).status_code in (403, 404), name
    moved = partner.post(reverse("partnerships:move", args=[draft.pk]), {"move": "cancel", "reason": "Tidak jadi"})
    assert moved.status_code in (403, 422)
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT and draft.versions.count() == 1
    assert draft.ends_on > timezone.localdate() + timedelta(days=1)
