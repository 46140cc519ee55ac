"""An agreement is judged before it is extended; the extension takes over what was chosen, and its place in time."""

from datetime import UTC, datetime, time, timedelta

import pgtrigger
import pytest
from django.db import InternalError, transaction
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from core.decisions import Refused
from notifications.models import Notice
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind, Recommendation, ReportStatus
from partnerships.models import Agreement, Evaluation
from partnerships.periods import Quarter
from partnerships.selectors.evaluations import figures_judged, term_figures
from partnerships.services.evaluating import begin_evaluation, confirm_evaluation, write_evaluation
from partnerships.services.extending import prepare_extension
from partnerships.tasks import nightly
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.monitoring import make_evaluation, make_owing
from tests.factories.partnerships import TEST_INDICATOR, count_for, make_agreement, make_partner, make_pdf
from tests.factories.rounds import make_text
from tests.partnerships.doors import url
from workflow.services import MoveRefused

pytestmark = pytest.mark.django_db


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def agency():
    return make_agency("dkukm", is_lead=True)


@pytest.fixture
def pks(agency):
    """A PKS that ends in 40 days, with one enterprise reached."""
    row = make_owing(agency, ends_on=in_days(40), scope="Pelatihan dan permodalan.")
    count_for(row, row.targets.get().year, [make_enterprise()])
    return row


@pytest.fixture
def head(agency):
    return make_user(Role.AGENCY_HEAD, agency=agency)


@pytest.fixture
def officer(agency):
    return make_user(Role.AGENCY_OFFICER, agency=agency)


def extend(agreement, actor=SYSTEM, **given):
    values = {
        "as_addendum": False,
        "title": agreement.title,
        "starts_on": agreement.ends_on + timedelta(days=1),
        "ends_on": agreement.ends_on + timedelta(days=365),
        "partners": list(agreement.partners.all()),
    }
    return prepare_extension(actor=actor, agreement=agreement, **values | given)


def sign(draft) -> Agreement:
    services.attach_file(actor=SYSTEM, agreement=draft, kind=FileKind.SIGNED, document=make_pdf(f"{draft.pk}"))
    return services.sign(
        actor=SYSTEM,
        agreement=draft,
        number=f"415.4/P/{draft.pk}",
        partner_numbers={party.partner_id: f"P/{draft.pk}" for party in draft.parties.all()},
        signed_on=timezone.localdate(),
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
    )


def mends(refused) -> str:
    return " ".join(str(refusal) for refusal in refused.value.refusals)


# The evaluation ------------------------------------------------------------------------------------------------------


def test_officers_judge_and_the_head_confirms(client, officer, head, pks):
    client.force_login(officer)
    tab = url("agreement-quarters", pks.pk)
    assert url("evaluation-begin", pks.pk) in client.get(tab).content.decode()
    evaluation_url = client.post(url("evaluation-begin", pks.pk)).url
    evaluation = Evaluation.objects.get()
    assert evaluation_url == evaluation.get_absolute_url() == client.post(url("evaluation-begin", pks.pk)).url
    assert url("realisation", pks.targets.get().pk) in client.get(evaluation_url).content.decode()

    typed = {"revision": "1", "recommendation": "", "summary": "Baik.", "then": "submit"}
    refused = client.post(evaluation_url, typed)
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"recommendation"})
    assert client.post(evaluation_url, typed | {"revision": "2", "recommendation": "extend"}).status_code == 302
    assert Notice.objects.get(kind="evaluation.submit").recipient == head
    assert client.post(url("evaluation-move", evaluation.pk), {"move": "confirm"}).status_code == 422

    client.force_login(head)
    client.post(url("evaluation-move", evaluation.pk), {"move": "return", "reason": "Sebut angkanya."})
    assert "Sebut angkanya." in Notice.objects.get(kind="evaluation.return", recipient=officer).body
    evaluation.refresh_from_db()
    confirmed = typed | {"revision": str(evaluation.revision), "recommendation": "extend", "then": "confirm"}
    assert client.post(evaluation_url, confirmed).status_code == 302
    evaluation.refresh_from_db()
    assert (evaluation.status, evaluation.confirmed_by) == (ReportStatus.CONFIRMED, head)
    assert Notice.objects.filter(kind="evaluation.confirm", recipient=officer).exists()


