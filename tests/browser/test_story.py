"""The whole story, as people act it: from an agreement with OK OCE to a report that traces the promise to one woman.

In a real Chromium, in Indonesian, against a live server and a real worker; the entrepreneur on a phone of 360 px, the
staff on a screen of 1280 px. Each step is one function; what a step leaves behind, the next one finds on the pages.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import demo
from enterprises.models import Enterprise
from tests.browser.stage import Person, Stage
from tests.factories.enterprises import make_nik
from training.codes import spelled
from training.models import Certificate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NIK, PHONE, ADDRESS = make_nik(date(1990, 5, 17)), "0812 3456 7890", "siti.melati@contoh.example"
PASSWORD = "kerupuk-getas-enak"
BUSINESS = "Dapur Getas Melati"
PAPER = b"%PDF-1.7\n% naskah bertanda tangan\n%%EOF\n"
#: What must never stand on a page that anyone can open.
PRIVATE = (NIK, PHONE, "+6281234567890", ADDRESS, "Siti Melati")


@dataclass
class Story:
    """What the people of the story carry from one step to the next."""

    stage: Stage
    #: The page of the PKS.
    agreement: str = ""
    #: The entrepreneur at her phone.
    siti: Person | None = None
    registration: str = ""
    #: The page of her enterprise, as staff see it.
    enterprise: str = ""
    officer: Person | None = None

    def staff(self, login: str) -> Person:
        return self.stage.desk().signs_in(f"{login}@babel.example", demo.PASSWORD)


def test_the_promise_is_traced_to_the_people(stage: Stage):
    call_command("load_reference", verbosity=0)
    demo.load()
    story = Story(stage)
    the_secretariat_records_the_agreement(story)
    an_entrepreneur_registers(story)
    the_verifier_of_her_region_verifies(story)
    she_is_trained_and_certified(story)
    an_officer_records_a_market_and_capital(story)
    every_figure_opens_its_list(story)
    the_head_takes_a_report_away(story)
    assert stage.faults == []


# 1. The promise ------------------------------------------------------------------------------------------------------


def the_secretariat_records_the_agreement(story: Story) -> None:
    """A Kesepakatan Bersama with OK OCE, and under it the PKS of Dinas Koperasi with its targets."""
    secretariat = story.staff("sekretariat")
    secretariat.goes_to("/mitra/baru/")
    secretariat.fills(name="Perkumpulan Gerakan OK OCE", kind="okoce")
    secretariat.goes_on()
    draft(secretariat, "kb", "Kesepakatan Bersama Pengembangan UMKM")
    sign(secretariat, "415.4/01/TKKSD/2026", "001/OKOCE/2026")
    umbrella = secretariat.path()
    secretariat.goes_to(f"{umbrella}dprd/")
    secretariat.ticks("needed", "no")
    secretariat.fills(reason="Biaya sudah ada dalam APBD.")
    secretariat.goes_on()

    draft(secretariat, "pks", "PKS Dinas Koperasi UKM dengan OK OCE", agency="Dinas Koperasi")
    story.agreement = secretariat.path()
    for indicator, amount in (("people_trained", "200"), ("enterprises_capital", "50")):
        secretariat.goes_to(f"{story.agreement}target/")
        secretariat.fills(indicator=indicator, amount=amount)
        secretariat.goes_on()
    secretariat.looks()
    secretariat.goes_to(f"{story.agreement}berkas/")
    secretariat.fills(kind="attorney")
    secretariat.hands_over("document", "surat-kuasa.pdf", PAPER + b"% surat kuasa")
    secretariat.goes_on()
    sign(secretariat, "415.4/02/TKKSD/2026", "002/OKOCE/2026")
    secretariat.looks()
    assert secretariat.path() == story.agreement
    assert "415.4/02/TKKSD/2026" in secretariat.reads()
    assert "Berlaku" in secretariat.reads()


def draft(person: Person, kind: str, title: str, agency: str = "") -> None:
    today = timezone.localdate()
    person.goes_to("/kerja-sama/baru/")
    person.follows(f"a[href='?kind={kind}']")
    person.fills(
        title=title,
        starts_on=(today - timedelta(days=20)).isoformat(),
        ends_on=(today + timedelta(days=300)).isoformat(),
    )
    if agency:
        person.chooses("agency", agency)
    person.chooses("party-0-partner", "OK OCE")
    person.fills(**{"party-0-signatory_name": "Iim Rusyamsi", "party-0-signatory_title": "Ketua Umum"})
    person.goes_on()


def sign(person: Person, number: str, partner_number: str) -> None:
    """Record the signing with the signed paper."""
    person.follows("a[href$='/tanda-tangan/']")
    person.fills(number=number, signed_on=(timezone.localdate() - timedelta(days=20)).isoformat())
    person.page.locator("[name^=number_]").fill(partner_number)
    person.hands_over("document", f"naskah-{partner_number[:3]}.pdf", PAPER + number.encode())
    person.goes_on()


# 2. The registration -------------------------------------------------------------------------------------------------


def an_entrepreneur_registers(story: Story) -> None:
    """She makes an account, leaves halfway, goes on from another phone, and follows it without signing in."""
    siti = story.stage.phone()
    siti.goes_to("/")
    siti.looks()
    siti.follows("main a[href='/daftar/']")
    siti.looks()
    siti.follows("section.welcome a")
    siti.fills(full_name="Siti Melati", phone=PHONE, email=ADDRESS, password1=PASSWORD)
    siti.looks()
    siti.goes_on()
    siti.follows("section.welcome button")
    siti.fills(nik=NIK, birth_date="1990-05-17")
    siti.ticks("sex", "P")
    siti.looks()
    siti.goes_on()
    siti.looks()
    siti.goes_on()  # what she may leave out
    siti.fills(business_name=BUSINESS, main_product="Getas ikan", started_year="2019", legal_form="none")
    siti.chooses("kbli_section", "Industri")
    siti.follows("button[name=later]")
    siti.page.context.close()  # the battery is empty

    siti = story.stage.phone().signs_in(PHONE, PASSWORD)
    siti.goes_to("/daftar/")
    assert BUSINESS in siti.reads()
    siti.looks()
    siti.follows(".card-buttons .btn-primary")
    siti.fills(kabupaten="19.71")
    siti.fills(kecamatan="19.71.05")
    siti.fills(village="19.71.05.1001", street="Jalan Pasar Lama 7")
    siti.looks()
    siti.goes_on()
    siti.fills(turnover="96.000.000", capital="15.000.000", workers_male="1", workers_female="2")
    siti.goes_on()
    for _section in ("selling", "help", "photos"):  # what she may leave out
        siti.looks()
        siti.follows(".form-actions .btn-link")
    siti.ticks("agreed")
    siti.looks()
    siti.goes_on()
    siti.looks()
    siti.goes_on()
    siti.page.wait_for_url("**/daftar/status/**")
    story.registration = siti.page.locator("h1").inner_text().strip()
    assert re.fullmatch(r"REG-\d{4}-\d+", story.registration)
    story.siti = siti

    mail = story.stage.mail_about(ADDRESS, story.registration)
    link = re.search(rf"{re.escape(story.stage.site)}(/daftar/status/\S+)", mail)[1]
    stranger = story.stage.phone()
    stranger.goes_to(link)
    stranger.looks()
    assert story.registration in stranger.reads()
    assert not [private for private in PRIVATE if private in stranger.page.content()]


# 3. The verification -------------------------------------------------------------------------------------------------


def the_verifier_of_her_region_verifies(story: Story) -> None:
    """Another region's verifier does not find it. Hers asks for a correction, then takes it into the register."""
    verifier = story.staff("verifikator.pangkalpinang")
    verifier.goes_to("/pendaftaran/")
    verifier.looks()
    verifier.follows(f"main a:has-text('{story.registration}'), main a:has-text('{BUSINESS}')")
    verifier.page.wait_for_url(re.compile(r"/pendaftaran/\d+/"))
    desk = verifier.path()
    verifier.looks()
    assert NIK not in verifier.page.content()

    other = story.staff("verifikator.bangka")
    other.goes_to("/pendaftaran/")
    assert BUSINESS not in other.reads()
    assert other.goes_to(desk).status == 404
    other.looks()

    verifier.moves("return", "Nomor rumah belum lengkap.")
    assert verifier.path() == desk
    siti = story.siti
    siti.goes_to("/daftar/")
    assert "Nomor rumah belum lengkap." in siti.reads()
    siti.looks()
    siti.follows("a[href$='/alamat/']")
    siti.fills(street="Jalan Pasar Lama 7 B, RT 02/RW 01")
    siti.goes_on()
    siti.goes_on()
    siti.page.wait_for_url("**/daftar/status/**")

    verifier.page.reload()
    assert "Jalan Pasar Lama 7 B" in verifier.reads()
    verifier.moves("verify")
    verifier.follows("main a[href^='/umkm/']")
    verifier.page.wait_for_url(re.compile(r"/umkm/\d+/"))
    story.enterprise = verifier.path()
    verifier.looks()
    assert "Mikro" in verifier.reads()
    assert Enterprise.objects.get().class_rule is not None
    assert done_steps(verifier, story) == {"P1"}
    story.stage.mail_about(ADDRESS, Enterprise.objects.get().number)


