"""The pages of agreements and partners."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement, AgreementFile, Partner
from tests.factories.accounts import BANGKA, PANGKALPINANG, make_agency, make_region
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import (
    TEST_INDICATOR,
    count_for,
    make_agreement,
    make_partner,
)
from tests.factories.text import ARTICLES, make_draft, make_version
from tests.partnerships.doors import PDF, parties, pdf, signing, url

pytestmark = pytest.mark.django_db


# The whole way -------------------------------------------------------------------------------------------------------


def test_the_secretariat_records_a_kb_and_the_pks_of_an_agency_under_it(as_role):
    browser = as_role(Role.SECRETARIAT)
    okoce, agency = make_partner("OK OCE"), make_agency("dkukm")
    browser.post(url("create") + "?kind=kb", {"title": "Kewirausahaan terpadu"} | parties(okoce))
    umbrella = Agreement.objects.get()
    response = browser.post(url("sign", umbrella.pk), signing(umbrella) | {"document": pdf()})
    assert response.url == umbrella.get_absolute_url()
    browser.post(url("council", umbrella.pk), {"needed": "no", "reason": "Tidak membebani daerah."})
    given = {"title": "PKS Dinas Koperasi", "parent": umbrella.pk, "agency": agency.pk}
    browser.post(url("create") + "?kind=pks", given | parties(okoce, signatory_name="Iim"))
    draft = Agreement.objects.get(kind=AgreementKind.PKS)
    target = {"indicator": TEST_INDICATOR, "year": timezone.localdate().year, "amount": 200}
    browser.post(url("target-add", draft.pk), target)
    browser.post(url("sign", draft.pk), signing(draft) | {"document": pdf(content=PDF + b"2")})
    draft.refresh_from_db()
    assert (draft.status, draft.parent, draft.agency_name) == (AgreementStatus.ACTIVE, umbrella, agency.name)
    page = browser.get(draft.get_absolute_url()).content.decode()
    assert "200" in page and "Iim" in page and url("realisation", draft.targets.get().pk) in page
    assert draft.title in browser.get(umbrella.get_absolute_url()).content.decode()


def test_a_refused_signing_keeps_what_was_typed_and_the_paper(as_role):
    draft = make_agreement(status="draft", targets=())
    browser = as_role(Role.SECRETARIAT)
    response = browser.post(url("sign", draft.pk), signing(draft, number="415.4/77") | {"document": pdf()})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="415.4/77"' in page and "naskah.pdf" in page
    assert draft.files.get().kind == FileKind.SIGNED
    year = timezone.localdate().year
    browser.post(url("target-add", draft.pk), {"indicator": TEST_INDICATOR, "year": year, "amount": 1})
    assert browser.post(url("sign", draft.pk), signing(draft, number="415.4/77")).status_code == 302
    assert AgreementFile.objects.filter(agreement=draft).count() == 1


def test_a_missing_number_is_said_beside_its_box_and_the_paper_is_kept(as_role):
    draft = make_agreement(status="draft")
    party = draft.parties.get()
    response = as_role(Role.SECRETARIAT).post(
        url("sign", draft.pk), signing(draft, **{party.number_field: ""}) | {"document": pdf()}
    )
    assert set(response.context["form"].errors) == {party.number_field}
    assert draft.files.count() == 1


def test_a_paper_that_is_no_pdf_is_refused_and_not_kept(as_role):
    draft = make_agreement(status="draft")
    response = as_role(Role.SECRETARIAT).post(
        url("sign", draft.pk), signing(draft) | {"document": pdf(content=b"<html>PDF</html>")}
    )
    assert response.status_code == 422 and set(response.context["form"].errors) == {"document"}
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT and not draft.files.exists()


def test_the_second_of_two_signings_is_told_so(as_role):
    draft = make_agreement(status="draft")
    browser = as_role(Role.SECRETARIAT)
    browser.post(url("sign", draft.pk), signing(draft) | {"document": pdf()})
    response = browser.post(url("sign", draft.pk), signing(draft, number="lain"))
    assert response.status_code == 409
    assert 'value="lain"' in response.content.decode()


def test_a_wrong_draft_comes_back_with_all_that_was_typed(as_role):
    umbrella = make_agreement(AgreementKind.KB)
    today = timezone.localdate()
    given = {
        "title": "Judul panjang",
        "scope": "Ruang lingkup",
        "parent": umbrella.pk,
        "agency": "",
        "starts_on": today.isoformat(),
        "ends_on": (today - timedelta(days=1)).isoformat(),
    }
    response = as_role(Role.SECRETARIAT).post(
        url("create") + "?kind=pks", given | parties(make_partner(), signatory_name="Iim")
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"agency"}
    assert all(text in page for text in ("Judul panjang", "Ruang lingkup", today.isoformat(), "Iim"))
    assert Agreement.objects.count() == 1


def test_room_for_one_more_partner_without_losing_a_word(as_role):
    first, second = make_partner(), make_partner()
    browser = as_role(Role.SECRETARIAT)
    response = browser.post(url("create") + "?kind=kb", {"title": "Judul", "more": "1"} | parties(first, number="9"))
    page = response.content.decode()
    assert response.status_code == 200 and "party-1-partner" in page and 'value="9"' in page
    assert "error-summary" not in page and not Agreement.objects.exists()
    browser.post(url("create") + "?kind=kb", {"title": "Judul"} | parties(first, second))
    draft = Agreement.objects.get()
    assert {party.partner for party in draft.parties.all()} == {first, second}
    again = parties(first, second) | {"party-INITIAL_FORMS": "2", "party-1-DELETE": "on"}
    browser.post(url("edit", draft.pk), {"title": "Judul"} | again)
    assert [party.partner for party in draft.parties.all()] == [first]


# Figures and people --------------------------------------------------------------------------------------------------


def test_a_figure_opens_the_very_list_it_counts(as_role, scene):
    year = timezone.localdate().year
    draft = make_agreement(status="draft", agency=scene["own"], targets=[(TEST_INDICATOR, year, 10)])
    town = {"indicator": TEST_INDICATOR, "year": year, "amount": 4, "region": PANGKALPINANG}
    make_region(PANGKALPINANG)
    browser = as_role(Role.SECRETARIAT)
    browser.post(url("target-add", draft.pk), town)
    browser.post(url("sign", draft.pk), signing(draft) | {"document": pdf()})
    mine = [make_enterprise(name=f"Warung {n}", agencies=[scene["own"]]) for n in range(3)]
    away = make_enterprise(name="Kedai Bangka", village=f"{BANGKA}.01.1001", agencies=[scene["own"]])
    make_enterprise(name="Tidak Ikut")
    count_for(draft, year, [*mine, away])
    done = {p.target.region_id: p.done for p in browser.get(draft.get_absolute_url()).context["promises"]}
    assert done == {None: 4, PANGKALPINANG: 3}
    for target in draft.targets.all():
        page = browser.get(url("realisation", target.pk))
        rows = page.context["table"]["rows"]
        assert len(rows) == done[target.region_id] == page.context["promise"].done
        assert "Tidak Ikut" not in page.content.decode()


def test_people_of_other_agencies_are_counted_but_not_shown(as_role, scene):
    signed, year = scene["signed"], timezone.localdate().year
    served = make_enterprise(name="Warung Kita", agencies=[scene["own"]])
    foreign = make_enterprise(name="Warung Orang", agencies=[make_agency("dkp")])
    count_for(signed, year, [served, foreign])
    page = as_role(Role.AGENCY_HEAD, agency=scene["own"]).get(url("realisation", signed.targets.get().pk))
    text = page.content.decode()
    assert page.context["promise"].done == 2 and page.context["hidden"] == 1
    assert "Warung Kita" in text and "Warung Orang" not in text


def test_the_agreement_asks_as_often_for_ten_targets_as_for_one(as_role, django_assert_max_num_queries):
    year = timezone.localdate().year
    one = make_agreement(targets=[(TEST_INDICATOR, year, 1)])
    ten = make_agreement(targets=[(TEST_INDICATOR, year + n, 1) for n in range(10)])
    browser = as_role(Role.SECRETARIAT)
    browser.get(one.get_absolute_url())
    counts = []
    for row in (one, ten):
        with django_assert_max_num_queries(30) as asked:
            assert browser.get(row.get_absolute_url()).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_agreement_and_text_ask_as_often_for_five_versions_as_for_two(as_role, django_assert_max_num_queries):
    browser = as_role(Role.SECRETARIAT)
    small, large = make_draft(title="Dua"), make_draft(title="Lima")
    for row, versions, articles in ((small, 2, ARTICLES), (large, 5, ARTICLES * 15)):
        for _ in range(versions):
            make_version(row, articles=articles)
    for name, most in (("detail", 36), ("text", 16), ("text-compare", 16)):
        counts = []
        for row in (small, small, large):  # the first visit only warms what is kept between requests
            with django_assert_max_num_queries(most) as asked:
                assert browser.get(url(name, row.pk)).status_code == 200
            counts.append(len(asked))
        assert counts[1] == counts[2], name


# Lists ---------------------------------------------------------------------------------------------------------------


def test_the_list_asks_as_often_for_three_rows_as_for_one(as_role, django_assert_max_num_queries):
    browser = as_role(Role.SECRETARIAT)
    make_agreement()
    browser.get(url("list"))
    counts = []
    for more in (0, 2):
        for _ in range(more):
            make_agreement(agency=make_agency(f"opd{more}"), partner=make_partner())
        with django_assert_max_num_queries(20) as asked:
            browser.get(url("list"), {"col": ["title", "agency", "partners", "status", "ends", "number"]})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_list_is_filtered_sorted_and_searched(as_role):
    today = timezone.localdate()
    soon = make_agreement(AgreementKind.NK, title="Segera", ends_on=today + timedelta(days=20), targets=())
    later = make_agreement(AgreementKind.NK, title="Nanti", ends_on=today + timedelta(days=80), targets=())
    draft = make_agreement(AgreementKind.KB, title="Naskah", status="draft", targets=())
    Agreement.objects.filter(pk=draft.pk).update(ends_on=None)
    pks = make_agreement(title="Anak")
    browser = as_role(Role.SECRETARIAT)

    def titles(**query) -> list[str]:
        return [row["pk"] for row in browser.get(url("list"), query).context["table"]["rows"]]

    assert titles(ending="30") == [soon.pk]
    assert titles(kind="nk", sort="ends") == [soon.pk, later.pk]
    assert titles(sort="ends")[-1] == draft.pk
    assert titles(status="draft") == [draft.pk]
    assert titles(under=pks.parent_id) == [pks.pk]
    assert titles(q="anak") == [pks.pk]
    assert titles(q=soon.parties.get().number) == [soon.pk]
    assert titles(agency=pks.agency_id) == [pks.pk]
    assert titles(partner=soon.parties.get().partner_id, kind="nk", q="segera") == [soon.pk]
    assert browser.get(url("list"), {"sort": "ends", "cursor": "WyJuIiwibm90IGEgZGF5IiwiMSJd"}).status_code == 400


# Partners ------------------------------------------------------------------------------------------------------------


def test_partners_are_recorded_and_corrected_by_the_secretariat(as_role):
    browser = as_role(Role.SECRETARIAT)
    given = {"name": "PT Lada Putih", "kind": "company", "contact_phone": "0717 421234"}
    response = browser.post(url("partner-create"), given)
    partner = Partner.objects.get()
    assert response.url == partner.get_absolute_url()
    again = browser.post(url("partner-create"), given | {"name": "pt lada putih"})
    assert again.status_code == 422 and set(again.context["form"].errors) == {"name"}
    wrong = browser.post(url("partner-edit", partner.pk), given | {"contact_phone": "telepon kami"})
    assert set(wrong.context["form"].errors) == {"contact_phone"} and "PT Lada Putih" in wrong.content.decode()
    browser.post(url("partner-edit", partner.pk), given | {"kind": "bank"})
    partner.refresh_from_db()
    assert partner.kind == "bank"


def test_partners_of_an_agency_are_its_own(as_role):
    own, other = make_agency("dlhk"), make_agency("dkp")
    everyone, mine, theirs = make_partner("Umum"), make_partner("Milik", agency=own), make_partner("Lain", agency=other)
    browser = as_role(Role.AGENCY_OFFICER, agency=own)
    listed = browser.get(url("partners")).content.decode()
    assert everyone.name in listed and mine.name in listed and url("partner", theirs.pk) not in listed
    assert browser.get(url("partner", theirs.pk)).status_code == 404
    assert browser.get(url("partner-edit", everyone.pk)).status_code == 404
    given = {"name": "Milik kita", "kind": "bank", "agency": own.pk}
    for agency, expected in ((other.pk, 422), ("", 422), (own.pk, 302)):
        assert browser.post(url("partner-edit", mine.pk), given | {"agency": agency}).status_code == expected
        assert (
            browser.post(url("partner-create"), given | {"name": f"Baru {expected}", "agency": agency}).status_code
            == expected
        )
    assert set(Partner.objects.filter(agency=own).values_list("name", flat=True)) == {"Milik kita", "Baru 302"}
    assert as_role(Role.LEADERSHIP).post(url("partner-edit", mine.pk), given).status_code == 403
