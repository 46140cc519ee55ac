"""Agreements while they are drafts."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.choices import Role
from core.decisions import Refused
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Agreement, Target
from partnerships.selectors import kinds_to_draft, possible_agencies, possible_parents
from tests.factories.accounts import make_actor, make_agency
from tests.factories.partnerships import TEST_INDICATOR, make_agreement, make_partner
from tests.partnerships.doors import parties, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat():
    return make_actor(Role.SECRETARIAT)


def draft(actor, kind=AgreementKind.PKS, **values):
    values.setdefault("parties", [services.Party(make_partner())])
    return services.draft_agreement(actor=actor, kind=kind, title=values.pop("title", "Kerja sama"), **values)


def fields(refused) -> list[str]:
    return [refusal.field for refusal in refused.value.refusals]


def test_an_officer_drafts_a_pks_of_the_own_agency_under_the_umbrella():
    own, umbrella = make_agency("dkukm"), make_agreement(AgreementKind.KB)
    officer = make_actor(Role.AGENCY_OFFICER, agency=own)
    row = draft(officer, agency=own, parent=umbrella)
    assert (row.status, row.agency, row.parent) == (AgreementStatus.DRAFT, own, umbrella)
    assert [party.partner.name for party in row.parties.all()] == [row.parties.get().partner.name]


def test_an_officer_drafts_for_no_other_agency():
    own, other, umbrella = make_agency("dkukm"), make_agency("disperindag"), make_agreement(AgreementKind.KB)
    officer = make_actor(Role.AGENCY_OFFICER, agency=own)
    with pytest.raises(Refused) as refused:
        draft(officer, agency=other, parent=umbrella)
    assert fields(refused) == ["agency"]
    with pytest.raises(Refused):
        draft(officer, AgreementKind.KB)
    assert Agreement.objects.count() == 1
    assert AgreementKind.KB not in kinds_to_draft(officer)
    assert list(possible_agencies(officer)) == [own]


@pytest.mark.parametrize("role", [Role.AGENCY_HEAD, Role.PARTNER, Role.LEADERSHIP, Role.VERIFIER, Role.ADMINISTRATOR])
def test_who_may_not_draft(role):
    umbrella, agency = make_agreement(AgreementKind.KB), make_agency("dkukm")
    with pytest.raises(Refused):
        draft(
            make_actor(role, **({"agency": agency} if role == Role.AGENCY_HEAD else {})), agency=agency, parent=umbrella
        )
    assert Agreement.objects.count() == 1


def test_an_officer_does_not_revise_into_another_agency():
    own, other = make_agency("dkukm"), make_agency("disperindag")
    officer = make_actor(Role.AGENCY_OFFICER, agency=own)
    row = make_agreement(status="draft", agency=own)
    again = {"title": "Baru", "parent": row.parent, "parties": [services.Party(make_partner())]}
    with pytest.raises(Refused):
        services.revise_agreement(actor=officer, agreement=row, agency=other, **again)
    row.refresh_from_db()
    assert (row.agency, row.title == "Baru") == (own, False)
    services.revise_agreement(actor=officer, agreement=row, agency=own, **again)
    row.refresh_from_db()
    assert row.title == "Baru"
    assert row.parties.get().partner != make_partner("Perkumpulan Gerakan OK OCE")


@pytest.mark.parametrize("status", ["draft", "cancelled"])
def test_a_pks_stands_under_a_signed_kesepakatan_bersama(secretariat, status):
    umbrella = make_agreement(AgreementKind.KB, status=status)
    with pytest.raises(Refused) as refused:
        draft(secretariat, agency=make_agency(), parent=umbrella)
    assert fields(refused) == ["parent"]
    assert umbrella not in possible_parents(secretariat, AgreementKind.PKS)


def test_a_pks_stands_under_no_other_kind_and_needs_agency_and_parent(secretariat):
    with pytest.raises(Refused) as refused:
        draft(secretariat, parent=make_agreement(AgreementKind.PKS), agency=make_agency())
    assert fields(refused) == ["parent"]
    with pytest.raises(Refused) as refused:
        draft(secretariat)
    assert fields(refused) == ["parent", "agency"]


def test_an_addendum_changes_what_the_actor_may_draft_and_takes_its_agency(secretariat):
    own, other = make_agency("dkukm"), make_agency("disperindag")
    officer = make_actor(Role.AGENCY_OFFICER, agency=own)
    mine, theirs = make_agreement(agency=own), make_agreement(agency=other)
    assert list(possible_parents(officer, AgreementKind.ADDENDUM)) == [mine]
    assert draft(officer, AgreementKind.ADDENDUM, parent=mine).agency == own
    with pytest.raises(Refused):
        draft(officer, AgreementKind.ADDENDUM, parent=theirs)
    with pytest.raises(Refused):
        draft(officer, AgreementKind.ADDENDUM, parent=mine.parent)


def test_dates_and_parties_must_make_sense(secretariat):
    partner, umbrella = make_partner(), make_agreement(AgreementKind.KB)
    given = {"agency": make_agency(), "parent": umbrella}
    with pytest.raises(Refused) as refused:
        draft(secretariat, **given, starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 31))
    assert fields(refused) == ["ends_on"]
    with pytest.raises(Refused) as refused:
        draft(secretariat, **given, parties=[services.Party(partner), services.Party(partner)])
    assert fields(refused) == ["partner"]
    with pytest.raises(Refused):
        draft(secretariat, **given, parties=[])


def test_an_agency_that_is_no_more_names_its_successor(secretariat):
    successor = make_agency("dlhk", short_name="DLHK")
    gone = make_agency("dishut", valid_to=date(2022, 1, 31), successor=successor)
    with pytest.raises(Refused) as refused:
        draft(secretariat, agency=gone, parent=make_agreement(AgreementKind.KB))
    assert "DLHK" in str(refused.value)


def test_only_a_draft_is_revised(secretariat):
    row = make_agreement()
    with pytest.raises(Refused, match="addendum"):
        services.revise_agreement(
            actor=secretariat, agreement=row, title="Lain", agency=row.agency, parent=row.parent, parties=[]
        )


def test_targets_come_and_go_in_a_draft_only(secretariat):
    year = timezone.localdate().year
    row = make_agreement(status="draft", targets=())
    promise = {"actor": secretariat, "agreement": row, "indicator": TEST_INDICATOR, "year": year, "amount": 5}
    target = services.add_target(**promise)
    with pytest.raises(Refused) as refused:
        services.add_target(**promise)
    assert fields(refused) == ["indicator"]
    services.remove_target(actor=secretariat, target=target)
    assert not Target.objects.exists()
    signed = make_agreement()
    with pytest.raises(Refused):
        services.add_target(**promise | {"agreement": signed, "amount": 6})
    with pytest.raises(Refused):
        services.remove_target(actor=secretariat, target=signed.targets.get())
    assert signed.targets.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"indicator": "nothing"}, "indicator"), ({"year": 1999}, "year"), ({"amount": 0}, "amount")],
)
def test_a_target_that_counts_nothing_is_refused(secretariat, wrong, field):
    row = make_agreement(status="draft", targets=())
    given = {"indicator": TEST_INDICATOR, "year": timezone.localdate().year, "amount": 5} | wrong
    with pytest.raises(Refused) as refused:
        services.add_target(actor=secretariat, agreement=row, **given)
    assert fields(refused) == [field]


def test_a_partner_of_another_agency_cannot_be_taken(secretariat):
    own, other = make_agency("dkukm"), make_agency("disperindag")
    officer = make_actor(Role.AGENCY_OFFICER, agency=own)
    theirs = make_partner("PT Milik Sana", agency=other)
    with pytest.raises(Refused) as refused:
        draft(officer, agency=own, parent=make_agreement(AgreementKind.KB), parties=[services.Party(theirs)])
    assert fields(refused) == ["partner"]


def test_what_was_agreed_stays_once_it_is_ready_to_sign_but_its_dates_and_signatories_do_not(secretariat):
    row = make_agreement(status="draft")
    for status in ("offered", "review", "final"):
        Agreement.objects.filter(pk=row.pk).update(status=status)
    partner, target = row.parties.get().partner, row.targets.get()
    kept = {
        "title": row.title,
        "scope": row.scope,
        "agency": row.agency,
        "parent": row.parent,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "parties": [services.Party(partner, signatory_name="Wakil Ketua")],
    }
    services.revise_agreement(actor=secretariat, agreement=row, **kept)
    assert row.parties.get().signatory_name == "Wakil Ketua"
    for change in ({"title": "Lain"}, {"scope": "Lain"}, {"parties": [services.Party(make_partner("PT Lain"))]}):
        with pytest.raises(Refused, match="ready to sign"):
            services.revise_agreement(actor=secretariat, agreement=row, **kept | change)
    with pytest.raises(Refused, match="ready to sign"):
        services.add_target(actor=secretariat, agreement=row, indicator=TEST_INDICATOR, year=target.year + 1, amount=5)
    with pytest.raises(Refused, match="ready to sign"):
        services.remove_target(actor=secretariat, target=target)
    row.refresh_from_db()
    assert row.title == kept["title"] and list(row.targets.all()) == [target]
    assert row.parties.get().partner == partner


def test_what_could_not_be_signed_is_told_when_it_is_drafted(as_role, settings):
    settings.KB_MAX_MONTHS = 12
    draft, today = make_agreement("kb", status="draft", targets=()), timezone.localdate()
    browser = as_role(Role.SECRETARIAT)
    term = {"starts_on": today.isoformat(), "ends_on": today.replace(year=today.year + 2, day=1).isoformat()}
    given = {"title": draft.title} | term | parties(draft.parties.get().partner)
    refused = browser.post(url("edit", draft.pk), given)
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"ends_on"})
