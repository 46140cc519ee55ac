"""An officer registers a person without phone and account; the person takes it over later. Tried through the pages."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from audit.models import Act
from enterprises.choices import ConsentPurpose, RegistrationStatus
from enterprises.models import ClaimCode, Consent, Enterprise, Owner, Registration
from enterprises.selectors.claiming import open_code
from enterprises.services import registration as services
from enterprises.services.claiming import BY_PERSON, MOST_WRONG
from enterprises.services.merging import merge
from enterprises.services.pairs import name_pair
from tests.enterprises.portal import photo, prepare, typed
from tests.factories.accounts import GERUNGGANG, SRI_MENANTI, make_region, make_user
from tests.factories.enterprises import make_assisted, make_enterprise, make_registration, make_section, make_thresholds
from workflow.services import MoveRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_media")]


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


@pytest.fixture
def helper():
    prepare()
    make_thresholds()
    return make_user("facilitator", region=GERUNGGANG)


@pytest.fixture
def desk(client, helper):
    """The browser of the facilitator, with a registration begun."""
    client.force_login(helper)
    client.post(reverse("enterprises:assisted-begin"))
    return client


def url(row: Registration, section: str) -> str:
    return reverse("enterprises:assisted-section", args=[row.pk, section])


def fill(desk, row: Registration, **consent) -> None:
    for section in ("owner", "business", "address", "figures"):
        given = typed(section, **({"phone": ""} if section == "owner" else {}))
        if section == "business":
            given["kbli_section"] = make_section().pk
        response = desk.post(url(row, section), given)
        assert response.status_code == 302, response.content.decode()
    if consent:
        assert desk.post(url(row, "consent"), consent).status_code == 302


def submit(desk, row: Registration):
    return desk.post(reverse("enterprises:assisted-submit", args=[row.pk]))


def paper():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("formulir.jpg", photo((600, 800)), content_type="image/jpeg")


def test_somebody_without_a_phone_is_registered_with_a_signed_form(desk, helper):
    row = Registration.objects.get()
    fill(desk, row)
    assert submit(desk, row).status_code == 422  # nothing signed
    refused = desk.post(url(row, "consent"), {"agreed": "on"})
    assert refused.status_code == 422 and refused.context["form"].errors.keys() == {"consent"}
    assert desk.post(url(row, "consent"), {"agreed": "on", "directory": "on", "consent": paper()}).status_code == 302
    receipt = desk.post(reverse("enterprises:assisted-submit", args=[row.pk]), follow=True)
    row.refresh_from_db()
    assert (row.status, row.channel, row.phone) == (RegistrationStatus.SUBMITTED, "assisted", "")
    assert row.assisted_by == helper and row.applicant is None
    code = open_code(row)[0]
    page = receipt.content.decode()
    assert row.number in page and code in page and row.nik not in page
    assert code not in str(ClaimCode.objects.values())
    given = Consent.objects.filter(registration=row, channel="assisted", person=None)
    assert set(given.values_list("purpose", flat=True)) == {"programme", "directory"}


def test_who_helped_does_not_verify_and_the_consent_becomes_the_owners(helper):
    verifier = make_user("verifier", region="19.71")
    from accounts.actors import actor_for

    row = make_assisted(helper=verifier, agreed=[ConsentPurpose.DIRECTORY])
    with pytest.raises(MoveRefused):
        services.verify(actor=actor_for(verifier.pk), registration=row)
    other = make_user("verifier", region="19.71")
    enterprise = services.verify(actor=actor_for(other.pk), registration=row)
    assert enterprise.owner.user is None
    assert Enterprise.objects.consented_to(ConsentPurpose.DIRECTORY).get() == enterprise


def test_another_officer_neither_sees_nor_changes_a_draft(desk, client):
    row = Registration.objects.get()
    client.force_login(make_user("facilitator", region=GERUNGGANG))
    for name in ("assisted-review", "assisted-submit", "assisted-withdraw"):
        assert client.get(reverse(f"enterprises:{name}", args=[row.pk])).status_code in (404, 405)
    assert client.post(url(row, "figures"), typed("figures")).status_code == 404
    assert client.get(reverse("enterprises:assisted")).content.decode().count("assisted-open") == 0


def test_a_place_outside_the_region_is_refused_beside_its_list(desk):
    row = Registration.objects.get()
    make_region(SRI_MENANTI)
    response = desk.post(url(row, "address"), typed("address", at=SRI_MENANTI))
    assert response.status_code == 422 and "village" in response.context["form"].errors
    row.refresh_from_db()
    assert row.village is None


def test_an_officer_may_give_a_draft_up(desk):
    row = Registration.objects.get()
    desk.post(reverse("enterprises:assisted-withdraw", args=[row.pk]))
    row.refresh_from_db()
    assert row.status == RegistrationStatus.WITHDRAWN


# Taking it over -------------------------------------------------------------------------------------------------------


@pytest.fixture
def row(helper):
    return make_assisted(RegistrationStatus.VERIFIED, helper=helper, agreed=[ConsentPurpose.WHATSAPP])


def claim(client, row: Registration, **changes):
    given = {"code": open_code(row)[0].lower(), "nik_tail": row.nik[-4:], "birth_date": row.birth_date.isoformat()}
    return client.post(reverse("enterprises:claim"), given | changes)


def sign_in(client, **given):
    user = make_user(**given)
    client.force_login(user)
    return user


def test_with_code_and_proof_it_is_the_persons_once(client, row):
    user = sign_in(client, phone="+6281299990000")
    code = open_code(row)[0]
    assert claim(client, row).url == reverse("enterprises:portal")
    row.refresh_from_db()
    owner = Owner.objects.get()
    assert (row.applicant, owner.user, owner.phone) == (user, user, user.phone)
    assert Consent.objects.of(user.pk).standing(ConsentPurpose.WHATSAPP).exists()
    assert row.business_name in client.get(reverse("enterprises:portal")).content.decode()
    assert Act.objects.about(row).filter(verb="registration.claim").exists()
    sign_in(client)
    assert claim(client, row, code=code).status_code == 422 if open_code(row) else True
    again = {"code": code, "nik_tail": row.nik[-4:], "birth_date": row.birth_date.isoformat()}
    assert client.post(reverse("enterprises:claim"), again).status_code == 422
    assert Owner.objects.get().user == user


def test_whoever_claims_what_was_merged_away_is_told_so(client, row):
    pair = name_pair(actor=SYSTEM, enterprise=make_enterprise(name="Kopi Orang Lain"), other=row.enterprise)
    survivor_id = ({pair.enterprise_id, pair.other_id} - {row.enterprise.pk}).pop()
    merge(actor=SYSTEM, pair=pair, survivor_id=survivor_id, take=set(), reason="Gerai sama.")
    sign_in(client)
    assert claim(client, row).status_code == 302
    page = client.get(reverse("enterprises:portal")).content.decode()
    assert "under another owner" in page and row.number in page and "Kopi Orang Lain" not in page


def refusal(response) -> list[str]:
    assert response.status_code == 422
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def test_every_wrong_answer_is_told_with_the_same_words(client, row):
    sign_in(client)
    told = [
        refusal(claim(client, row, code="ABCD-EFGH-2345")),
        refusal(claim(client, row, nik_tail="0000")),
        refusal(claim(client, row, birth_date="1990-05-18")),
    ]
    ClaimCode.objects.update(expires_at=timezone.now() - timedelta(days=1))
    code = {"code": "x", "nik_tail": row.nik[-4:], "birth_date": row.birth_date.isoformat()}
    told.append(refusal(client.post(reverse("enterprises:claim"), code)))
    assert all(words == told[0] for words in told)
    assert Owner.objects.get().user is None


def test_after_some_wrong_proofs_the_code_is_spent_and_a_person_must_wait(client, row):
    for _try in range(MOST_WRONG):
        sign_in(client)  # another account each time does not help
        refusal(claim(client, row, nik_tail="0000"))
    assert open_code(row) is None
    user = sign_in(client)
    for _try in range(BY_PERSON.most):
        BY_PERSON.count(user.pk)
    given = {"code": "ABCD-EFGH-2345", "nik_tail": "0000", "birth_date": "1990-05-17"}
    assert "an hour" in refusal(client.post(reverse("enterprises:claim"), given))[0]


def test_neither_the_helper_nor_the_owner_of_something_else_takes_it(client, row, helper):
    client.force_login(helper)
    refusal(claim(client, row))
    user = sign_in(client)
    make_enterprise(user=user)
    refusal(claim(client, row))
    assert Owner.objects.get(nik_digest=row.nik_digest).user is None


def test_a_new_code_ends_the_old_one_and_needs_a_look_at_the_ktp(client, row, helper):
    old = open_code(row)[0]
    client.force_login(helper)
    address = reverse("enterprises:assisted-code", args=[row.pk])
    client.post(address)
    assert open_code(row)[0] == old
    client.post(address, {"seen": "1"})
    assert open_code(row)[0] != old
    sign_in(client)
    refusal(claim(client, row, code=old))
    assert claim(client, row).status_code == 302


def test_the_portal_does_not_take_a_nik_that_an_officer_registered(client, row):
    sign_in(client)
    client.post(reverse("enterprises:begin"))
    mine = Registration.objects.latest("pk")
    response = client.post(reverse("enterprises:section", args=[mine.pk, "owner"]), typed("owner", nik=row.nik))
    assert "nik" in response.context["form"].errors


def test_the_paper_form_holds_the_texts_of_today(client, helper):
    client.force_login(helper)
    response = client.get(reverse("enterprises:assisted-paper"))
    assert response.content.startswith(b"%PDF-") and len(response.content) < 200_000


# What showed how it began ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "evidence"),
    [
        ({"started_year": -5, "turnover": 96_000_000}, ["started", "sales"]),
        ({"started_year": 0, "turnover": 0}, []),
        ({"started_year": 0, "turnover": 0, "nib_days": 800}, ["nib"]),
    ],
)
def test_the_baseline_tells_new_from_existing_and_stays(values, evidence):
    today = timezone.localdate()
    given = {"started_year": today.year + values["started_year"], "turnover": values["turnover"]}
    if "nib_days" in values:
        given["nib_issued_on"] = today - timedelta(days=values["nib_days"])
    enterprise = make_registration(RegistrationStatus.VERIFIED, officer=SYSTEM, **given).enterprise
    kept = enterprise.baseline
    assert (kept.evidence, kept.beginning) == (evidence, "existing" if evidence else "new")
    from django.db import InternalError, transaction

    with pytest.raises(InternalError), transaction.atomic():
        type(kept).objects.update(turnover=1)


def test_what_was_answered_stays_beside_owner_and_enterprise():
    row = make_registration(
        RegistrationStatus.VERIFIED, education="sma", market=["local", "export"], account_number="1234567890"
    )
    profile = row.enterprise.profile
    assert (profile.market, profile.account_number) == (["local", "export"], "1234567890")
    assert row.enterprise.owner.profile.education == "sma"
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT account_number FROM enterprises_enterpriseprofile")
        assert "1234567890" not in cursor.fetchone()[0]