def test_what_was_judged_stays_with_its_figures(pks):
    evaluation = make_evaluation(pks)
    before = figures_judged(evaluation)
    assert [(figure.so_far, figure.goal) for figure in before] == [(1, 10)]
    count_for(pks, before[0].year, [])
    evaluation.refresh_from_db()
    assert figures_judged(evaluation) == before
    for change in ({"recommendation": "stop"}, {"summary": "Lain."}, {"figures": []}):
        with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
            Evaluation.objects.update(**change)
    # Judged once more, it is another one.
    assert begin_evaluation(actor=SYSTEM, agreement=pks).pk != evaluation.pk


def test_an_umbrella_is_judged_by_what_stands_under_it_and_confirmed_by_the_sekda(client, pks):
    umbrella, sekda = pks.parent, make_user(Role.SEKDA)
    assert [(figure.agreement, figure.so_far) for figure in term_figures(umbrella)] == [(pks.title, 1)]
    client.force_login(make_user(Role.SECRETARIAT))
    page = client.get(url("agreement-quarters", umbrella.pk))
    assert page.status_code == 200 and page.context["rows"] == []
    evaluation_url = client.post(url("evaluation-begin", umbrella.pk)).url
    typed = {"revision": "1", "recommendation": "extend", "summary": "Baik.", "then": "submit"}
    assert client.post(evaluation_url, typed).status_code == 302
    assert Notice.objects.get(kind="evaluation.submit").recipient == sekda
    evaluation = Evaluation.objects.get()
    assert client.post(url("evaluation-move", evaluation.pk), {"move": "confirm"}).status_code == 422
    client.force_login(sekda)
    client.post(url("evaluation-move", evaluation.pk), {"move": "confirm"})
    evaluation.refresh_from_db()
    assert evaluation.is_confirmed


def test_a_draft_and_a_plain_addendum_are_not_evaluated(pks):
    addendum = make_agreement(AgreementKind.ADDENDUM, parent=pks, targets=())
    for row in (make_agreement(status="draft"), make_agreement(status="terminated"), addendum):
        with pytest.raises(Refused):
            begin_evaluation(actor=SYSTEM, agreement=row)
    assert not Evaluation.objects.exists()


def test_another_agency_finds_no_evaluation_and_the_wrong_role_changes_none(client, pks):
    evaluation = make_evaluation(pks, ReportStatus.SUBMITTED)
    for role, agency, status in (
        (Role.AGENCY_HEAD, make_agency("dkp"), 404),
        (Role.AGENCY_OFFICER, pks.agency, 422),
        (Role.LEADERSHIP, None, 422),
    ):
        client.force_login(make_user(role, agency=agency))
        moved = client.post(url("evaluation-move", evaluation.pk), {"move": "confirm"})
        assert moved.status_code == status, role
    client.force_login(make_user(Role.LEADERSHIP))
    assert client.post(url("evaluation-begin", pks.pk)).status_code == 403
    assert client.get(evaluation.get_absolute_url()).status_code == 200
    evaluation.refresh_from_db()
    assert evaluation.status == ReportStatus.SUBMITTED


# The extension -------------------------------------------------------------------------------------------------------


def test_nothing_is_extended_before_a_confirmed_evaluation_recommends_it(client, officer, pks):
    client.force_login(officer)
    tab = url("agreement-quarters", pks.pk)

    def refused() -> str:
        with pytest.raises(Refused) as error:
            extend(pks, actor_for(officer.pk))
        assert not pks.renewals.exists()
        page = client.get(url("extend", pks.pk))
        assert page.url == tab
        assert str(error.value.refusals[0]) in client.get(tab).content.decode()
        return mends(error)

    first = refused()
    evaluation = make_evaluation(pks, ReportStatus.SUBMITTED)
    assert refused() == first
    confirm_evaluation(actor=SYSTEM, evaluation=evaluation)
    make_evaluation(pks, recommendation=Recommendation.STOP)
    assert refused() != first  # the last one counts
    make_evaluation(pks, recommendation=Recommendation.EXTEND_CHANGED)
    assert extend(pks, actor_for(officer.pk)).renews == pks
    # There is one already; two would be too many.
    with pytest.raises(Refused, match=pks.renewals.get().title.split(" (")[0]):
        extend(pks, actor_for(officer.pk))
    services.cancel(actor=SYSTEM, agreement=pks.renewals.get(), reason="Salah.")
    assert extend(pks, actor_for(officer.pk)).is_draft