def done_steps(person: Person, story: Story) -> set[str]:
    """The steps that are done, as the page of the enterprise shows them."""
    person.goes_to(story.enterprise)
    return set(person.page.locator(".step-done .step-code").all_inner_texts())


# 4. The training -----------------------------------------------------------------------------------------------------


def she_is_trained_and_certified(story: Story) -> None:
    """Dinas opens a training under the PKS, she joins and comes; a worker makes her certificate, anyone verifies it."""
    officer = story.officer = story.staff("petugas.dkukm")
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    officer.goes_to("/pelatihan/baru/")
    officer.chooses("agreement", "PKS Dinas Koperasi")
    officer.fills(
        title="Foto produk dengan telepon",
        mode="offline",
        venue="Aula DKUKM",
        starts_on=yesterday.isoformat(),
        ends_on=today.isoformat(),
        enrol_until=today.isoformat(),
        quota="30",
        minimum_attendance="80",
    )
    officer.looks()
    officer.goes_on()
    training = officer.path()
    session = "form[action$='/sesi/']"
    for name, value in {"title": "Cahaya", "day": yesterday.isoformat(), "starts": "08:00", "ends": "10:00"}.items():
        officer.page.locator(f"{session} [name={name}]").fill(value)
    officer.follows(f"{session} button")
    officer.moves("open")
    officer.looks()

    siti = story.siti
    siti.goes_to("/pelatihan/untuk-saya/")
    siti.looks()
    siti.follows("form.join button")
    siti.page.locator("form[action$='/keluar/']").wait_for()

    officer.goes_to(training)
    officer.moves("start")
    officer.follows("a[href$='/presensi/']")
    assert "Siti Melati" in officer.reads()
    officer.looks()
    officer.follows("button[name=everyone]")
    officer.goes_to(training)
    officer.moves("finish")
    officer.follows("#certificates form button")
    officer.page.locator("#certificates a[href*='certificate=valid']").wait_for()
    officer.looks()

    siti.goes_to("/pelatihan/untuk-saya/")
    paper = siti.downloads("a[href$='/berkas/']")
    assert paper.startswith(b"%PDF-")
    certificate = Certificate.objects.get()
    anyone = story.stage.phone()
    anyone.goes_to("/sertifikat/")
    anyone.looks()
    anyone.fills(kode=spelled(certificate.token))  # as printed beside the QR code
    anyone.follows("form .btn-primary")
    anyone.page.wait_for_url("**/sertifikat/*/")
    anyone.looks()
    assert certificate.number in anyone.reads()
    assert not [private for private in (*PRIVATE, BUSINESS) if private in anyone.page.content()]
    assert done_steps(officer, story) == {"P1", "P2"}


