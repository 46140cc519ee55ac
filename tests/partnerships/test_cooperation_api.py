"""Rounds, answers, meetings, texts and calls over the API, act by act; who may try which is in ``tests/access``."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.actors import SYSTEM
from accounts.choices import Role
from partnerships.choices import AgreementStatus, Verdict
from partnerships.models import Agreement, Answer, InputRound, Score
from partnerships.services.sharing import share
from partnerships.services.versions import start_version
from tests.factories.accounts import make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner, make_partner_user
from tests.factories.rounds import give_answer, make_meeting, make_round
from tests.factories.text import make_draft, make_version

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)


def caller(role=None, *, user=None, **values) -> APIClient:
    client = APIClient()
    client.force_login(user or make_user(role, **values))
    return client


def url(name: str, *args) -> str:
    return reverse(f"v1:{name}", args=args)


def ids(client: APIClient, name: str, **query) -> set[int]:
    answer = client.get(url(name), query)
    assert answer.status_code == 200, answer.content
    return {row["id"] for row in answer.json()["results"]}


@pytest.fixture
def secretariat():
    return caller(Role.SECRETARIAT)


# Rounds and answers --------------------------------------------------------------------------------------------------


def test_a_round_from_the_question_to_the_response(secretariat):
    agency = make_agency("dlhk")
    officer, head = caller(Role.AGENCY_OFFICER, agency=agency), caller(Role.AGENCY_HEAD, agency=agency)
    draft = make_draft()
    article = make_version(draft).articles.get(position=3)
    assert (
        secretariat.post(url("agreement-move", draft.pk), {"move": "review"}, format="json").json()["status"]
        == AgreementStatus.REVIEW
    )
    asked = {
        "agreement": draft.pk,
        "deadline": TOMORROW.isoformat(),
        "agencies": [agency.pk],
        "must_answer": [agency.pk],
    }
    assert officer.post(url("input-round-list"), asked, format="json").status_code == 403
    opened = secretariat.post(url("input-round-list"), asked, format="json")
    assert opened.status_code == 201 and InputRound.objects.get().version_id == article.version_id
    (answer,) = officer.get(url("answer-list")).json()["results"]
    written = {
        "revision": answer["revision"],
        "verdict": "objection",
        "inputs": [{"article": article.pk, "text": "Hak petani belum diatur.", "is_objection": True}],
        "opportunities": [{"step": "P3", "activity": "Pendampingan", "capacity": 40}],
    }
    one = url("answer-detail", answer["id"])
    assert officer.put(one, written, format="json").status_code == 200
    assert officer.put(one, written, format="json").status_code == 409, "somebody has saved since"
    assert officer.post(url("answer-confirm", answer["id"])).status_code == 403
    assert officer.post(url("answer-prepare", answer["id"])).json()["status"] == "prepared"
    assert head.post(url("answer-confirm", answer["id"])).json()["status"] == "confirmed"
    (item,) = secretariat.get(one).json()["inputs"]
    place = url("answer-respond", answer["id"], item["id"])
    assert secretariat.post(place, {"accepted": False}, format="json").status_code == 422, "a refusal needs its reason"
    given = secretariat.post(place, {"accepted": True, "article": 3}, format="json")
    assert given.json()["response_status"] == "accepted" and "Pasal 3" in given.json()["response"]
    matrix = officer.get(url("opportunity-matrix")).json()
    assert [(row["agency"], row["cells"][2]["capacity"]) for row in matrix["rows"]] == [(agency.pk, 40)]


def test_what_an_agency_writes_is_its_own_until_its_head_confirms_it(secretariat, client):
    agency = make_agency("dlhk")
    round_ = make_round(agencies=[agency])
    answer = give_answer(round_, agency, Verdict.OBJECTION, confirmed=False)
    own = caller(Role.AGENCY_OFFICER, agency=agency).get(url("answer-detail", answer.pk)).json()
    seen = secretariat.get(url("answer-detail", answer.pk)).json()
    assert own["verdict"] == "objection" and own["inputs"]
    assert (seen["verdict"], seen["inputs"], seen["opportunities"]) == ("", [], [])
    assert ids(secretariat, "answer-list", verdict="objection") == set()
    client.force_login(make_user(Role.SECRETARIAT))
    page = client.get(reverse("partnerships:answer", args=[answer.pk])).content.decode()
    assert "Mohon diperjelas" not in page and "once its head has confirmed" in page
    assert (
        "Objection"
        not in client.get(reverse("partnerships:answers"), {"round": "open"}).content.decode().split('id="results"')[1]
    )


def test_another_agency_finds_nothing_and_changes_nothing():
    agency, other = make_agency("dlhk"), make_agency("dkp")
    round_ = make_round(agencies=[agency])
    answer = give_answer(round_, agency, Verdict.INPUT, confirmed=False)
    meeting = make_meeting(agencies=[agency], begun=True)
    stranger = caller(Role.AGENCY_HEAD, agency=other)
    for name in ("input-round-list", "answer-list", "opportunity-list", "meeting-list", "decision-list", "call-list"):
        assert ids(stranger, name) == set(), name
    for name, pk in (("input-round-detail", round_.pk), ("answer-detail", answer.pk), ("meeting-detail", meeting.pk)):
        assert stranger.get(url(name, pk)).status_code == 404, name
    written = {"revision": answer.revision, "verdict": "no_objection"}
    assert stranger.put(url("answer-detail", answer.pk), written, format="json").status_code == 404
    assert stranger.post(url("answer-confirm", answer.pk)).status_code == 404
    answer.refresh_from_db()
    assert (answer.status, answer.verdict) == ("silent", Verdict.INPUT)
    assert caller(Role.VERIFIER, region="19.71").get(url("answer-list")).status_code == 403


# Meetings ------------------------------------------------------------------------------------------------------------


def test_a_meeting_is_called_held_and_what_it_decided_is_carried_out(secretariat):
    agency = make_agency("dlhk")
    officer = caller(Role.AGENCY_OFFICER, agency=agency)
    meeting = make_meeting(agencies=[agency], begun=True)
    came = [{"invitation": meeting.invitations.get().pk, "attended": True, "delegate": "Pak Budi"}]
    minutes = {"minutes": "Disepakati.", "attendance": came}
    assert officer.put(url("meeting-minutes", meeting.pk), minutes, format="json").status_code == 403
    kept = secretariat.put(url("meeting-minutes", meeting.pk), minutes, format="json").json()
    assert (kept["minutes"], kept["invitations"][0]["delegate"]) == ("Disepakati.", "Pak Budi")
    given = {"text": "Menyusun jadwal", "owner": agency.pk, "due_on": TOMORROW.isoformat()}
    decision = secretariat.post(url("meeting-decide", meeting.pk), given, format="json").json()
    assert secretariat.post(url("meeting-hold", meeting.pk)).json()["status"] == "held"
    assert ids(officer, "decision-list") == {decision["id"]}
    done = officer.post(url("decision-finish", decision["id"]), {"outcome": "Sudah dikirim."}, format="json")
    assert (done.json()["status"], done.json()["outcome"]) == ("done", "Sudah dikirim.")
    assert officer.post(url("decision-drop", decision["id"]), {"reason": "x"}, format="json").status_code == 403


# Texts ---------------------------------------------------------------------------------------------------------------


def test_the_second_of_two_programs_is_told_and_overwrites_nothing(secretariat):
    version = make_version()
    article = version.articles.get(position=4)
    place = url("version-article", version.pk, article.key)
    sent = {"revision": 1, "kind": article.kind, "heading": article.heading, "body": "Berlaku dua tahun."}
    assert secretariat.put(place, sent, format="json").json()["revision"] == 2
    late = secretariat.put(place, sent | {"body": "Berlaku tiga tahun."}, format="json")
    assert (late.status_code, late.json()["current_status"]) == (409, "2")
    article.refresh_from_db()
    assert article.body == "Berlaku dua tahun."


def test_a_partner_reads_and_comments_what_was_put_before_it(secretariat):
    okoce = make_partner("Gerakan OK OCE")
    partner = caller(user=make_partner_user(okoce))
    draft = make_draft(partner=okoce)
    first = make_version(draft)
    assert ids(partner, "version-list") == set()
    share(actor=SYSTEM, agreement=draft)
    second = start_version(actor=SYSTEM, agreement=draft)
    assert ids(partner, "version-list", agreement=draft.pk) == {first.pk}
    assert partner.get(url("version-detail", second.pk)).status_code == 404
    article = partner.get(url("version-detail", first.pk)).json()["articles"][0]
    said = partner.post(url("version-remark", first.pk, article["key"]), {"text": "Mohon ditambah."}, format="json")
    assert said.status_code == 201
    answered = {"accepted": False, "response": "Sudah di pasal 2."}
    assert partner.post(url("remark-reply", said.json()["id"]), answered, format="json").status_code == 403
    assert secretariat.post(url("remark-reply", said.json()["id"]), answered, format="json").status_code == 200
    assert partner.get(url("remark-detail", said.json()["id"])).json()["response"] == "Sudah di pasal 2."


# Calls ---------------------------------------------------------------------------------------------------------------


def test_companies_are_called_scored_ranked_and_chosen():
    agency = make_agency("dlhk")
    head_user = make_user(Role.AGENCY_HEAD, agency=agency)
    head, officer = caller(user=head_user), caller(Role.AGENCY_OFFICER, agency=agency)
    pks = make_agreement(agency=agency)
    pool = [make_partner(f"PT {letter}", agency=agency) for letter in "AB"]
    made = {"agency": agency.pk, "agreement": pks.pk, "title": "Mitra madu", "quota": 1}
    call = officer.post(url("call-list"), made, format="json").json()["id"]
    criterion = {"name": "Serapan", "weight": 100, "scale": 5}
    criterion = officer.post(url("call-criteria", call), criterion, format="json").json()["id"]
    companies = {"partners": [company.pk for company in pool]}
    candidates = officer.put(url("call-candidates", call), companies, format="json").json()["candidates"]
    assert officer.put(url("call-assessors", call), {"users": [head_user.pk]}, format="json").status_code == 200
    assert officer.post(url("call-start", call)).json()["status"] == "scoring"
    first, second = (row["id"] for row in candidates)
    assert head.get(url("call-ranking", call)).json()["missing_scores"] == 2
    for candidate, value in ((first, 5), (second, 2)):
        scores = {"scores": [{"criterion": criterion, "value": value, "reason": "Dilihat."}]}
        assert officer.put(url("call-score", call, candidate), scores, format="json").status_code == 422
        assert head.put(url("call-score", call, candidate), scores, format="json").json() == {"written": 1}
    ranking = head.get(url("call-ranking", call)).json()
    assert [(row["candidate"], row["rank"], row["by_rank"]) for row in ranking["rows"]] == [
        (first, 1, True),
        (second, 2, False),
    ]
    against = {"chosen": [second]}
    assert officer.post(url("call-decide", call), against, format="json").status_code == 403
    assert head.post(url("call-decide", call), against, format="json").status_code == 422, "a departure is explained"
    reasons = [{"candidate": pk, "reason": "Pabrik A berhenti."} for pk in (first, second)]
    decided = head.post(url("call-decide", call), against | {"reasons": reasons}, format="json").json()
    assert {row["id"]: row["is_chosen"] for row in decided["candidates"]} == {first: False, second: True}
    assert Score.objects.count() == 2


# All of them ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"move": "sign"}, 400),
        ({"move": "revise", "reason": ""}, 422),
        ({}, 400),
        ({"move": "finalise"}, 422),
    ],
)
def test_a_move_that_cannot_be_made_is_explained(secretariat, sent, status):
    draft = make_draft()
    answer = secretariat.post(url("agreement-move", draft.pk), sent, format="json")
    assert answer.status_code in ({status, 409} if status == 422 else {status})
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT


def test_a_day_nobody_can_mean_is_refused_by_its_field(secretariat):
    agency, draft = make_agency("dlhk"), make_agreement("kb", status=AgreementStatus.DRAFT, targets=())
    meeting = {"agreement": draft.pk, "title": "Rapat", "place": "Aula", "agencies": [agency.pk]}
    make_version(draft)
    secretariat.post(url("agreement-move", draft.pk), {"move": "review"}, format="json")
    draft_of_old = {"kind": "kb", "title": "Lama", "parties": [{"partner": make_partner().pk}]}
    for name, sent, field in (
        ("input-round-list", {"agreement": draft.pk, "deadline": "9999-12-31", "agencies": [agency.pk]}, "deadline"),
        ("meeting-list", meeting | {"starts_at": "9999-12-31T23:59:00+07:00"}, "day"),
        ("agreement-list", draft_of_old | {"starts_on": "1026-01-01", "ends_on": "2027-01-01"}, "starts_on"),
        ("agreement-list", draft_of_old | {"starts_on": "2026-01-01", "ends_on": "9999-12-31"}, "ends_on"),
    ):
        answer = secretariat.post(url(name), sent, format="json")
        assert answer.status_code == 422, answer.content
        assert field in answer.content.decode()
    assert Agreement.objects.count() == 1


def test_lists_ask_as_often_for_three_rows_as_for_one(secretariat, django_assert_max_num_queries):
    names = ("input-round-list", "answer-list", "opportunity-list", "meeting-list", "version-list")
    counts: dict[str, set[int]] = {name: set() for name in names}
    for n in range(3):
        agency = make_agency(f"opd{n}")
        give_answer(make_round(agencies=[agency]), agency, Verdict.INPUT)
        make_meeting(agencies=[agency], begun=True)
        for name in names:
            with django_assert_max_num_queries(15) as asked:
                assert secretariat.get(url(name)).json()["results"] or name == "opportunity-list"
            counts[name].add(len(asked))
    assert {name: len(found) for name, found in counts.items()} == dict.fromkeys(names, 1)
    assert Answer.objects.count() == 3 and Agreement.objects.filter(status=AgreementStatus.INPUT).count() == 3