def test_the_page_makes_a_linked_draft_with_what_was_chosen(client, officer, pks):
    make_evaluation(pks)
    client.force_login(officer)
    form = client.get(url("extend", pks.pk)).context["form"]
    begins = pks.ends_on + timedelta(days=1)
    assert form.initial["starts_on"] == begins
    okoce = pks.partners.get()
    typed = {
        "form": "new",
        "title": "Lanjutan",
        "starts_on": pks.ends_on.isoformat(),
        "ends_on": (begins + timedelta(days=400)).isoformat(),
        "partners": [okoce.pk],
        "with_scope": "on",
    }
    refused = client.post(url("extend", pks.pk), typed)
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"starts_on"})
    stranger = client.post(url("extend", pks.pk), typed | {"partners": [make_partner("Lain").pk]})
    assert "partners" in stranger.context["form"].errors
    made = client.post(url("extend", pks.pk), typed | {"starts_on": begins.isoformat()})
    draft = Agreement.objects.get(renews=pks)
    assert made.url == draft.get_absolute_url()
    assert (draft.kind, draft.status, draft.parent, draft.agency) == (pks.kind, "draft", pks.parent, pks.agency)
    assert (draft.title, draft.scope, draft.starts_on) == ("Lanjutan", pks.scope, begins)
    party = draft.parties.get()
    assert (party.partner, party.signatory_name, party.number) == (okoce, "Iim Rusyamsi", "")
    assert not draft.targets.exists()
    assert draft.get_absolute_url() in client.get(url("agreement-quarters", pks.pk)).content.decode()


def test_the_text_that_was_agreed_is_the_first_version_of_the_next_agreement(client, officer, pks):
    make_evaluation(pks)
    with pgtrigger.ignore("partnerships.DraftVersion:version_sealed", "partnerships.Article:article_frozen"):
        make_text(pks, "Maksud", "Ruang lingkup", "Jangka waktu")
    client.force_login(officer)
    assert "with_text" in client.get(url("extend", pks.pk)).context["form"].fields
    draft = extend(pks, actor_for(officer.pk))
    (version,) = draft.versions.all()
    was = list(pks.current_version.articles.values_list("position", "heading", "body"))
    assert list(version.articles.values_list("position", "heading", "body")) == was
    assert (version.number, version.is_frozen, version.created_by) == (1, False, officer)
    assert not set(version.articles.values_list("key")) & set(pks.current_version.articles.values_list("key"))
    services.cancel(actor=SYSTEM, agreement=draft, reason="Salah.")
    assert not extend(pks, actor_for(officer.pk), with_text=False).versions.exists()


def test_targets_move_with_the_beginning_and_those_out_of_the_new_term_are_left(agency):
    this = timezone.localdate().year
    targets = [(TEST_INDICATOR, this, 10), (TEST_INDICATOR, this + 1, 20)]
    pks = make_owing(agency, targets=targets, starts_on=in_days(-200), ends_on=in_days(200))
    make_evaluation(pks)
    begins = pks.ends_on + timedelta(days=1)
    draft = extend(pks, ends_on=begins.replace(month=12, day=31), with_scope=False)
    years = begins.year - pks.starts_on.year
    moved = {(target.year, target.amount) for target in draft.targets.all()}
    assert moved == {(year + years, amount) for _code, year, amount in targets if year + years == begins.year}
    assert draft.scope == ""


