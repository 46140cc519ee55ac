"""Who may see and do what with agreements and their documents, through the pages."""

import pytest
from django.utils import timezone

from accounts.choices import Role
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import (
    count_for,
    make_agreement,
    make_partner_user,
)
from tests.partnerships.doors import PDF, downloaded, pdf, url

pytestmark = pytest.mark.django_db


#: For each role: what it may open and do with its own draft and with a signed one (True: yes; 403, 404: how not).
ROLES = [
    (Role.SECRETARIAT, {"see": True, "edit": True, "sign": True, "terminate": True, "cancel": True, "people": True}),
    (Role.AGENCY_HEAD, {"see": True, "edit": 403, "sign": True, "terminate": 403, "cancel": 422, "people": True}),
    (Role.AGENCY_OFFICER, {"see": True, "edit": True, "sign": 403, "terminate": 403, "cancel": True, "people": True}),
    (Role.SEKDA, {"see": True, "edit": 403, "sign": 403, "terminate": 403, "cancel": 422, "people": True}),
    (Role.LEADERSHIP, {"see": True, "edit": 403, "sign": 403, "terminate": 403, "cancel": 422, "people": True}),
    (Role.ADMINISTRATOR, {"see": True, "edit": 403, "sign": 403, "terminate": 403, "cancel": 422, "people": True}),
    (Role.VERIFIER, {"see": 403, "edit": 403, "sign": 403, "terminate": 403, "cancel": 403, "people": 403}),
    (Role.ENTREPRENEUR, {"see": 403, "edit": 403, "sign": 403, "terminate": 403, "cancel": 403, "people": 403}),
]


def answer(response):
    return True if response.status_code in (200, 302) else response.status_code


@pytest.mark.parametrize(("role", "expected"), ROLES, ids=[role for role, _ in ROLES])
def test_what_each_role_may_do(as_role, scene, role, expected):
    belongs = {"agency": scene["own"]} if role in (Role.AGENCY_HEAD, Role.AGENCY_OFFICER) else {}
    browser = as_role(role, **belongs)
    draft, signed = scene["draft"], scene["signed"]
    assert answer(browser.get(signed.get_absolute_url())) == expected["see"]
    assert answer(browser.get(url("edit", draft.pk))) == expected["edit"]
    assert answer(browser.get(url("sign", draft.pk))) == expected["sign"]
    assert answer(browser.get(url("realisation", signed.targets.get().pk))) == expected["people"]
    ending = {"termination_ground": "mutual", "terminated_on": timezone.localdate(), "reason": "Karena."}
    cancelling = {"move": "cancel", "reason": "Karena."}
    for row, move, page, data in (
        (signed, "terminate", "terminate", ending),
        (draft, "cancel", "move", cancelling),
    ):
        before = row.status
        response = browser.post(url(page, row.pk), data)
        row.refresh_from_db()
        assert answer(response) == expected[move]
        assert (row.status != before) == (expected[move] is True)


@pytest.mark.parametrize("role", [Role.AGENCY_HEAD, Role.AGENCY_OFFICER])
def test_another_agency_finds_nothing(as_role, scene, role):
    browser = as_role(role, agency=scene["own"])
    theirs, target = scene["theirs"], scene["theirs"].targets.get()
    draft, file = scene["their_draft"], scene["theirs"].files.get()
    pages = [theirs.get_absolute_url(), draft.get_absolute_url(), url("realisation", target.pk), url("file", file.pk)]
    pages += [url("upload", theirs.pk), url("upload", draft.pk)]
    assert {browser.get(page).status_code for page in pages} == {404}
    listed = browser.get(url("list")).content.decode()
    assert scene["signed"].title in listed and theirs.title not in listed and draft.title not in listed
    for name, data in (("move", {"move": "cancel", "reason": "x"}), ("upload", {"kind": "other", "document": pdf()})):
        assert browser.post(url(name, draft.pk), data).status_code == 404
    permission = "sign" if role == Role.AGENCY_HEAD else "edit"
    assert browser.get(url(permission, draft.pk)).status_code == 404
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT and not draft.files.exists()


def test_an_agency_reads_the_umbrella_but_does_not_act_on_it(as_role, scene):
    umbrella = scene["signed"].parent
    browser = as_role(Role.AGENCY_OFFICER, agency=scene["own"])
    page = browser.get(umbrella.get_absolute_url())
    assert page.status_code == 200
    assert not page.context["moves"] and not page.context["may_change"]
    assert url("upload", umbrella.pk) not in page.content.decode()
    assert browser.get(url("upload", umbrella.pk)).status_code == 404


