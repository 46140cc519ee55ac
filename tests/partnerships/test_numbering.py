"""Numbers of the province: one after the other, without a gap, whoever signs at the same second."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone

from accounts.choices import Role
from core.decisions import Refused
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement, NumberPattern
from partnerships.reference_data import load_number_patterns
from partnerships.validators import number_pattern
from tests.factories.accounts import make_actor, make_agency
from tests.factories.partnerships import make_agreement, make_partner, make_pdf
from tests.partnerships.doors import pdf, signing, url
from workflow.numbers import ROMAN_MONTHS


@pytest.fixture
def secretariat(db):
    load_number_patterns()
    return make_actor(Role.SECRETARIAT)


def draft_to_sign(actor, *, document: bool = True, **values) -> Agreement:
    draft = make_agreement(status="draft", **values)
    if document:
        paper = make_pdf(draft.title)
        services.attach_file(actor=actor, agreement=draft, kind=FileKind.SIGNED, document=paper)
    return draft


def sign(actor, draft, **values) -> Agreement:
    today = timezone.localdate()
    given = {
        "partner_numbers": {party.partner_id: f"{draft.pk}/OKOCE" for party in draft.parties.all()},
        "signed_on": today,
        "starts_on": today,
        "ends_on": today + timedelta(days=200),
    }
    return services.sign(actor=actor, agreement=draft, **given | values)


def expected(serial: int, unit: str, kind: str = "PKS", day: date | None = None) -> str:
    day = day or timezone.localdate()
    return f"119/{serial:03d}/{kind}/{unit}/{ROMAN_MONTHS[day.month - 1]}/{day.year}"


def test_each_kind_unit_and_year_has_a_row_of_its_own(secretariat):
    dkukm, dinsos = make_agency("dkukm"), make_agency("dinsos", short_name="Dinsos PMD")
    today = timezone.localdate()
    last_year = date(today.year - 1, 12, 30)
    umbrella = make_agreement(AgreementKind.KB, starts_on=last_year)
    numbers = [
        sign(secretariat, draft_to_sign(secretariat, agency=agency, parent=umbrella), signed_on=day).number
        for agency, day in ((dkukm, today), (dinsos, today), (dkukm, today), (dkukm, last_year))
    ]
    assert numbers == [
        expected(1, "DKUKM"),
        expected(1, "DINSOS-PMD"),
        expected(2, "DKUKM"),
        expected(1, "DKUKM", day=last_year),
    ]
    assert sign(secretariat, draft_to_sign(secretariat, kind=AgreementKind.KB, targets=())).number == expected(
        1, "SETDA", "KB"
    )


def test_a_signing_that_is_refused_after_its_number_was_taken_leaves_no_gap(secretariat):
    refused = draft_to_sign(secretariat, document=False)
    with pytest.raises(Refused) as wrong:
        sign(secretariat, refused)
    assert [refusal.field for refusal in wrong.value.refusals] == ["document"]
    refused.refresh_from_db()
    assert (refused.number, refused.public_code) == (None, None)
    assert sign(secretariat, draft_to_sign(secretariat)).number == expected(1, "DKUKM")
    assert sign(secretariat, draft_to_sign(secretariat)).number == expected(2, "DKUKM")


def test_a_number_typed_by_hand_is_kept_and_passed_over(secretariat):
    typed = sign(secretariat, draft_to_sign(secretariat), number=expected(2, "DKUKM"))
    assert typed.number == expected(2, "DKUKM")
    assert sign(secretariat, draft_to_sign(secretariat)).number == expected(1, "DKUKM")
    assert sign(secretariat, draft_to_sign(secretariat)).number == expected(3, "DKUKM")


def test_a_kind_without_a_pattern_needs_its_number_typed(secretariat):
    NumberPattern.objects.filter(agreement_kind=AgreementKind.PKS).delete()
    with pytest.raises(Refused) as refused:
        sign(secretariat, draft_to_sign(secretariat))
    assert [refusal.field for refusal in refused.value.refusals] == ["number"]


def test_every_signed_agreement_has_a_public_code_of_its_own(secretariat):
    rows = [sign(secretariat, draft_to_sign(secretariat)) for _ in range(2)]
    codes = {row.public_code for row in rows}
    assert len(codes) == 2 and all(len(code) == 16 for code in codes)
    assert make_agreement(status="draft").public_code is None


def test_the_page_of_signing_says_how_the_number_will_look_and_gives_it(as_role, secretariat):
    draft = draft_to_sign(secretariat)
    browser = as_role(Role.SECRETARIAT)
    page = browser.get(url("sign", draft.pk)).content.decode()
    assert expected(0, "DKUKM").replace("/000/", "/…/") in page
    response = browser.post(url("sign", draft.pk), signing(draft, number="") | {"document": pdf()})
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.number) == (AgreementStatus.ACTIVE, expected(1, "DKUKM"))


@pytest.mark.parametrize(
    "pattern",
    [
        "{code}/{serial}/{unit}/{month}",
        "{code}/{unit}/{month}/{year}",
        "{serial}/{year}/{nomor}",
        "{serial}/{year",
        "{serial}/{year.real}",
        "{serial}/{year}/{0}",
        "{serial:xx}/{year}",
        "{serial}/{year}/" + "panjang" * 20,
    ],
)
def test_a_pattern_that_cannot_tell_two_agreements_apart_or_be_filled_in_is_refused(pattern):
    with pytest.raises(ValidationError):
        number_pattern(pattern)
    number_pattern("{code}/{serial:03d}/{unit}/{month}/{year}")


def test_kinds_that_look_the_same_share_one_row_of_numbers(secretariat):
    NumberPattern.objects.update(pattern="{code}/{serial:03d}/{year}", code="415.4")
    year = timezone.localdate().year
    first = sign(secretariat, draft_to_sign(secretariat))
    second = sign(secretariat, draft_to_sign(secretariat, kind=AgreementKind.KB, targets=()))
    assert [first.number, second.number] == [f"415.4/001/{year}", f"415.4/002/{year}"]


@pytest.mark.django_db(transaction=True)
def test_signings_at_the_same_second_get_consecutive_numbers_and_a_refused_one_no_number():
    load_number_patterns()
    actor = make_actor(Role.SECRETARIAT)
    partners = [make_partner() for _ in range(4)]
    drafts = [draft_to_sign(actor, partner=partner, document=n != 1) for n, partner in enumerate(partners)]
    start = Barrier(len(drafts))

    def attempt(draft: Agreement) -> str:
        try:
            start.wait()
            return str(sign(actor, draft).number)
        except Refused:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(drafts)) as pool:
        results = list(pool.map(attempt, drafts))
    assert results[1] == "refused"
    assert sorted(result for result in results if result != "refused") == [expected(n, "DKUKM") for n in (1, 2, 3)]
    assert Agreement.objects.filter(number__startswith="119/").count() == 3