def test_an_addendum_carries_a_pks_on_without_a_gap_and_reports(pks):
    make_evaluation(pks)
    gap = pks.ends_on + timedelta(days=2)
    with pytest.raises(Refused) as refused:
        extend(pks, as_addendum=True, starts_on=gap)
    assert [refusal.field for refusal in refused.value.refusals] == ["starts_on"]
    addendum = extend(pks, as_addendum=True)
    assert (addendum.kind, addendum.parent, addendum.renews, addendum.agency) == ("addendum", pks, pks, pks.agency)
    signed = sign(addendum)
    assert signed.reports_quarterly
    reporting = Agreement.objects.reporting_on(Quarter.of(signed.starts_on))
    assert signed in reporting
    assert make_agreement(AgreementKind.ADDENDUM, parent=pks, targets=()) not in reporting.all()


@pytest.mark.parametrize("kind", ["umbrella", "expired"])
def test_what_no_addendum_can_carry_on_is_refused(pks, kind):
    row = pks.parent if kind == "umbrella" else make_owing(make_agency("dkp"), ends_on=in_days(-1), status="expired")
    make_evaluation(row)
    with pytest.raises(Refused) as refused:
        extend(row, as_addendum=True)
    assert "form" in {refusal.field for refusal in refused.value.refusals}
    assert extend(row, title="Baru").kind == row.kind


def test_the_old_one_is_extended_in_the_night_in_which_the_new_one_begins(pks, time_machine):
    make_evaluation(pks)
    new = sign(extend(pks, title="Lanjutan"))
    nightly()
    pks.refresh_from_db()
    assert (pks.status, new.status) == (AgreementStatus.ACTIVE, AgreementStatus.ACTIVE)
    time_machine.move_to(datetime.combine(pks.ends_on, time(5, tzinfo=UTC)))
    nightly()
    pks.refresh_from_db()
    assert pks.status == AgreementStatus.ACTIVE
    time_machine.move_to(datetime.combine(new.starts_on, time(5, tzinfo=UTC)))
    nightly()
    nightly()
    pks.refresh_from_db()
    assert pks.status == AgreementStatus.EXTENDED


def test_the_extension_is_signed_by_the_successor_under_the_umbrella_of_today(agency):
    old = make_agreement(AgreementKind.KB, status="expired", starts_on=in_days(-300), ends_on=in_days(-3))
    dishut = make_agency("dishut")
    pks = make_agreement(agency=dishut, parent=old, starts_on=in_days(-200), ends_on=in_days(30))
    new = make_agreement(AgreementKind.KB, partner=old.partners.get(), starts_on=in_days(-2), title="KB Baru")
    Agreement.objects.filter(pk=new.pk).update(renews=old)
    dishut.valid_to, dishut.successor = in_days(-1), agency
    dishut.save()
    make_evaluation(pks)
    draft = extend(pks)
    assert (draft.parent, draft.agency) == (new, agency)


def test_only_who_drafts_for_the_agency_extends(client, head, pks):
    make_evaluation(pks)
    for user, status in (
        (head, 403),
        (make_user(Role.AGENCY_OFFICER, agency=make_agency("dkp")), 404),
        (make_user(Role.SECRETARIAT), 200),
    ):
        client.force_login(user)
        assert client.get(url("extend", pks.pk)).status_code == status
    with pytest.raises(Refused):
        extend(pks, make_actor(Role.AGENCY_HEAD, agency=pks.agency))
    assert not pks.renewals.exists()


def test_evaluations_in_the_api_are_read_with_their_figures(client, head, pks):
    evaluation = make_evaluation(pks)
    client.force_login(head)
    assert [row["id"] for row in client.get("/api/v1/evaluations/").json()["results"]] == [evaluation.pk]
    one = client.get(f"/api/v1/evaluations/{evaluation.pk}/").json()
    assert (one["recommendation"], [figure["so_far"] for figure in one["figures"]]) == ("extend", [1])
    client.force_login(make_user(Role.AGENCY_HEAD, agency=make_agency("dkp")))
    assert client.get("/api/v1/evaluations/").json()["results"] == []


def test_a_confirmed_evaluation_cannot_be_written_in(pks):
    evaluation = make_evaluation(pks)
    with pytest.raises(MoveRefused) as refused:
        write_evaluation(
            actor=SYSTEM, evaluation=evaluation, revision=evaluation.revision, recommendation="stop", summary="Lain."
        )
    assert refused.value.stale
