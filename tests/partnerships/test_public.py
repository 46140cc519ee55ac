"""The public register: what anyone may know of signed agreements, and what not."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from docx import Document

from accounts.actors import SYSTEM
from accounts.choices import Role
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.documents.as_docx import write_docx
from partnerships.documents.as_pdf import write_pdf
from partnerships.models import Agreement
from partnerships.selectors import sheet_of
from partnerships.services.files import attach_file
from partnerships.services.finalising import finalise
from partnerships.services.signing import sign
from partnerships.services.versions import start_version
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import count_for, make_agreement, make_partner, make_partner_user, make_pdf
from tests.factories.text import make_version
from workflow.services import apply_move

pytestmark = pytest.mark.django_db

REGISTER = "/kerja-sama-publik/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def okoce():
    partner = make_partner(
        "Gerakan OK OCE",
        contact_name="Rahma Kontak",
        contact_email="rahma@okoce.example",
        contact_phone="+6281277776666",
        address="Jalan Rumah Rahma 1",
        legal_basis="AHU-123",
    )
    make_partner_user(partner)
    return partner


def page_of(client, agreement: Agreement, status: int = 200, **headers) -> str:
    answer = client.get(reverse("partnerships:public", args=[agreement.public_code]), **headers)
    assert answer.status_code == status
    return answer.content.decode()


def listed(client, **query) -> str:
    answer = client.get(REGISTER, query)
    assert answer.status_code == 200
    return answer.content.decode()


# One agreement -------------------------------------------------------------------------------------------------------


def test_anyone_reads_who_agreed_on_what_until_when_and_nothing_private(client, okoce):
    agency = make_agency("disperindag")
    head = make_user(Role.AGENCY_HEAD, agency=agency, full_name="Kepala Rahasia", email="kepala@babel.example")
    pks = make_agreement(agency=agency, partner=okoce, title="PKS Pemasaran", scope="Pameran produk UMKM")
    enterprise = make_enterprise(name="Dapur Tersembunyi")
    count_for(pks, timezone.localdate().year, [enterprise])
    Agreement.objects.filter(pk=pks.pk).update(archive_place="Lemari 7", data_basis="Pasal 20")
    page = page_of(client, pks) + listed(client)
    shown = ("PKS Pemasaran", "Pameran produk UMKM", pks.number, "Gerakan OK OCE", "Iim Rusyamsi", "Ketua Umum")
    for words in (*shown, pks.agency_name, pks.parties.get().number, pks.public_code):
        assert words in page
    hidden = [okoce.contact_name, okoce.contact_email, okoce.contact_phone, okoce.address, okoce.legal_basis]
    hidden += [head.full_name, head.email, head.phone or "kepala@", enterprise.name, enterprise.owner.full_name]
    hidden += ["Lemari 7", "Pasal 20", "naskah.pdf"]
    for words in hidden:
        assert words not in page
    assert reverse("partnerships:detail", args=[pks.pk]) not in page, "no way into the pages of the staff"


def test_umbrella_and_what_stands_under_it_lead_to_each_other(client):
    umbrella = make_agreement(AgreementKind.KB, title="KB Induk", targets=())
    pks = make_agreement(parent=umbrella, title="PKS Anak")
    draft = make_agreement(parent=umbrella, title="PKS Rancangan", status=AgreementStatus.DRAFT, starts_on=pks.ends_on)
    above, below = page_of(client, umbrella), page_of(client, pks)
    assert reverse("partnerships:public", args=[pks.public_code]) in above and "PKS Anak" in above
    assert reverse("partnerships:public", args=[umbrella.public_code]) in below and "KB Induk" in below
    assert draft.title not in above + below


def test_a_link_answers_for_ever_and_says_what_became_of_the_agreement(client):
    long_ago = timezone.localdate() - timedelta(days=900)
    ended = make_agreement(status=AgreementStatus.EXPIRED, starts_on=long_ago, ends_on=long_ago + timedelta(days=365))
    broken = make_agreement(status=AgreementStatus.TERMINATED)
    begun = make_agreement(starts_on=timezone.localdate())
    assert "This agreement has ended" in page_of(client, ended)
    assert "This agreement was ended early" in page_of(client, broken)
    assert "Tujuan telah tercapai" not in page_of(client, broken), "the reason in free words is the province's own"
    assert "This agreement is in force" in page_of(client, begun)
    for agreement in (ended, broken):
        assert "is-over" in page_of(client, agreement)


def test_past_its_last_day_it_has_ended_before_the_nightly_work_says_so(client):
    begun = timezone.localdate() - timedelta(days=100)
    pks = make_agreement(starts_on=begun, ends_on=timezone.localdate() - timedelta(days=1))
    assert pks.status == AgreementStatus.ACTIVE
    assert "This agreement has ended" in page_of(client, pks)
    assert pks.title not in listed(client)


def test_what_was_not_signed_is_not_there(client):
    draft = make_agreement(status=AgreementStatus.DRAFT, title="Rahasia negara")
    make_agreement(status=AgreementStatus.CANCELLED, title="Rahasia batal", agency=make_agency("dkp"))
    Agreement.objects.filter(pk=draft.pk).update(public_code="abcdefghijklmnop")
    draft.refresh_from_db()
    assert "Rahasia" not in page_of(client, draft, status=404)
    assert "Rahasia" not in listed(client, state="")


@pytest.mark.parametrize("code", ["a" * 16, "1", "x" * 300, "%00", "' OR 1=1", "é" * 16])
def test_a_wrong_code_is_404(client, code):
    make_agreement()
    assert client.get(reverse("partnerships:public", args=[code])).status_code == 404


def test_a_code_typed_in_capitals_is_found(client):
    pks = make_agreement()
    assert client.get(reverse("partnerships:public", args=[pks.public_code.upper()])).status_code == 200


# The list ------------------------------------------------------------------------------------------------------------


def test_it_is_searched_by_title_party_scope_number_kind_year_and_state(client, okoce):
    begun = timezone.localdate() - timedelta(days=800)
    umbrella = make_agreement(AgreementKind.KB, title="Induk Bersama", partner=okoce, targets=())
    marketing = make_agreement(parent=umbrella, partner=okoce, title="PKS Pasar Lada", scope="Rempah muntok")
    bank = make_partner("Bank Sungailiat")
    other = make_agreement(agency=make_agency("dkp"), parent=umbrella, partner=bank, title="PKS Nelayan")
    old = make_agreement(
        agency=make_agency("disbun"),
        title="PKS Lampau",
        status=AgreementStatus.EXPIRED,
        starts_on=begun,
        ends_on=begun + timedelta(days=100),
    )
    rows = {"Induk Bersama", "PKS Pasar Lada", "PKS Nelayan", "PKS Lampau"}

    def found(**query) -> set[str]:
        page = listed(client, **query)
        return {title for title in rows if title in page}

    assert found() == rows - {old.title}, "what has ended only when asked for"
    assert found(state="berakhir") == {old.title}
    assert found(state="") == rows
    assert found(q="pasar lada") == found(q="muntok") == found(q=marketing.number) == {marketing.title}
    assert found(q="sungailiat") == found(q=other.parties.get().number) == {other.title}
    assert found(kind="kb", q="induk") == {umbrella.title}
    assert found(q="Rahma") == set(), "a contact person cannot be searched for"
    assert old.title in found(year=begun.year, state="")
    assert found(year=2001, state="") == set()
    assert client.get(REGISTER, {"year": "99999"}).status_code == 422
    assert client.get(REGISTER, {"kind": "x"}).status_code == 422
    assert client.get(REGISTER, {"cursor": "%%"}).status_code == 400


def test_it_has_pages_and_asks_as_often_for_a_full_one_as_for_one_row(client, django_assert_num_queries):
    umbrella = make_agreement(AgreementKind.KB, targets=())

    def asked() -> int:
        cache.clear()
        with django_assert_num_queries(3):
            return listed(client, q="PKS Seri").count('class="pact"')

    make_agreement(parent=umbrella, agency=make_agency("opd0"), title="PKS Seri 0")
    assert asked() == 1
    for n in range(1, 20):
        make_agreement(parent=umbrella, agency=make_agency(f"opd{n}"), title=f"PKS Seri {n}")
    assert asked() == 20
    make_agreement(parent=umbrella, agency=make_agency("opd20"), title="PKS Seri 20")
    cache.clear()
    first = client.get(REGISTER, {"q": "PKS Seri"}).content.decode()
    assert first.count('class="pact"') == 20 and 'rel="next"' in first
    address = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(f"{REGISTER}{address}").content.decode()
    assert second.count('class="pact"') == 1 and 'rel="prev"' in second


def test_one_agreement_asks_as_often_with_many_under_it(client, django_assert_max_num_queries):
    umbrella, counts = make_agreement(AgreementKind.KB, targets=()), []
    for n in range(3):
        make_agreement(parent=umbrella, agency=make_agency(f"opd{n}"))
        with django_assert_max_num_queries(7) as asked:
            page_of(client, umbrella)
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.usefixtures("indonesian")
def test_what_is_kept_for_all_does_not_leak_between_languages_or_readers(client, django_assert_num_queries):
    pks = make_agreement(title="PKS Dwibahasa")
    indonesian = listed(client)
    staff = type(client)()
    staff.force_login(make_user(Role.SECRETARIAT, full_name="Nama Sekretaris"))
    assert "PKS Dwibahasa" in staff.get(REGISTER).content.decode()
    with django_assert_num_queries(0):
        again = listed(client)
    assert "Nama Sekretaris" not in again and "Masuk" in again
    client.cookies["django_language"] = "en"
    english = listed(client)
    assert "2 naskah kerja sama" in indonesian and "2 naskah kerja sama" in again
    assert "2 agreements" in english and "naskah kerja sama" not in english
    assert pks.title not in listed(client, q="tidak ada")


# Ways to it ----------------------------------------------------------------------------------------------------------


def test_the_landing_page_and_the_footer_lead_to_it(client):
    assert client.get("/").content.decode().count(f'href="{REGISTER}"') == 2


def test_a_signed_agreement_shows_its_code_to_its_people_and_a_draft_none(client):
    agency = make_agency("dkukm")
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=agency))
    signed = make_agreement(agency=agency)
    draft = make_agreement(agency=agency, status=AgreementStatus.DRAFT, parent=signed.parent)
    page = client.get(signed.get_absolute_url()).content.decode()
    assert f"http://testserver{REGISTER}{signed.public_code}/" in page and 'class="qr"' in page
    assert REGISTER + "None" not in client.get(draft.get_absolute_url()).content.decode()
    assert 'class="qr"' not in client.get(draft.get_absolute_url()).content.decode()


def signed_with_two_versions() -> Agreement:
    """A signed agreement of whose text an older version is still kept."""
    agreement = make_version().agreement
    start_version(actor=SYSTEM, agreement=agreement)
    apply_move(actor=SYSTEM, instance=agreement, move="review")
    finalise(actor=SYSTEM, agreement=agreement)
    attach_file(actor=SYSTEM, agreement=agreement, kind=FileKind.SIGNED, document=make_pdf("asli"))
    numbers = {party.partner_id: "1/OKOCE" for party in agreement.parties.all()}
    days = {"signed_on": agreement.starts_on, "starts_on": agreement.starts_on, "ends_on": agreement.ends_on}
    return sign(actor=SYSTEM, agreement=agreement, number="415.4/1", partner_numbers=numbers, **days)


def test_only_the_signed_version_bears_the_code_in_word_and_in_pdf():
    agreement = signed_with_two_versions()
    older, newest = agreement.versions.order_by("number")
    address = f"{REGISTER}{agreement.public_code}/"

    def word(version) -> tuple[str, int]:
        document = Document(BytesIO(write_docx(sheet_of(version))))
        words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "".join(words), len(document.inline_shapes)

    words, pictures = word(newest)
    assert (address in words, pictures) == (True, 1)
    words, pictures = word(older)
    assert (address in words, pictures) == (False, 0)
    link = f"/URI (http://testserver{address})".encode()
    assert link in write_pdf(sheet_of(newest)) and not sheet_of(newest).stamp
    assert link not in write_pdf(sheet_of(older)) and "RANCANGAN" in sheet_of(older).stamp


def test_signs_that_no_word_file_may_hold_are_left_out_of_it():
    version = make_version()
    Agreement.objects.filter(pk=version.agreement_id).update(title="Madu\x01 \x0bhutan")
    version.agreement.refresh_from_db()
    version.agreement.parties.update(signatory_name="Iwan\x08")
    sheet = sheet_of(version)
    assert sheet.subject == "Madu hutan"
    assert [place.signatory for place in sheet.signatures][-1] == "Iwan"
    assert Document(BytesIO(write_docx(sheet))).core_properties.subject == "Madu hutan"


# In a browser --------------------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_everyone_can_read_it(browser, live_server, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    umbrella = make_agreement(AgreementKind.KB, title="Kesepakatan Bersama " + "panjang " * 20, targets=())
    make_agreement(parent=umbrella, status=AgreementStatus.TERMINATED)
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    for path in (f"{REGISTER}?state=", f"{REGISTER}{umbrella.public_code}/"):
        page.goto(live_server.url + path)
        found += [f"{path} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} is wider than {width}")
    assert found == []
