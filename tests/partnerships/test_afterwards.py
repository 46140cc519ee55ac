"""What was signed in time and recorded later; periods that overlap; agencies that were replaced."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner, make_pdf
from tests.partnerships.doors import pdf, signing, url
from workflow.services import MoveRefused

pytestmark = pytest.mark.django_db


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def secretariat():
    return make_actor(Role.SECRETARIAT)


def sign(actor, draft, **values):
    services.attach_file(actor=actor, agreement=draft, kind=FileKind.SIGNED, document=make_pdf(draft.title))
    given = {
        "number": f"415.4/{draft.pk}",
        "partner_numbers": {party.partner_id: f"{draft.pk}/OKOCE" for party in draft.parties.all()},
        "signed_on": in_days(-20),
        "starts_on": in_days(-20),
        "ends_on": in_days(200),
    }
    return services.sign(actor=actor, agreement=draft, **given | values)


def fields(refused) -> set[str]:
    return {refusal.field for refusal in refused.value.refusals}


# Recorded later ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["expired", "terminated"])
def test_a_pks_signed_while_its_umbrella_was_in_force_is_recorded_after_its_end(secretariat, status):
    ends = {"ends_on": in_days(-5)} if status == "expired" else {}
    umbrella = make_agreement(AgreementKind.KB, status=status, starts_on=in_days(-60), **ends)
    draft = make_agreement(status="draft", parent=umbrella)
    too_late = in_days(-4) if status == "expired" else in_days(0)
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, signed_on=too_late)
    assert fields(refused) == {"signed_on"}
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, signed_on=in_days(-61))
    assert fields(refused) == {"signed_on"}
    assert sign(secretariat, draft).status == AgreementStatus.ACTIVE


def test_the_form_of_a_draft_offers_an_ended_umbrella_and_says_that_it_ended(as_role):
    umbrella = make_agreement(AgreementKind.KB, status="expired", starts_on=in_days(-60), ends_on=in_days(-5))
    form = as_role(Role.SECRETARIAT).get(url("create") + "?kind=pks").context["form"]
    assert umbrella in form.fields["parent"].queryset
    label = dict(form.fields["parent"].choices)[umbrella.pk]
    assert umbrella.number in label and str(in_days(-5).year) in label.split(umbrella.number)[1]


# Overlapping periods -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "overlaps"),
    [(-20, 200, True), (-60, -30, True), (300, 400, True), (301, 400, False), (-60, -31, False)],
)
def test_the_same_pks_does_not_run_twice_at_the_same_time(secretariat, starts, ends, overlaps):
    okoce, agency = make_partner("OK OCE"), make_agency("dkukm")
    umbrella = make_agreement(AgreementKind.KB, partner=okoce, starts_on=in_days(-90))
    same = {"agency": agency, "partner": okoce, "parent": umbrella, "title": "Pelatihan UMKM"}
    first = make_agreement(starts_on=in_days(-30), ends_on=in_days(300), **same)
    second = make_agreement(status="draft", **same | {"title": "pelatihan umkm"})
    days = {"signed_on": in_days(-20), "starts_on": in_days(starts), "ends_on": in_days(ends)}
    if overlaps:
        with pytest.raises(MoveRefused, match=first.number) as refused:
            sign(secretariat, second, **days)
        assert fields(refused) == {"starts_on"}
        second.refresh_from_db()
        assert second.status == AgreementStatus.DRAFT
    else:
        assert sign(secretariat, second, **days).status == AgreementStatus.ACTIVE


def test_other_agencies_other_titles_and_what_ended_early_do_not_overlap(secretariat):
    okoce, agency = make_partner("OK OCE"), make_agency("dkukm")
    umbrella = make_agreement(AgreementKind.KB, partner=okoce)
    same = {"agency": agency, "partner": okoce, "parent": umbrella, "title": "Pelatihan UMKM"}
    first = make_agreement(**same)
    assert sign(secretariat, make_agreement(status="draft", **same | {"title": "Pemasaran"})).is_in_force
    assert sign(secretariat, make_agreement(status="draft", **same | {"agency": make_agency("dkp")})).is_in_force
    ending = {"ground": "replaced", "terminated_on": in_days(-10), "reason": "Diganti."}
    services.terminate(actor=secretariat, agreement=first, **ending)
    again = make_agreement(status="draft", **same)
    with pytest.raises(MoveRefused):
        sign(secretariat, again, starts_on=in_days(-11))
    assert sign(secretariat, again, starts_on=in_days(-10)).is_in_force


def test_an_end_before_the_start_is_said_once_beside_its_field(secretariat):
    draft = make_agreement(status="draft")
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, starts_on=in_days(0), ends_on=in_days(-1))
    assert [refusal.field for refusal in refused.value.refusals] == ["ends_on"]


# An agency that was replaced -----------------------------------------------------------------------------------------


def test_the_successor_carries_on_with_the_agreements_of_the_agency_it_replaced(client):
    dishut, dlhk = make_agency("dishut", name="Dinas Kehutanan"), make_agency("dlhk")
    signed, draft = make_agreement(agency=dishut), make_agreement(agency=dishut, status="draft")
    officer = make_user(Role.AGENCY_OFFICER, agency=dlhk)
    client.force_login(officer)
    assert client.get(signed.get_absolute_url()).status_code == 404
    dishut.valid_to, dishut.successor = in_days(-1), dlhk
    dishut.save()
    page = client.get(signed.get_absolute_url())
    assert page.status_code == 200 and "Dinas Kehutanan" in page.content.decode()
    assert client.post(url("upload", draft.pk), {"kind": "other", "document": pdf()}).status_code == 302
    assert draft.files.count() == 1
    # The agency that is no more signs nothing new.
    client.force_login(make_user(Role.AGENCY_HEAD, agency=dlhk))
    refused = client.post(url("sign", draft.pk), signing(draft) | {"document": pdf("asli.pdf")})
    assert refused.status_code == 422 and "DLHK" in refused.content.decode()
    signed.refresh_from_db()
    assert signed.agency_label == "Dinas Kehutanan"