# 5. The support ------------------------------------------------------------------------------------------------------


def an_officer_records_a_market_and_capital(story: Story) -> None:
    """A product listed at a channel is step P5, money that reached her is step P7."""
    officer, today = story.officer, timezone.localdate().isoformat()
    market = {"channel": "shopee", "channel_name": "Toko Getas Melati", "product": "Getas ikan 250 g"}
    money = {"scheme": "kur-mikro", "lender_kind": "bank", "lender": "Bank Sumsel Babel", "amount": "25.000.000"}
    for kind, values in (("pemasaran", market), ("modal", money)):
        officer.goes_to(f"/dukungan/{kind}/baru/")
        officer.fills(q="getas")
        officer.follows(f"#found a:has-text('{BUSINESS}')")
        officer.fills(happened_on=today, **values)
        officer.looks()
        officer.goes_on()
        officer.page.wait_for_url(re.compile(rf"/dukungan/{kind}/\d+/"))
        officer.looks()
    assert done_steps(officer, story) == {"P1", "P2", "P5", "P7"}


# 6. The figures ------------------------------------------------------------------------------------------------------


def every_figure_opens_its_list(story: Story) -> None:
    """On the dashboard and on the page of the agreement, each figure is as long as the list it opens."""
    head = story.staff("kepala.dkukm")
    head.goes_to("/dasbor/")
    head.follows("form[action$='/segarkan/'] button")
    head.reloads_until(lambda: "Angka per" in head.reads(), "no figures came")
    head.looks()
    figures = linked_figures(head)
    assert len(figures) >= 20  # tiles, funnel, classes, places
    assert {value for _address, value in figures} == {0, 1}
    for step, done in {"P1": 1, "P2": 1, "P3": 0, "P4": 0, "P5": 1, "P6": 0, "P7": 1}.items():
        assert re.search(rf"{step} [^0-9]+{done}", head.reads())
    for address, value in figures:
        head.goes_to(address)
        assert rows_of(head) == value, address

    head.goes_to(story.agreement)
    head.looks()
    achieved = head.page.locator("main a[href*='/capaian/']")
    addresses = {link.get_attribute("href") for link in achieved.all()}
    assert len(addresses) == 2
    assert "200" in head.page.content()
    for address in addresses:
        head.goes_to(address)
        assert rows_of(head) == 1
        assert BUSINESS in head.reads()
    head.looks()