def test_an_agency_without_agreements_sees_the_umbrella_to_draft_under(as_role):
    umbrella = make_agreement(AgreementKind.KB)
    hidden = make_agreement(AgreementKind.KB, status="draft")
    browser = as_role(Role.AGENCY_OFFICER, agency=make_agency("dkp"))
    listed = browser.get(url("list")).content.decode()
    assert umbrella.title in listed and hidden.title not in listed
    assert umbrella in browser.get(url("create") + "?kind=pks").context["form"].fields["parent"].queryset


def test_a_partner_user_reads_own_signed_agreements_with_figures_but_no_people(client, scene):
    client.force_login(make_partner_user(scene["okoce"]))
    signed, draft = scene["signed"], scene["draft"]
    count_for(signed, timezone.localdate().year, [make_enterprise(name="Warung Rahasia")])
    page = client.get(signed.get_absolute_url())
    text = page.content.decode()
    target = signed.targets.get()
    assert page.status_code == 200 and "Target" in text
    assert page.context["promises"][0].done == 1
    assert url("realisation", target.pk) not in text and "Warung Rahasia" not in text
    assert client.get(url("realisation", target.pk)).status_code == 403
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(scene["theirs"].get_absolute_url()).status_code == 404
    listed = client.get(url("list")).content.decode()
    assert signed.title in listed and draft.title not in listed and scene["theirs"].title not in listed
    assert downloaded(client, signed.files.get()).startswith(b"%PDF-")
    partners = client.get(url("partners")).content.decode()
    assert "OK OCE" in partners and "PT Lain" not in partners
    assert client.get(url("upload", signed.pk)).status_code == 404
    assert client.get(url("create")).status_code == 403


# Documents -----------------------------------------------------------------------------------------------------------


def test_documents_on_the_way_are_for_those_whose_affair_it_is(client, scene):
    signed = scene["signed"]
    client.force_login(make_user(Role.SECRETARIAT))
    client.post(url("upload", signed.pk), {"kind": "other", "document": pdf("notulen.pdf")})
    minutes = signed.files.get(kind=FileKind.OTHER)
    assert downloaded(client, minutes) == PDF
    client.force_login(make_partner_user(scene["okoce"]))
    assert client.get(url("file", minutes.pk)).status_code == 404
    assert "notulen.pdf" not in client.get(signed.get_absolute_url()).content.decode()


def test_nobody_replaces_or_removes_the_signed_original(as_role, scene):
    signed = scene["signed"]
    browser = as_role(Role.SECRETARIAT)
    assert browser.post(url("upload", signed.pk), {"kind": "signed", "document": pdf()}).status_code == 422
    browser.post(url("file-remove", signed.files.get().pk))
    assert signed.files.count() == 1


def test_a_wrongly_chosen_paper_is_taken_out_of_a_draft_with_its_file(as_role, scene, private_media, on_commit):
    draft = scene["draft"]
    browser = as_role(Role.SECRETARIAT)
    browser.post(url("upload", draft.pk), {"kind": "draft", "document": pdf("salah.pdf")})
    browser.post(url("upload", draft.pk), {"kind": "draft", "document": pdf("lagi.pdf")})
    file = draft.files.get()
    stored = private_media / file.file.name
    assert stored.exists() and "salah" not in stored.name
    with on_commit():
        browser.post(url("file-remove", file.pk))
    assert not draft.files.exists() and not stored.exists()


def test_a_paper_with_which_the_draft_has_gone_on_stays_and_a_corrected_one_is_its_next_version(as_role, scene):
    draft, browser = scene["draft"], as_role(Role.SECRETARIAT)
    browser.post(url("upload", draft.pk), {"kind": "offer", "document": pdf("penawaran.pdf")})
    offer = draft.files.get()
    remove = url("file-remove", offer.pk)
    assert remove in browser.get(draft.get_absolute_url()).content.decode()
    browser.post(url("move", draft.pk), {"move": "offer"})
    assert remove not in browser.get(draft.get_absolute_url()).content.decode()
    browser.post(remove)
    browser.post(url("upload", draft.pk), {"kind": "offer", "document": pdf("baru.pdf", PDF + b"%% baru")})
    assert list(draft.files.order_by("version").values_list("version", "name")) == [
        (1, "penawaran.pdf"),
        (2, "baru.pdf"),
    ]
