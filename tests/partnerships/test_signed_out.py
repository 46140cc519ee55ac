"""Whoever writes long and is signed out meanwhile finds it again, and is not promised what is not kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from partnerships.choices import ReportStatus
from partnerships.models import Meeting
from partnerships.services import shortlist
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.monitoring import make_evaluation, make_owing, make_report
from tests.factories.partnerships import make_agreement, make_partner
from tests.factories.rounds import make_meeting, make_round
from tests.partnerships.doors import url

pytestmark = pytest.mark.django_db
WORDS = "Ditulis panjang, lalu sesi berakhir."


@pytest.fixture
def agency():
    return make_agency("dlhk")


def an_answer(agency):
    answer = make_round(agencies=[agency]).answers.get()
    offers = {"offer-TOTAL_FORMS": "0", "offer-INITIAL_FORMS": "0"}
    return answer.get_absolute_url(), {"revision": "1", "note": WORDS, "then": "save"} | offers


def a_report(agency):
    report = make_report(make_owing(agency))
    return report.get_absolute_url(), {"revision": str(report.revision), "narrative": WORDS}


def an_evaluation(agency):
    judged = make_evaluation(make_agreement(agency=agency), status=ReportStatus.DRAFT)
    return judged.get_absolute_url(), {"revision": str(judged.revision), "summary": WORDS}


def scores(agency):
    officer = make_user(Role.AGENCY_OFFICER, agency=agency, email="penilai@babel.example")
    actor = make_actor(Role.AGENCY_HEAD, agency=agency)
    call = shortlist.open_call(
        actor=actor, agency=agency, agreement=make_agreement(agency=agency), title="1 dari 1", quota=1
    )
    criterion = shortlist.set_criterion(actor=actor, call=call, name="Serapan", weight=100, scale=5)
    shortlist.set_candidates(actor=actor, call=call, partners=[make_partner("PT A", agency=agency)])
    shortlist.set_assessors(actor=actor, call=call, users=[officer])
    shortlist.start_scoring(actor=actor, call=call)
    given = {f"value-{criterion.pk}": "4", f"reason-{criterion.pk}": WORDS}
    return url("score", call.candidates.get().pk), given, officer


def minutes(agency):
    meeting = make_meeting(agencies=[agency])
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    return (
        url("meeting-minutes", meeting.pk),
        {"minutes": WORDS, "seen": "", "then": "save"},
        make_user(Role.SECRETARIAT),
    )


@pytest.mark.parametrize("paper", [an_answer, a_report, an_evaluation, scores, minutes])
def test_what_was_typed_is_there_after_signing_in_again_and_gone_once_saved(client, agency, paper):
    address, given, *writer = paper(agency)
    sent = client.post(address, given)
    assert sent.status_code == 302 and "/login/" in sent["Location"]
    # As a browser does that signs in: the session goes on.
    user = writer[0] if writer else make_user(Role.AGENCY_OFFICER, agency=agency)
    kept = dict(client.session)
    client.force_login(user)
    session = client.session
    session.update({key: value for key, value in kept.items() if not key.startswith("_")})
    session.save()
    assert WORDS in client.get(address).content.decode()
    assert client.post(address, given).status_code == 302
    assert "typed" not in client.session


def test_what_is_too_long_to_be_kept_is_not_promised(client, agency):
    address, given = a_report(agency)
    client.post(address, given | {"narrative": "panjang " * 3000})
    assert "typed" not in client.session
    assert "30 menit" not in client.get("/akun/login/").content.decode()
