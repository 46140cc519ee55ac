"""The pages of rounds: what each role sees and does there, without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.choices import Role
from notifications.models import Notice
from partnerships.choices import AgreementKind, AgreementStatus, AnswerStatus, RoundStatus, Verdict
from partnerships.models import Answer, ArticleInput, InputRound
from partnerships.services.answers import Offer
from partnerships.services.rounds import close_round
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from tests.factories.rounds import give_answer, make_round, make_text
from workflow.services import apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def forestry():
    return make_agency("dishut", name="Dinas Kehutanan", short_name="Dishut")


@pytest.fixture
def trade():
    return make_agency("disperindag", name="Dinas Perdagangan", short_name="Disperindag")


@pytest.fixture
def sign_in(client):
    def enter(role, **where):
        client.logout()
        user = make_user(role, **where)
        client.force_login(user)
        return user

    return enter


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def in_review():
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    make_text(draft)
    return apply_move(actor=make_actor(Role.SECRETARIAT), instance=draft, move="review")


def page(response) -> str:
    return response.content.decode()


def typed(answer: Answer, **values) -> dict[str, str]:
    """What the form of an answer sends when nothing but ``values`` is typed in it."""
    return {
        "revision": str(answer.revision),
        "verdict": "",
        "note": "",
        "offer-TOTAL_FORMS": "1",
        "offer-INITIAL_FORMS": "0",
        "offer-0-funding": "apbd",
        "then": "save",
    } | {name.replace("__", "-"): value for name, value in values.items()}


# The secretariat -----------------------------------------------------------------------------------------------------


def test_the_secretariat_asks_chosen_agencies_from_the_page_of_the_agreement(client, sign_in, forestry, trade):
    agreement = in_review()
    sign_in(Role.SECRETARIAT)
    url = reverse("partnerships:round-create", args=[agreement.pk])
    assert url in page(client.get(agreement.get_absolute_url()))
    assert url in page(client.get(reverse("partnerships:rounds", args=[agreement.pk])))
    assert page(client.get(url)).count("checked") == 4  # both agencies, asked and required
    response = client.post(
        url, {"deadline": day(7), "message": "Mohon", "agencies": [forestry.pk], "required": [forestry.pk, trade.pk]}
    )
    opened = InputRound.objects.get()
    assert response.url == opened.get_absolute_url()
    assert opened.answers.get().is_required
    assert "Dishut" in page(client.get(response.url))


def test_a_deadline_in_the_past_keeps_what_was_ticked(client, sign_in, forestry, trade):
    agreement = in_review()
    sign_in(Role.SECRETARIAT)
    response = client.post(
        reverse("partnerships:round-create", args=[agreement.pk]),
        {"deadline": day(-1), "message": "Mohon masukan.", "agencies": [trade.pk], "required": []},
    )
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"deadline"}
    ticks = {row["agency"].code: (row["asked"], row["required"]) for row in response.context["rows"]}
    assert ticks == {"dishut": (False, False), "disperindag": (True, False)}
    assert "Mohon masukan." in page(response)
    assert not InputRound.objects.exists()


@pytest.mark.parametrize("role", [Role.AGENCY_OFFICER, Role.SEKDA, Role.LEADERSHIP, Role.VERIFIER, Role.PARTNER])
def test_nobody_else_asks(client, sign_in, role, forestry):
    agreement = in_review()
    sign_in(role)
    url = reverse("partnerships:round-create", args=[agreement.pk])
    assert client.get(url).status_code in (403, 404)
    assert client.post(url, {"deadline": day(7), "agencies": [forestry.pk]}).status_code in (403, 404)
    assert not InputRound.objects.exists()


def test_the_page_of_a_round_shows_who_is_silent_and_what_is_said(client, sign_in, forestry, trade):
    make_user(Role.AGENCY_OFFICER, agency=trade)
    opened = make_round(agencies=[forestry, trade])
    give_answer(opened, forestry, Verdict.OBJECTION)
    item = ArticleInput.objects.get()
    sign_in(Role.SECRETARIAT)
    shown = client.get(opened.get_absolute_url())
    assert [voice.answer.agency.code for voice in shown.context["voices"]] == ["disperindag", "dishut"]
    assert item.text in page(shown)
    remind = reverse("partnerships:answer-remind", args=[opened.answers.get(agency=trade).pk])
    assert remind in page(shown)
    Notice.objects.all().delete()
    assert client.post(remind).status_code == 302
    assert Notice.objects.count() == 1
    client.post(remind)  # a second click
    assert Notice.objects.count() == 1
    respond = reverse("partnerships:respond", args=[item.pk])
    refused = client.post(respond, {"accepted": "no", "reason": ""})
    assert (refused.status_code, "reason" in refused.context["form"].errors) == (422, True)
    assert client.post(respond, {"reason": "Tanpa pilihan"}).status_code == 422
    assert client.post(respond, {"accepted": "yes", "article": "1"}).status_code == 302
    assert client.get(f"{opened.get_absolute_url()}?tampil=belum").context["said"] == []
    move = reverse("partnerships:round-move", args=[opened.pk])
    assert client.post(move, {"move": "close"}).status_code == 302
    assert client.post(move, {"move": "cancel", "reason": "x"}).status_code == 409
    assert client.post(remind).status_code == 302
    assert InputRound.objects.get().status == RoundStatus.CLOSED


def test_the_deadline_is_changed_on_a_page_of_its_own(client, sign_in, forestry):
    opened = make_round(agencies=[forestry])
    sign_in(Role.SECRETARIAT)
    url = reverse("partnerships:round-extend", args=[opened.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"deadline": day(-3)}).status_code == 422
    assert client.post(url, {"deadline": day(30)}).status_code == 302
    opened.refresh_from_db()
    assert opened.deadline.isoformat() == day(30)


# The agency ----------------------------------------------------------------------------------------------------------


def test_an_officer_answers_step_by_step_and_hands_it_to_the_head(client, sign_in, forestry, trade):
    opened = make_round(agencies=[forestry, trade], message="Perhatikan pasal 2.")
    answer, article = opened.answers.get(agency=forestry), opened.version.articles.get(position=2)
    head = make_user(Role.AGENCY_HEAD, agency=forestry)
    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    url = answer.get_absolute_url()
    assert url in page(client.get(reverse("partnerships:answers")))
    written = give_answer(make_round(agencies=[forestry]), forestry, Verdict.OBJECTION, confirmed=False)
    assert written.get_verdict_display() in page(client.get(reverse("partnerships:answers")))  # its own word
    Answer.objects.filter(pk=written.pk).delete()
    shown = page(client.get(url))
    assert article.body in shown
    assert "Perhatikan pasal 2." in shown
    # Room for one more opportunity; what was typed stays, half written as it is, and nothing is complained of.
    given = {f"input-{article.pk}-text": "Sebut hasil hutan.", "offer-0-step": "P5", "more": "1"}
    more = client.post(url, typed(answer) | given)
    assert more.status_code == 200
    assert "Sebut hasil hutan." in page(more)
    assert len(more.context["forms"].offers.forms) == 2
    assert not more.context["has_errors"]
    half = client.post(url, typed(answer) | given | {"more": ""} | {"then": "save"})
    assert half.status_code == 200  # "more" was pressed
    del given["more"]
    half = client.post(url, typed(answer) | given)
    assert half.status_code == 422
    assert "Sebut hasil hutan." in page(half)
    given |= {"offer-0-activity": "Pameran madu", "offer-0-capacity": "40", "offer-0-target_group": "KTH"}
    assert client.post(url, typed(answer) | given).status_code == 302
    answer.refresh_from_db()
    assert (answer.status, answer.inputs.get().article, answer.opportunities.get().capacity) == (
        AnswerStatus.SILENT,
        article,
        40,
    )
    whole = {"offer-INITIAL_FORMS": "1", "verdict": "no_objection", "then": "prepare"}
    refused = client.post(url, typed(answer) | given | whole)
    assert refused.status_code == 422  # there is an input, so it is not "no objection"; all the same it is kept
    answer.refresh_from_db()
    assert (answer.verdict, answer.status) == ("no_objection", AnswerStatus.SILENT)
    assert client.post(url, typed(answer) | given | whole | {"verdict": "input"}).status_code == 302
    answer.refresh_from_db()
    assert answer.status == AnswerStatus.PREPARED
    assert Notice.objects.filter(recipient=head, kind="answer.prepare").exists()
    read = page(client.get(url))
    assert "<textarea" not in read.split("<main")[1]


def test_an_opportunity_is_taken_out_by_a_tick(client, sign_in, forestry):
    opened = make_round(agencies=[forestry])
    offers = [Offer("P2", "Pelatihan", 10, "apbd"), Offer("P5", "Pameran", 5, "csr")]
    answer = give_answer(opened, forestry, offers=offers, confirmed=False)
    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    rows = {
        "offer-TOTAL_FORMS": "3",
        "offer-INITIAL_FORMS": "2",
        "offer-0-step": "P2",
        "offer-0-activity": "Pelatihan",
        "offer-0-capacity": "10",
        "offer-0-DELETE": "on",
        "offer-1-step": "P5",
        "offer-1-activity": "Pameran",
        "offer-1-capacity": "5",
        "offer-1-funding": "csr",
        "offer-2-funding": "apbd",
    }
    assert client.post(answer.get_absolute_url(), typed(answer, verdict="no_objection") | rows).status_code == 302
    assert answer.opportunities.get().activity == "Pameran"


def test_the_head_confirms_or_gives_back_in_the_page(client, sign_in, forestry):
    opened = make_round(agencies=[forestry])
    answer = give_answer(opened, forestry, confirmed=False)
    officer = sign_in(Role.AGENCY_OFFICER, agency=forestry)
    move = reverse("partnerships:answer-move", args=[answer.pk])
    client.post(answer.get_absolute_url(), typed(answer, verdict="no_objection", then="prepare"))
    assert client.post(move, {"move": "confirm"}).status_code == 422
    sign_in(Role.AGENCY_HEAD, agency=forestry)
    assert 'value="confirm"' in page(client.get(answer.get_absolute_url()))
    assert client.post(move, {"move": "return", "reason": "Lengkapi."}).status_code == 302
    assert Notice.objects.filter(recipient=officer, kind="answer.return").exists()
    answer.refresh_from_db()
    given = typed(answer, verdict="no_objection", then="confirm")
    assert client.post(answer.get_absolute_url(), given).status_code == 302
    answer.refresh_from_db()
    assert answer.status == AnswerStatus.CONFIRMED


def test_a_round_closed_meanwhile_says_so_and_keeps_what_was_typed(client, sign_in, forestry):
    opened = make_round(agencies=[forestry])
    answer = opened.answers.get()
    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    client.get(answer.get_absolute_url())
    close_round(actor=make_actor(Role.SECRETARIAT), round_=opened)
    late = client.post(answer.get_absolute_url(), typed(answer, note="Panjang sekali ditulis", verdict="no_objection"))
    assert late.status_code == 409
    assert "Panjang sekali ditulis" in page(late)
    assert 'name="then"' not in page(late)
    answer.refresh_from_db()
    assert (answer.note, answer.status) == ("", AnswerStatus.SILENT)
    assert client.get(answer.get_absolute_url()).status_code == 200


def test_two_officers_at_one_answer(client, sign_in, forestry):
    answer = make_round(agencies=[forestry]).answers.get()
    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    given = typed(answer, note="Punya saya")
    assert client.post(answer.get_absolute_url(), given).status_code == 302
    second = client.post(answer.get_absolute_url(), given | {"note": "Punya kedua"})
    assert second.status_code == 409
    assert "Punya kedua" in page(second)
    answer.refresh_from_db()
    assert answer.note == "Punya saya"


def test_the_second_of_two_is_told_so_also_when_the_first_offered_something(client, sign_in, forestry):
    answer = make_round(agencies=[forestry]).answers.get()
    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    offer = {"offer-0-step": "P2", "offer-0-activity": "Pelatihan", "offer-0-capacity": "40"}
    assert client.post(answer.get_absolute_url(), typed(answer) | offer).status_code == 302
    second = client.post(answer.get_absolute_url(), typed(answer, note="Punya kedua"))
    assert second.status_code == 409 and "Punya kedua" in page(second)
    assert not second.context["has_errors"], "the row the second left empty is no error"


def test_another_agencys_answer_is_not_there(client, sign_in, forestry, trade):
    opened = make_round(agencies=[forestry, trade])
    give_answer(opened, forestry, Verdict.INPUT)
    theirs, own = opened.answers.get(agency=forestry), opened.answers.get(agency=trade)
    for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD):
        sign_in(role, agency=trade)
        assert client.get(theirs.get_absolute_url()).status_code == 404
        assert client.post(theirs.get_absolute_url(), typed(theirs, note="x")).status_code == 404
        for name in ("answer-move", "answer-remind"):
            url = reverse(f"partnerships:{name}", args=[theirs.pk])
            assert client.post(url, {"move": "confirm"}).status_code in (403, 404)
        respond = reverse("partnerships:respond", args=[theirs.inputs.get().pk])
        assert client.post(respond, {"accepted": "yes", "reason": "x"}).status_code in (403, 404)
        # The page of the round leads an agency to its own answer.
        assert client.get(opened.get_absolute_url()).url == own.get_absolute_url()
        assert theirs.get_absolute_url() not in page(client.get(reverse("partnerships:answers")))
    assert theirs.inputs.get().response_status == "open"


@pytest.mark.parametrize("role", [Role.PARTNER, Role.VERIFIER, Role.FACILITATOR, Role.ENTREPRENEUR])
def test_rounds_are_not_for_everybody(client, sign_in, role, forestry):
    opened = make_round(agencies=[forestry])
    sign_in(role)
    for url in (opened.get_absolute_url(), opened.answers.get().get_absolute_url(), reverse("partnerships:matrix")):
        assert client.get(url).status_code == 403
    client.logout()
    assert client.get(opened.get_absolute_url()).status_code == 302


def test_the_sekda_waives_in_the_page_with_a_reason(client, sign_in, forestry):
    opened = make_round(agencies=[forestry])
    answer = opened.answers.get()
    move = reverse("partnerships:answer-move", args=[answer.pk])
    sign_in(Role.SEKDA)
    assert 'value="waive"' not in page(client.get(answer.get_absolute_url()))  # it can still answer
    close_round(actor=SYSTEM, round_=opened)
    for role in (Role.SECRETARIAT, Role.LEADERSHIP):
        sign_in(role)
        assert client.post(move, {"move": "waive", "reason": "x"}).status_code == 422
    sign_in(Role.SEKDA)
    assert 'value="waive"' in page(client.get(answer.get_absolute_url()))
    assert client.post(move, {"move": "waive", "reason": ""}).status_code == 422
    assert client.post(move, {"move": "waive", "reason": "Mendesak."}).status_code == 302
    answer.refresh_from_db()
    assert answer.status == AnswerStatus.WAIVED


def test_the_page_of_an_answer_costs_the_same_for_two_articles_and_for_sixty(client, sign_in, forestry):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(headings) -> int:
        agreement = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
        make_text(agreement, *headings)
        answer = make_round(agreement, agencies=[forestry]).answers.get()
        client.get(answer.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            assert client.get(answer.get_absolute_url()).status_code == 200
        return len(captured)

    sign_in(Role.AGENCY_OFFICER, agency=forestry)
    assert cost(["Satu", "Dua"]) == cost([f"Pasal {n}" for n in range(60)]) <= 20
