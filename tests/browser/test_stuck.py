"""Nobody is stuck unseen: from the worst bottleneck on the dashboard to the entrepreneur who takes her place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dashboard.services import compute_figures
from enterprises.models import Enterprise, Standing, StepRecord
from enterprises.reference_data import load_cause_rules
from tests.browser.stage import Stage
from tests.factories.accounts import PASSWORD, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_training

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stuck(stage) -> list[Enterprise]:
    """Three who were verified long ago and have joined no training; there is one now."""
    lead = make_agency(is_lead=True)
    for code in ("dpmptsp", "disperindag"):
        make_agency(code)
    load_cause_rules()
    melati = make_user(full_name="Melati Puspita", email="melati@contoh.example")
    rows = [make_enterprise(user=melati, name="Dapur Melati"), make_enterprise(name="Kios Rina"), make_enterprise()]
    long_ago = timezone.localdate() - timedelta(days=120)
    Enterprise.objects.update(registered_on=long_ago)
    StepRecord.objects.update(achieved_on=long_ago)
    Standing.objects.all().delete()
    make_training(agency=lead, title="Foto produk dengan ponsel", enrol_until=timezone.localdate())
    make_user("agency_officer", agency=lead, email="petugas@contoh.example")
    compute_figures()
    return rows


def test_the_stuck_are_seen_invited_and_take_their_place(stage: Stage, stuck: list[Enterprise]):
    officer = stage.desk().signs_in("petugas@contoh.example", PASSWORD)
    officer.goes_to("/dasbor/")
    officer.looks()
    officer.follows("a[href*='cause=p2_open']")
    assert all(row.name in officer.reads() for row in stuck)
    officer.looks()
    for row in stuck:
        officer.ticks("pk", str(row.pk))
    officer.follows("button[name=action][value=invite]")
    officer.looks()
    officer.chooses("training", "Foto produk dengan ponsel")
    officer.goes_on()
    officer.page.wait_for_url("**/umkm/terhambat/**")
    assert ": 3 baris" in officer.page.inner_text("body"), stage.faults
    officer.goes_to("/umkm/terhambat/?state=stuck")
    assert not any(row.name in officer.reads() for row in stuck)
    officer.looks()

    melati = stage.phone().signs_in("melati@contoh.example", PASSWORD)
    melati.goes_to("/daftar/")
    assert "diundang" in melati.reads().lower()
    melati.looks()
    melati.goes_to("/pelatihan/untuk-saya/")
    melati.looks()
    melati.follows("form.join button")
    melati.goes_to("/daftar/")
    assert "Hadiri setiap sesi" in melati.reads()

    officer.goes_to(f"/umkm/{stuck[0].pk}/")
    assert "Terdaftar, pelatihan belum selesai" in officer.reads()
    officer.looks()
    assert Standing.objects.get(enterprise=stuck[1]).cause == "p2_invited"
    assert stage.faults == []
