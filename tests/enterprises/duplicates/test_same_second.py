"""Two people in the same second: one wins, the other is told."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from accounts.actors import actor_for
from core.decisions import Refused
from enterprises.models import Enterprise, Merge, Registration, SuspectedPair
from enterprises.services import registration as services
from enterprises.services.duplicates import look
from enterprises.services.merging import merge
from tests.factories.accounts import make_actor, make_user
from tests.factories.enterprises import make_enterprise, make_nik, make_registration

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run them in the same moment, each on a connection of its own; "done", or what was refused."""
    start, outcomes = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
            outcomes.append("done")
        except Refused as refused:
            outcomes.append(str(refused))
        finally:
            connection.close()

    runners = [threading.Thread(target=run, args=[act]) for act in acts]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return sorted(outcomes)


@pytest.mark.parametrize("shared", ["nik", "nib"])
def test_the_same_number_is_handed_in_by_two_people(shared):
    value = make_nik() if shared == "nik" else "0220101234567"
    people = [make_user() for _ in range(4)]
    drafts = [make_registration("draft", applicant=user, **{shared: value}) for user in people]
    outcomes = at_once(
        *(
            lambda row=row, user=user: services.submit(actor=actor_for(user.pk), registration=row)
            for row, user in zip(drafts, people, strict=True)
        )
    )
    assert outcomes.count("done") == 1
    assert sum("already registered" in told for told in outcomes) == 3
    assert Registration.objects.filter(status="submitted").count() == 1


def test_two_officers_merge_the_same_pair():
    make_enterprise(name="Getas Bu Melati")
    look(make_enterprise(name="Dapur Getas Bu Melati"))
    pair = SuspectedPair.objects.get()
    officers = [make_actor("verifier") for _ in range(2)]
    outcomes = at_once(
        *(
            lambda actor=actor, stays=stays: merge(
                actor=actor, pair=pair, survivor_id=stays, take=set(), reason="KTP sama."
            )
            for actor, stays in zip(officers, (pair.enterprise_id, pair.other_id), strict=True)
        )
    )
    assert outcomes.count("done") == 1 and any("Somebody has decided" in told for told in outcomes)
    assert Merge.objects.count() == Enterprise.objects.count() == 1


def test_two_lookalikes_handed_in_at_once_are_one_pair():
    people = [make_user() for _ in range(2)]
    drafts = [make_registration("draft", applicant=user, business_name="Getas Bu Melati") for user in people]
    outcomes = at_once(
        *(
            lambda row=row, user=user: services.submit(actor=actor_for(user.pk), registration=row)
            for row, user in zip(drafts, people, strict=True)
        )
    )
    assert outcomes == ["done", "done"] and SuspectedPair.objects.count() == 1
