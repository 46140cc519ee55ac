"""The ten stages: where a cooperation stands, and what stands in the way of the next move."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from partnerships.choices import AgreementKind, AgreementStatus, FileKind, Verdict
from partnerships.models import Agreement, ArticleRule, DocumentRule
from partnerships.selectors.stages import stages_of
from partnerships.services.rounds import close_round
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement, make_pdf
from tests.factories.rounds import give_answer, make_round, make_text
from workflow.services import apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat():
    return make_actor(Role.SECRETARIAT)


def line(actor, agreement) -> str:
    """One letter for each stage: done, now, later."""
    return "".join(standing.state[0] for standing in stages_of(actor, agreement))


def answer_for_the_council(agreement, *, needed, reason=""):
    Agreement.objects.filter(pk=agreement.pk).update(council_needed=needed, council_reason=reason)
    agreement.refresh_from_db()


def test_the_stages_of_a_kesepakatan_bersama_from_its_draft_to_its_pks(secretariat):
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    answer_for_the_council(draft, needed=None)
    assert line(secretariat, draft) == "nlllllllll"
    assert line(secretariat, apply_move(actor=secretariat, instance=draft, move="offer")) == "dnllllllll"
    opened = make_round(apply_move_to_review(secretariat, draft), agencies=[make_agency("dishut")])
    assert line(secretariat, opened.agreement) == "ddnlllllll"
    pks = make_agreement()
    umbrella = pks.parent
    answer_for_the_council(umbrella, needed=None)
    assert line(secretariat, umbrella) == "ddddnddnnn"
    assert line(secretariat, pks) == line(secretariat, umbrella)
    answer_for_the_council(umbrella, needed=False, reason="Tidak membebani APBD.")
    assert line(secretariat, umbrella) == "dddddddnnn"
    assert "Tidak membebani APBD." in stages_of(secretariat, umbrella)[4].note
    making = make_agreement(status=AgreementStatus.DRAFT, parent=umbrella, agency=make_agency("dinsos"))
    assert line(secretariat, umbrella) == "dddddndnnn"
    assert line(secretariat, making) == "dddddnllll"  # the papers of the umbrella are not its own
    Agreement.objects.filter(pk__in=[umbrella.pk, pks.pk]).update(archived_on=umbrella.signed_on)
    for row in (umbrella, pks, making):
        row.refresh_from_db()
    assert line(secretariat, umbrella) == "dddddndnnn"  # one PKS is not signed yet, so keeping is not done
    assert line(secretariat, making) == "dddddnllll"
    assert line(secretariat, pks) == "dddddddndn"


def apply_move_to_review(actor, draft):
    make_text(draft)
    draft.refresh_from_db()
    return apply_move(actor=actor, instance=draft, move="review")


def test_other_kinds_and_cancelled_drafts_have_no_stages(secretariat):
    assert stages_of(secretariat, make_agreement(AgreementKind.NK, targets=())) == []
    assert stages_of(secretariat, make_agreement(AgreementKind.KB, status="cancelled", targets=())) == []


def test_the_page_says_beforehand_which_check_fails_and_how_to_mend_it(client, secretariat):
    agencies = [make_agency("dishut", short_name="Dishut"), make_agency("dinsos", short_name="Dinsos")]
    opened = make_round(agencies=agencies)
    give_answer(opened, agencies[0], Verdict.INPUT)
    close_round(actor=secretariat, round_=opened)
    ArticleRule.objects.create(agreement_kind=AgreementKind.KB, article_kind="term", position=1)
    DocumentRule.objects.create(agreement_kind=AgreementKind.KB, move="finalise", file_kind=FileKind.INITIALS)
    client.force_login(make_user(Role.SECRETARIAT))
    shown = client.get(opened.agreement.get_absolute_url())
    moves = {move["name"]: " ".join(move["refusals"]) for move in shown.context["moves"]}
    assert {"review", "revise", "finalise", "cancel"} == set(moves)
    assert "Dinsos" in moves["finalise"]
    assert "Dishut" in moves["finalise"]
    for words in (FileKind.INITIALS.label, ArticleRule.objects.get().get_article_kind_display()):
        assert str(words) in moves["finalise"]
    assert moves["review"] == ""
    assert len(shown.context["stages"]) == 10
    move = reverse("partnerships:move", args=[opened.agreement.pk])
    assert client.post(move, {"move": "finalise"}).status_code == 422
    assert client.post(move, {"move": "review"}).status_code == 302


def test_a_draft_goes_through_its_stages_by_buttons_and_everybody_is_told(client):
    from notifications.models import Notice

    agency = make_agency("dinsos")
    officer, secretary = make_user(Role.AGENCY_OFFICER, agency=agency), make_user(Role.SECRETARIAT)
    head = make_user(Role.AGENCY_HEAD, agency=agency)
    draft = make_agreement(status=AgreementStatus.DRAFT, agency=agency)
    move = reverse("partnerships:move", args=[draft.pk])

    def press(user, **form) -> int:
        Notice.objects.all().delete()
        client.force_login(user)
        return client.post(move, form).status_code

    def told() -> set:
        return {notice.recipient for notice in Notice.objects.all()}

    assert press(officer, move="review") == 422  # it has no text
    make_text(draft)
    assert press(officer, move="offer") == 302
    assert press(officer, move="review") == 302
    assert told() == {secretary}
    assert press(officer, move="revise", reason="x") == 422
    assert press(secretary, move="revise", reason="Perjelas pasal 2.") == 302
    assert told() == {officer}
    assert press(officer, move="review") == 302
    assert press(secretary, move="finalise") == 302
    assert told() == {head}
    draft.refresh_from_db()
    assert (draft.status, draft.current_version.is_frozen) == (AgreementStatus.FINAL, True)
    stranger = make_user(Role.AGENCY_OFFICER, agency=make_agency("dishut"))
    assert press(stranger, move="cancel", reason="x") == 404


def test_a_document_that_is_required_is_asked_for_before_the_move(client):
    from partnerships import services

    secretary = make_user(Role.SECRETARIAT)
    DocumentRule.objects.create(agreement_kind=AgreementKind.KB, move="offer", file_kind=FileKind.TERMS)
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    move = reverse("partnerships:move", args=[draft.pk])
    client.force_login(secretary)
    assert client.post(move, {"move": "offer"}).status_code == 422
    services.attach_file(
        actor=make_actor(Role.SECRETARIAT), agreement=draft, kind=FileKind.TERMS, document=make_pdf("KAK")
    )
    assert client.post(move, {"move": "offer"}).status_code == 302