def linked_figures(person: Person) -> list[tuple[str, int]]:
    """Every whole number on the page that is a link, or stands in a tile or bar that is one: (address, number)."""
    tiles = person.page.locator(".stats .stat:has(a)").all()
    found = [(tile.locator("a").get_attribute("href"), tile.locator(".stat-value").inner_text()) for tile in tiles]
    bars = person.page.locator(".chart-data tr:has(a)").all()
    found += [
        (bar.locator("a").first.get_attribute("href"), bar.locator("td, th").nth(1).text_content()) for bar in bars
    ]
    cells = person.page.locator("main td a").all()
    found += [(cell.get_attribute("href"), cell.text_content()) for cell in cells]
    return [(address, int(text)) for address, text in dict.fromkeys(found) if text.strip().isdigit()]


def rows_of(person: Person) -> int:
    """How many rows the list says it has."""
    return int(re.search(r"\d+", person.page.locator(".list-count").inner_text())[0])


# 7. The report -------------------------------------------------------------------------------------------------------


def the_head_takes_a_report_away(story: Story) -> None:
    """Ordered from the list, followed on its page, told by a notice, opened as a workbook."""
    head = story.staff("kepala.dkukm")
    head.goes_to("/umkm/")
    head.looks()
    head.opens(".list-export summary")
    head.follows(".list-export button[value=xlsx]")
    head.page.wait_for_url("**/laporan/*/")
    assert head.page.locator("#report-state").is_visible()
    head.page.locator("a[href$='/unduh/']").wait_for()
    head.looks()
    report = head.path()

    head.goes_to("/pemberitahuan/")
    head.looks()
    head.follows(".notice-new button")
    head.page.wait_for_url(f"**{report}")
    reads_as_a_workbook(head.downloads("a[href$='/unduh/']"))


def reads_as_a_workbook(content: bytes) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref
    _header, *rows = sheet.iter_rows(values_only=True)
    (line,) = rows
    assert BUSINESS in line
    assert NIK not in line
    assert {datetime, int} <= {type(value) for value in line}
