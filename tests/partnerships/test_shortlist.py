"""A choice of companies through its pages: prepared, scored, decided, and closed to everyone else."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actors import actor_for
from core.decisions import Refused
from partnerships.choices import CallStatus
from partnerships.forms.shortlist import CallForm
from partnerships.models import Call, Score
from partnerships.selectors.shortlist import rows_of
from partnerships.services import shortlist as services
from tests.factories.accounts import make_agency, make_user
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(scene):
    own, other = scene["own"], scene["theirs"].agency
    return {
        "officer": make_user("agency_officer", agency=own),
        "head": make_user("agency_head", agency=own),
        "stranger": make_user("agency_head", agency=other),
    }


@pytest.fixture
def call(scene, people):
    """Two places for four companies, two assessors, ready to be scored."""
    actor = actor_for(people["officer"].pk)
    row = services.open_call(actor=actor, agency=scene["own"], agreement=scene["signed"], title="2 dari 4", quota=2)
    services.set_criterion(actor=actor, call=row, name="Serapan", weight=60, scale=5)
    services.set_criterion(actor=actor, call=row, name="Hukum", weight=40, scale=5)
    pool = [make_partner(f"PT {letter}", agency=scene["own"]) for letter in "ABCD"]
    services.set_candidates(actor=actor, call=row, partners=pool)
    services.set_assessors(actor=actor, call=row, users=[people["officer"], people["head"]])
    return services.start_scoring(actor=actor, call=row)


def candidate(call, letter):
    return call.candidates.get(partner__name=f"PT {letter}")


def score_all(client, call, people, *, leave_out=None):
    """A best, then B, C, D; through the page, as both assessors."""
    for person in ("officer", "head"):
        client.force_login(people[person])
        for value, letter in zip((5, 4, 3, 1), "ABCD", strict=True):
            data = {}
            for criterion in call.criteria.all():
                if (person, letter, criterion.name) == leave_out:
                    continue
                data |= {f"value-{criterion.pk}": value, f"reason-{criterion.pk}": "dilihat sendiri"}
            assert (
                client.post(reverse("partnerships:score", args=[candidate(call, letter).pk]), data).status_code == 302
            )


def decide(client, call, letters, **reasons):
    data = {"chosen": [candidate(call, letter).pk for letter in letters]}
    data |= {f"reason-{candidate(call, letter).pk}": text for letter, text in reasons.items()}
    return client.post(reverse("partnerships:call-decide", args=[call.pk]), data)


def test_a_call_is_prepared_page_by_page(client, scene, people):
    client.force_login(people["officer"])
    made = client.post(
        reverse("partnerships:call-create"),
        {"title": "10 terbaik", "agency": scene["own"].pk, "agreement": scene["signed"].pk, "quota": 1},
    )
    call = Call.objects.get()
    assert made.url == reverse("partnerships:call", args=[call.pk])
    client.post(
        reverse("partnerships:criterion-add", args=[call.pk]),
        {"name": "Serapan", "weight": 90, "scale": 5, "guide": ""},
    )
    start = lambda: client.post(reverse("partnerships:call-move", args=[call.pk]), {"move": "start"})  # noqa: E731
    refused = start()
    assert refused.status_code == 422
    assert "90" in refused.content.decode()
    client.post(
        reverse("partnerships:criterion-add", args=[call.pk]), {"name": "Hukum", "weight": 10, "scale": 5, "guide": ""}
    )
    partner = make_partner("PT A", agency=scene["own"])
    client.post(reverse("partnerships:call-candidates", args=[call.pk]), {"partners": [partner.pk]})
    client.post(reverse("partnerships:call-assessors", args=[call.pk]), {"users": [people["officer"].pk]})
    assert start().status_code == 302
    call.refresh_from_db()
    assert call.status == CallStatus.SCORING
    late = client.post(
        reverse("partnerships:criterion-add", args=[call.pk]), {"name": "Baru", "weight": 1, "scale": 5, "guide": ""}
    )
    assert late.status_code == 422
    assert call.criteria.count() == 2


def test_companies_of_another_pool_and_people_of_another_agency_are_no_choice(client, scene, people, call):
    foreign = make_partner("PT Asing", agency=scene["theirs"].agency)
    draft = services.open_call(
        actor=_actor(people["officer"]), agency=scene["own"], agreement=scene["signed"], title="Lain", quota=1
    )
    client.force_login(people["officer"])
    page = client.post(reverse("partnerships:call-candidates", args=[draft.pk]), {"partners": [foreign.pk]})
    assert page.status_code == 422
    page = client.post(reverse("partnerships:call-assessors", args=[draft.pk]), {"users": [people["stranger"].pk]})
    assert page.status_code == 422
    assert draft.candidates.count() == draft.assessors.count() == 0


def _actor(user):
    from accounts.actors import actor_for

    return actor_for(user.pk)


def test_a_score_needs_its_reason_and_stays_in_its_scale(client, people, call):
    client.force_login(people["officer"])
    first, second = call.criteria.all()
    url = reverse("partnerships:score", args=[candidate(call, "A").pk])
    page = client.post(url, {f"value-{first.pk}": 6, f"value-{second.pk}": 3, f"reason-{second.pk}": ""})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {f"value-{first.pk}"}
    page = client.post(url, {f"value-{second.pk}": 3, f"reason-{second.pk}": ""})
    assert set(page.context["form"].errors) == {f"reason-{second.pk}"}
    assert 'value="3"' in page.content.decode()
    assert not Score.objects.exists()


def test_a_score_that_was_given_does_not_vanish_by_emptying_its_box(client, people, call):
    client.force_login(people["officer"])
    first = call.criteria.first()
    url = reverse("partnerships:score", args=[candidate(call, "A").pk])
    assert client.post(url, {f"value-{first.pk}": 0, f"reason-{first.pk}": "tidak ada"}).status_code == 302
    emptied = client.post(url, {f"value-{first.pk}": "", f"reason-{first.pk}": ""})
    assert set(emptied.context["form"].errors) == {f"value-{first.pk}"}
    assert Score.objects.get().value == 0


def test_nobody_scores_who_was_not_named(client, scene, people, call):
    other = make_user("agency_officer", agency=scene["own"])
    for user in (other, people["stranger"]):
        client.force_login(user)
        assert client.get(reverse("partnerships:score", args=[candidate(call, "A").pk])).status_code == 404


def test_missing_scores_hold_up_the_decision_and_are_no_zero(client, people, call):
    score_all(client, call, people, leave_out=("head", "D", "Hukum"))
    client.force_login(people["head"])
    assert not client.get(reverse("partnerships:call", args=[call.pk])).context["ranked"]
    assert decide(client, call, "AB").status_code == 422
    call.refresh_from_db()
    assert call.status == CallStatus.SCORING


def test_the_ranking_is_decided_as_it_stands_without_reasons(client, people, call):
    score_all(client, call, people)
    client.force_login(people["head"])
    assert decide(client, call, "AB").status_code == 302
    assert [c.partner.name for c in call.candidates.filter(is_chosen=True).order_by("rank")] == ["PT A", "PT B"]
    call.refresh_from_db()
    assert (call.status, call.decided_by) == (CallStatus.DECIDED, people["head"])


def test_a_departure_needs_a_reason_on_both_sides_and_keeps_what_was_typed(client, people, call):
    score_all(client, call, people)
    client.force_login(people["head"])
    page = decide(client, call, "AC", C="Satu-satunya di Belitung")
    assert page.status_code == 422
    assert "Satu-satunya di Belitung" in page.content.decode()
    assert not call.candidates.filter(is_chosen=True).exists()
    assert decide(client, call, "AC", C="Satu-satunya di Belitung", B="Izinnya habis").status_code == 302
    assert candidate(call, "B").departure_reason == "Izinnya habis"
    assert candidate(call, "A").departure_reason == ""


def test_as_many_are_chosen_as_there_are_places(client, people, call):
    score_all(client, call, people)
    client.force_login(people["head"])
    assert decide(client, call, "ABC", C="juga baik").status_code == 422


def test_an_officer_does_not_decide(client, people, call):
    score_all(client, call, people)
    client.force_login(people["officer"])
    assert decide(client, call, "AB").status_code == 403
    call.refresh_from_db()
    assert call.status == CallStatus.SCORING


def test_other_agencies_and_partners_see_no_call(client, people, call):
    client.force_login(people["stranger"])
    for name in ("call", "call-candidates", "call-assessors", "criterion-add", "call-decide"):
        assert client.get(reverse(f"partnerships:{name}", args=[call.pk])).status_code == 404
    client.force_login(make_user("partner"))
    assert client.get(reverse("partnerships:call", args=[call.pk])).status_code == 403


def test_the_minutes_tell_ranks_reasons_and_the_method(client, people, call):
    score_all(client, call, people)
    client.force_login(people["head"])
    minutes = reverse("partnerships:call-minutes", args=[call.pk])
    assert client.get(minutes).status_code == 404
    decide(client, call, "AC", C="Satu-satunya di Belitung", B="Izinnya habis")
    response = client.get(minutes)
    assert response["Content-Type"] == "application/pdf"
    assert BytesIO(response.content).read(5) == b"%PDF-"


def test_the_page_of_forty_companies_asks_the_database_as_often_as_that_of_four(client, scene, people, call):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    score_all(client, call, people)
    client.force_login(people["head"])
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("partnerships:call", args=[call.pk]))
    draft = services.open_call(
        actor=_actor(people["officer"]), agency=scene["own"], agreement=scene["signed"], title="40", quota=10
    )
    services.set_criterion(actor=_actor(people["officer"]), call=draft, name="Satu", weight=100, scale=5)
    pool = [make_partner(f"PT X{n}", agency=scene["own"]) for n in range(40)]
    services.set_candidates(actor=_actor(people["officer"]), call=draft, partners=pool)
    services.set_assessors(actor=_actor(people["officer"]), call=draft, users=[people["officer"], people["head"]])
    services.start_scoring(actor=_actor(people["officer"]), call=draft)
    for user in (people["officer"], people["head"]):
        for row in draft.candidates.all():
            services.give_scores(
                actor=_actor(user), candidate=row, scores={draft.criteria.get().pk: services.Given(row.pk % 6, "x")}
            )
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("partnerships:call", args=[draft.pk]))
    assert len(many) <= len(few)


def test_the_page_of_a_company_tells_its_agency_what_it_offers_and_where_it_was_chosen(client, scene, people, call):
    company = candidate(call, "A").partner
    head = _actor(people["head"])
    services.keep_profile(actor=head, partner=company, sector="Madu hutan", offers=["offtake"], note="Sulit dihubungi")
    score_all(client, call, people)
    client.force_login(people["head"])
    decide(client, call, "AB")
    page = client.get(company.get_absolute_url()).content.decode()
    for told in ("Madu hutan", "Sulit dihubungi", call.title, call.get_absolute_url()):
        assert told in page
    client.force_login(make_user("leadership"))
    assert "Sulit dihubungi" not in client.get(company.get_absolute_url()).content.decode()
    client.force_login(people["stranger"])
    assert client.get(company.get_absolute_url()).status_code == 404


def test_the_successor_of_an_agency_begins_calls_in_its_own_name(client, scene):
    today = timezone.localdate()
    make_agency("kehutanan", successor=scene["own"], valid_to=today - timedelta(days=1))
    client.force_login(make_user("agency_officer", agency=scene["own"]))
    form = client.get(reverse("partnerships:call-create")).context["form"]
    assert list(form.fields["agency"].queryset) == [scene["own"]]
    assert form["agency"].value() == scene["own"].pk


def test_the_agency_types_what_a_company_can_offer_and_what_is_wrong_stays_on_the_page(client, call, people):
    company = candidate(call, "A").partner
    address = reverse("partnerships:partner-profile", args=[company.pk])
    client.force_login(people["officer"])
    wrong = client.post(address, {"sector": "Madu hutan", "offers": ["offtake"], "nib": "12"})
    assert wrong.status_code == 422 and 'value="Madu hutan"' in wrong.content.decode()
    given = {"sector": "Madu hutan", "offers": ["offtake", "csr"], "nib": "0220 1012 34567", "note": "Lewat Ibu Rina"}
    assert client.post(address, given).status_code == 302
    profile = company.profile
    assert (profile.sector, profile.offers, profile.nib) == ("Madu hutan", ["offtake", "csr"], "0220101234567")
    client.force_login(people["stranger"])
    assert client.post(address, given | {"sector": "Tambang"}).status_code == 404
    profile.refresh_from_db()
    assert profile.sector == "Madu hutan"


def test_a_reason_as_long_as_it_may_be_still_fits_the_minutes_and_a_longer_one_is_refused(client, call, people):
    score_all(client, call, people)
    decide = reverse("partnerships:call-decide", args=[call.pk])
    chosen = {"chosen": [str(candidate(call, "A").pk), str(candidate(call, "C").pk)]}
    reasons = [f"reason-{candidate(call, letter).pk}" for letter in "BC"]
    client.force_login(people["head"])
    assert client.post(decide, chosen | dict.fromkeys(reasons, "kata " * 401)).status_code == 422
    assert client.post(decide, chosen | dict.fromkeys(reasons, "kata " * 400)).status_code == 302
    minutes = client.get(reverse("partnerships:call-minutes", args=[call.pk]))
    assert minutes.status_code == 200
    assert minutes.content.startswith(b"%PDF-")
    # Who is chosen against the ranking stays or falls; who was passed over is not said to stay.
    rows = {row.candidate.partner.name: row.is_stable for row in rows_of(Call.objects.get(pk=call.pk))}
    assert (rows["PT A"], rows["PT B"]) == (True, False)


def test_a_call_is_begun_by_an_agency_of_today_under_an_agreement_that_runs(scene, people):
    own, day = scene["own"], timezone.localdate() - timedelta(days=1)
    form = CallForm(actor=actor_for(people["officer"].pk))
    assert own in form.fields["agency"].queryset
    assert scene["signed"] in form.fields["agreement"].queryset
    own.valid_to = day
    own.save()
    actor = actor_for(people["officer"].pk)
    with pytest.raises(Refused):
        services.open_call(actor=actor, agency=own, agreement=scene["signed"], title="Terlambat", quota=1)


def test_a_call_does_not_hang_on_an_assessor_who_has_left(client, scene, people, call):
    """The head sees it in the work and on the page, replaces the person with a reason, and the choice goes on."""
    from accounts.models import Membership
    from audit.models import Act
    from core.work import work_of

    score_all(client, call, people, leave_out=("officer", "D", "Hukum"))
    leaver, replace = call.assessors.get(user=people["officer"]), "partnerships:assessor-replace"
    url, stays = reverse(replace, args=[leaver.pk]), call.assessors.get(user=people["head"])
    Membership.objects.filter(user=people["officer"]).update(valid_to=timezone.localdate() - timedelta(days=1))
    new = make_user("agency_officer", agency=scene["own"])
    client.force_login(people["head"])
    shown = client.get(call.get_absolute_url()).content.decode()
    assert "no longer of the agency" in shown and url in shown
    assert url in str([work for _source, work in work_of(actor_for(people["head"].pk))])
    complete = client.post(reverse(replace, args=[stays.pk]), {"successor": new.pk, "reason": "Tidak cocok."})
    assert complete.status_code == 422  # who has given every score is not taken out for it
    assert client.post(url, {"successor": new.pk, "reason": " "}).status_code == 422
    assert client.post(url, {"successor": people["stranger"].pk, "reason": "x"}).status_code == 422
    assert client.post(url, {"successor": new.pk, "reason": "Pindah tugas."}).status_code == 302
    assert client.post(url, {"successor": new.pk, "reason": "Pindah tugas."}).status_code == 404
    assert {row.user for row in call.assessors.all()} == {people["head"], new}
    assert Act.objects.about(call).get(verb="call.replace_assessor").reason == "Pindah tugas."
    assert decide(client, call, "AB").status_code == 422  # the new one has not scored
    alone = call.assessors.get(user=new)
    assert client.post(reverse(replace, args=[alone.pk]), {"reason": "Cuti."}).status_code == 302
    assert decide(client, call, "AB").status_code == 302
