"""What is recorded beside the moves: the documents that are needed, the DPRD, the archive."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from audit.models import Act
from core.decisions import Refused
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, DocumentMove, FileKind
from partnerships.models import Agreement, DocumentRule
from partnerships.reference_data import load_document_rules
from partnerships.selectors import checklists_of, missing_documents
from tests.factories.accounts import make_actor, make_agency
from tests.factories.partnerships import make_agreement, make_pdf
from tests.partnerships.doors import PDF, pdf, signing, url
from workflow.services import MoveRefused, apply_move

pytestmark = pytest.mark.django_db


def rule(move: str, kind: str, *, agreement_kind: str = "pks") -> None:
    DocumentRule.objects.create(agreement_kind=agreement_kind, move=move, file_kind=kind)


# Documents -----------------------------------------------------------------------------------------------------------


def test_a_draft_shows_what_each_move_before_it_asks_for():
    load_document_rules()
    draft = make_agreement(AgreementKind.KB, status="draft", targets=())
    asked = {row.move: [needed.kind for needed in row.documents] for row in checklists_of(draft)}
    assert asked == {
        DocumentMove.OFFER: [FileKind.OFFER, FileKind.TERMS],
        DocumentMove.REVIEW: [FileKind.STUDY, FileKind.LEGAL],
        DocumentMove.FINALISE: [FileKind.INITIALS],
        DocumentMove.SIGN: [FileKind.SIGNED],
    }
    assert missing_documents(draft) == ["offer", "kak", "study", "legal", "initials"]
    assert checklists_of(make_agreement(AgreementKind.KB)) == []


def test_a_move_waits_for_its_documents_and_the_page_says_which(as_role):
    rule("offer", "offer")
    rule("offer", "kak")
    secretariat = make_actor(Role.SECRETARIAT)
    draft = make_agreement(status="draft")
    with pytest.raises(MoveRefused) as refused:
        apply_move(actor=secretariat, instance=draft, move="offer")
    assert len(refused.value.refusals) == 2 and all(refusal.mend for refusal in refused.value.refusals)
    browser = as_role(Role.AGENCY_OFFICER, agency=draft.agency)
    form = browser.get(url("upload", draft.pk)).context["form"]
    assert [kind for kind, _label in form.fields["kind"].choices][:2] == ["offer", "kak"]
    assert form.initial["kind"] == "offer"
    for kind in ("offer", "kak"):
        browser.post(url("upload", draft.pk), {"kind": kind, "document": pdf(f"{kind}.pdf")})
    assert missing_documents(draft) == []
    assert browser.get(draft.get_absolute_url()).context["checklists"][0].is_complete
    assert apply_move(actor=secretariat, instance=draft, move="offer").status == AgreementStatus.OFFERED


def test_a_signing_waits_for_the_power_of_attorney_where_the_rules_ask_for_it(as_role):
    rule("sign", "attorney")
    draft = make_agreement(status="draft")
    browser = as_role(Role.SECRETARIAT)
    refused = browser.post(url("sign", draft.pk), signing(draft) | {"document": pdf()})
    assert refused.status_code == 422
    browser.post(url("upload", draft.pk), {"kind": "attorney", "document": pdf("kuasa.pdf")})
    assert browser.post(url("sign", draft.pk), signing(draft)).status_code == 302


def test_no_rule_takes_the_signed_original_away_or_asks_for_it_twice():
    rule("sign", "signed")
    draft = make_agreement(status="draft")
    assert [needed.kind for needed in checklists_of(draft)[0].documents] == [FileKind.SIGNED]
    with pytest.raises(MoveRefused) as refused:
        services.sign(
            actor=make_actor(Role.SECRETARIAT),
            agreement=draft,
            number="1",
            partner_numbers={party.partner_id: "1" for party in draft.parties.all()},
            signed_on=timezone.localdate(),
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
        )
    assert [refusal.field for refusal in refused.value.refusals] == ["document"]


def test_documents_of_a_kind_are_counted_as_versions():
    draft, actor = make_agreement(status="draft"), make_actor(Role.SECRETARIAT)
    attach = {"actor": actor, "agreement": draft}
    for text, kind in (("satu", "draft"), ("dua", "draft"), ("dua", "draft"), ("satu", "other")):
        services.attach_file(**attach, kind=FileKind(kind), document=make_pdf(text))
    assert sorted(draft.files.values_list("kind", "version")) == [("draft", 1), ("draft", 2), ("other", 1)]


# The DPRD ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def unanswered():
    """An umbrella for which nobody has said whether the DPRD must approve, and a PKS under it to be signed."""
    umbrella = make_agreement(AgreementKind.KB)
    Agreement.objects.filter(pk=umbrella.pk).update(council_needed=None, council_reason="")
    return make_agreement(status="draft", parent=umbrella)


def test_no_pks_is_signed_before_the_question_to_the_dprd_is_answered(as_role, unanswered):
    browser, draft = as_role(Role.SECRETARIAT), unanswered
    council = url("council", draft.parent_id)
    sign = url("sign", draft.pk)
    assert browser.post(sign, signing(draft) | {"document": pdf()}).status_code == 422
    assert council in browser.get(draft.parent.get_absolute_url()).content.decode()
    browser.post(council, {"needed": "yes", "reason": "Dana belum ada dalam APBD."})
    assert browser.post(sign, signing(draft)).status_code == 422
    approval = {"needed": "yes", "reason": "Dana belum ada.", "approved_on": timezone.localdate().isoformat()}
    without = browser.post(council, approval)
    assert (without.status_code, set(without.context["form"].errors)) == (422, {"document"})
    assert browser.post(council, approval | {"document": pdf(content=PDF + b"dprd")}).status_code == 302
    assert draft.parent.files.get(kind=FileKind.COUNCIL)
    assert browser.post(sign, signing(draft)).status_code == 302
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.ACTIVE


def test_the_document_an_approval_rests_on_stays_with_a_draft(as_role):
    draft = make_agreement(AgreementKind.KB, status="draft", targets=())
    browser, council = as_role(Role.SECRETARIAT), url("council", draft.pk)
    approval = {"needed": "yes", "reason": "Dana belum ada.", "approved_on": timezone.localdate().isoformat()}
    assert browser.post(council, approval | {"document": pdf()}).status_code == 302
    proof = draft.files.get(kind=FileKind.COUNCIL)
    browser.post(url("file-remove", proof.pk))
    assert draft.files.filter(pk=proof.pk).exists()
    assert browser.post(council, approval | {"document": pdf(content=PDF + b"yang benar")}).status_code == 302
    browser.post(url("file-remove", proof.pk))
    assert draft.files.get(kind=FileKind.COUNCIL).version == 2


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"needed": ""}, {"needed"}),
        ({"reason": " "}, {"reason"}),
        ({"needed": "no", "approved_on": "2026-01-05"}, {"approved_on"}),
        ({"needed": "yes", "approved_on": "2999-01-05"}, {"approved_on", "document"}),
    ],
)
def test_the_answer_is_whole_or_refused_beside_its_field(as_role, unanswered, wrong, fields):
    given = {"needed": "no", "reason": "Tidak membebani."} | wrong
    response = as_role(Role.SECRETARIAT).post(url("council", unanswered.parent_id), given)
    assert (response.status_code, set(response.context["form"].errors)) == (422, fields)
    unanswered.parent.refresh_from_db()
    assert unanswered.parent.council_needed is None


def test_who_answers_for_the_dprd(as_role, unanswered):
    umbrella, agency = unanswered.parent, unanswered.agency
    given = {"needed": "no", "reason": "Tidak membebani."}
    for role, status in (
        (Role.AGENCY_OFFICER, 403),
        (Role.AGENCY_HEAD, 403),
        (Role.LEADERSHIP, 403),
        (Role.SEKDA, 302),
        (Role.SECRETARIAT, 302),
    ):
        belongs = {"agency": agency} if role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD) else {}
        assert as_role(role, **belongs).post(url("council", umbrella.pk), given).status_code == status
        umbrella.refresh_from_db()
        assert (umbrella.council_needed is False) == (status == 302)
    assert Act.objects.about(umbrella).filter(verb="agreement.council", reason="Tidak membebani.").count() == 2
    with pytest.raises(Refused):
        services.record_council(actor=make_actor(Role.SECRETARIAT), agreement=unanswered, needed=False, reason="x")


# The archive ---------------------------------------------------------------------------------------------------------


def test_the_place_of_the_original_is_recorded_and_may_change(as_role):
    signed = make_agreement()
    browser, today = as_role(Role.SECRETARIAT), timezone.localdate()
    for place in ("Biro Pemerintahan, lemari 2", "Depo arsip, kotak 14"):
        given = {"archived_on": today.isoformat(), "place": place}
        assert browser.post(url("archive", signed.pk), given).status_code == 302
        assert place in browser.get(signed.get_absolute_url()).content.decode()
    assert Act.objects.about(signed).filter(verb="agreement.archive").count() == 2


@pytest.mark.parametrize("days", [-31, 1], ids=["before the signing", "in the future"])
def test_an_original_is_put_away_between_its_signing_and_today(as_role, days):
    signed = make_agreement()
    day = timezone.localdate() + timedelta(days=days)
    response = as_role(Role.SECRETARIAT).post(url("archive", signed.pk), {"archived_on": day, "place": "Lemari"})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"archived_on"})
    signed.refresh_from_db()
    assert signed.archived_on is None


def test_a_draft_has_no_original_to_put_away_and_agencies_put_none_away(as_role):
    draft, own = make_agreement(status="draft"), make_agency("dkp")
    signed = make_agreement(agency=own)
    assert as_role(Role.SECRETARIAT).get(url("archive", draft.pk)).status_code == 302
    given = {"archived_on": timezone.localdate(), "place": "Lemari"}
    with pytest.raises(Refused):
        services.archive(actor=make_actor(Role.SECRETARIAT), agreement=draft, **given)
    assert as_role(Role.AGENCY_HEAD, agency=own).post(url("archive", signed.pk), given).status_code == 403
