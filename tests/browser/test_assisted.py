"""A woman without a phone is registered by a facilitator, verified by another, and takes it over on her first phone."""

from datetime import date

import pytest

from accounts.models import User
from enterprises.models import Enterprise, RegistrationFile
from tests.browser.stage import Person, Stage
from tests.enterprises.portal import PASSWORD as HER_PASSWORD
from tests.enterprises.portal import photo, prepare
from tests.factories.accounts import GERUNGGANG, PASSWORD, TAMAN_BUNGA, make_user
from tests.factories.enterprises import make_nik, make_thresholds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BORN = date(1971, 3, 9)
NIK = make_nik(BORN)


@pytest.fixture
def staff(stage):
    """``staff(role, region)`` signs in at a desk, ``staff(role, region, phone=True)`` on a phone."""
    prepare()
    make_thresholds()

    def signed_in(role: str, region: str, *, phone: bool = False) -> Person:
        user = make_user(role, region=region, email=f"{role}@contoh.example")
        person = stage.phone() if phone else stage.desk()
        return person.signs_in(user.email, PASSWORD)

    return signed_in


def test_somebody_without_a_phone_is_registered_verified_and_takes_it_over(stage: Stage, staff):
    facilitator = staff("facilitator", GERUNGGANG, phone=True)
    facilitator.goes_to("/pendaftaran/bantu/")
    facilitator.looks()
    facilitator.follows("a[href='/pendaftaran/bantu/mulai/']")
    facilitator.looks()
    facilitator.follows(".card-buttons button")
    fills_in(facilitator)
    signs_on_paper(facilitator)
    facilitator.looks()
    facilitator.goes_on()
    facilitator.looks()
    code = facilitator.page.locator(".claim-code").inner_text()

    assert not Enterprise.objects.exists()
    verifier = staff("verifier", GERUNGGANG[:5])
    verifier.goes_to("/pendaftaran/")
    verifier.looks()
    verifier.follows("main a:has-text('Aminah')")
    assert verifier.page.locator(".pictures li").count() == 1 and "Usaha yang sudah ada" in verifier.reads()
    assert NIK not in verifier.page.content()
    verifier.looks()
    verifier.moves("verify")
    enterprise = Enterprise.objects.get()
    assert enterprise.owner.user is None

    aminah = stage.phone()
    aminah.goes_to("/daftar/")
    aminah.follows("section.welcome a")
    aminah.fills(full_name="Aminah", phone="0813 1111 2222", password1=HER_PASSWORD)
    aminah.goes_on()
    aminah.goes_to("/daftar/klaim/")
    aminah.fills(code=code, nik_tail="0000", birth_date=BORN.isoformat())
    aminah.goes_on()
    assert aminah.page.locator(".error-summary").is_visible()
    aminah.looks()
    aminah.fills(code=code.lower(), nik_tail=NIK[-4:], birth_date=BORN.isoformat())
    aminah.goes_on()
    assert "Dapur Getas Aminah" in aminah.reads()
    aminah.looks()
    enterprise.owner.refresh_from_db()
    assert enterprise.owner.user == User.objects.get(full_name="Aminah")

    facilitator.page.reload()
    assert facilitator.page.locator(".claim-code").count() == 0
    assert stage.faults == []


def fills_in(facilitator: Person) -> None:
    """The sections one after another; those that may be left out are."""
    facilitator.fills(nik=NIK, full_name="Aminah", birth_date=BORN.isoformat())
    facilitator.ticks("sex", "P")
    facilitator.looks()
    facilitator.goes_on()
    facilitator.follows(".form-actions .btn-link")
    facilitator.fills(business_name="Dapur Getas Aminah", main_product="Getas ikan", started_year="2015")
    facilitator.page.locator("[name=kbli_section]").select_option(index=1)
    facilitator.fills(legal_form="none")
    facilitator.goes_on()
    facilitator.fills(kabupaten=TAMAN_BUNGA[:5])
    facilitator.fills(kecamatan=TAMAN_BUNGA[:8])
    facilitator.fills(village=TAMAN_BUNGA, street="Jalan Pasar Lama 7")
    facilitator.looks()
    facilitator.goes_on()
    facilitator.fills(turnover="36.000.000", capital="4.000.000", workers_male="0", workers_female="1")
    facilitator.goes_on()
    for _left_out in ("selling", "support", "photos"):
        facilitator.follows(".form-actions .btn-link")


def signs_on_paper(facilitator: Person) -> None:
    """Without the photo of the signed form it is refused beside the box; with it, it goes on to the review."""
    facilitator.ticks("agreed")
    facilitator.goes_on()
    assert facilitator.page.locator("#id_consent_error").is_visible()
    assert facilitator.page.locator("[name=agreed]").is_checked()
    facilitator.looks()
    facilitator.hands_over("consent", "formulir.jpg", photo((900, 1200)))
    facilitator.goes_on()
    assert RegistrationFile.objects.get().kind == "consent"
