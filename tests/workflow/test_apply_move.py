"""The one function that changes a status: what it demands, what it records, and who wins."""

import threading

import pytest
from django.db import connection, transaction

from accounts.actors import ANONYMOUS, actor_for
from audit.models import Act
from core.decisions import Refused
from enterprises.models import Enterprise, Registration
from enterprises.services import registration as services
from tests.factories.accounts import BANGKA, make_actor, make_user
from tests.factories.enterprises import make_registration
from workflow.services import MoveRefused, apply_move, open_moves


@pytest.mark.django_db
class TestOneOfficer:
    def test_a_move_is_recorded_with_its_circumstances(self):
        row, officer = make_registration(), make_actor("verifier")
        moved = apply_move(
            actor=officer, instance=row, move="return", reason="  Tulis RT/RW. ", data={"field": "street"}
        )
        assert moved.status == Registration.objects.get(pk=row.pk).status == "correction"
        act = Act.objects.about(row).get(verb="registration.return")
        assert (act.actor_id, act.actor_name) == (officer.user_id, officer.name)
        assert (act.from_state, act.to_state, act.reason) == ("submitted", "correction", "Tulis RT/RW.")
        assert act.data == {"field": "street"}

    @pytest.mark.parametrize(
        ("actor", "move", "reason", "stale"),
        [
            (lambda: ANONYMOUS, "verify", "", False),
            (lambda: make_actor("leadership"), "verify", "", False),
            (lambda: make_actor("verifier", region=BANGKA), "verify", "", False),
            (lambda: make_actor("verifier"), "return", "  ", False),
            (lambda: make_actor("verifier"), "return", "x" * 2001, False),
            (lambda: make_actor("verifier"), "verify", "x" * 2001, False),
            (lambda: make_actor("verifier"), "submit", "", True),
        ],
    )
    def test_a_refused_move_changes_and_records_nothing(self, actor, move, reason, stale):
        row = make_registration()
        before = Act.objects.count()
        with pytest.raises(MoveRefused) as refused:
            apply_move(actor=actor(), instance=row, move=move, reason=reason, changes={"business_name": "Lain"})
        assert refused.value.stale is stale
        assert str(refused.value)
        row.refresh_from_db()
        assert (row.status, row.business_name != "Lain", Act.objects.count()) == ("submitted", True, before)

    def test_checks_see_the_row_as_it_would_be(self):
        row = make_registration()
        with pytest.raises(MoveRefused) as refused:
            apply_move(actor=make_actor("verifier"), instance=row, move="verify", changes={"business_name": ""})
        assert [refusal.field for refusal in refused.value.refusals] == ["business_name"]

    def test_what_the_caller_holds_does_not_count_but_what_is_stored(self):
        row, officer = make_registration(), make_actor("verifier")
        old = Registration.objects.get(pk=row.pk)
        apply_move(actor=officer, instance=row, move="refuse", reason="Bukan UMKM.")
        assert old.status == "submitted"
        with pytest.raises(MoveRefused) as refused:
            apply_move(actor=officer, instance=old, move="verify")
        assert (refused.value.stale, refused.value.current) == (True, "refused")

    def test_a_move_nobody_declared_is_a_programming_error(self):
        with pytest.raises(KeyError):
            apply_move(actor=make_actor("verifier"), instance=make_registration(), move="fly")

    def test_a_failure_after_the_move_takes_the_move_back(self):
        row = make_registration()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            apply_move(actor=make_actor("verifier"), instance=row, move="verify")
            1 / 0  # noqa: B018
        row.refresh_from_db()
        assert row.status == "submitted"
        assert not Act.objects.about(row).filter(verb="registration.verify").exists()

    def test_buttons_are_those_of_the_state_and_of_the_actor(self):
        row = make_registration()

        def names(actor):
            return [move.name for move in open_moves(actor=actor, instance=row)]

        assert names(make_actor("verifier")) == ["verify", "return", "refuse"]
        assert names(actor_for(row.applicant_id)) == ["withdraw"]
        assert names(make_actor("verifier", region=BANGKA)) == names(make_actor("leadership")) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_exactly_one_decides():
    row = make_registration()
    officers = [actor_for(make_user("verifier").pk) for _ in range(2)]
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def decide(index: int) -> None:
        try:
            start.wait(timeout=10)
            if index:
                services.refuse(actor=officers[index], registration=row, reason="Bukan UMKM.")
            else:
                services.verify(actor=officers[index], registration=row)
            outcomes.append("done")
        except MoveRefused as refused:
            outcomes.append("stale" if refused.stale else "refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[index]) for index in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["done", "stale"]
    decisions = Act.objects.about(row).filter(verb__in=["registration.verify", "registration.refuse"])
    assert decisions.count() == 1
    row.refresh_from_db()
    assert Enterprise.objects.filter(registration=row).exists() is (row.status == "verified")


@pytest.mark.django_db(transaction=True)
def test_of_two_registrations_of_one_person_by_two_accounts_one_comes_through():
    """Two accounts submit the same NIK in the same moment."""
    first, second = make_registration("draft"), make_registration("draft")
    Registration.objects.filter(pk=second.pk).update(nik_digest=first.nik_digest)
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def submit(row: Registration) -> None:
        try:
            start.wait(timeout=10)
            services.submit(actor=actor_for(row.applicant_id), registration=row)
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=submit, args=[row]) for row in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["done", "refused"]
    assert Registration.objects.filter(status="submitted").count() == 1
