"""The story of an object: acts and row history as one, readable, bounded, and silent about private values."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actors import SYSTEM
from audit.context import acting_as
from audit.history import RowEvent, folded
from audit.selectors import timeline
from audit.services import record_act
from core.request_context import request_id
from enterprises.models import Enterprise, Registration
from enterprises.services.enterprise import correct
from tests.factories.accounts import TAMAN_BUNGA, make_actor, make_region
from tests.factories.enterprises import make_enterprise, make_registration
from workflow.services import apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of():
    """``with request_of(actor): …`` as one request of that person."""
    serial = count(1)

    @contextmanager
    def one(actor) -> Iterator[None]:
        token = request_id.set(f"request{next(serial)}")
        try:
            with acting_as(actor):
                yield
        finally:
            request_id.reset(token)

    return one


def told(entry) -> dict[str, tuple[str, str]]:
    return {label: (old, new) for label, old, new in entry.changes}


def test_a_change_stands_with_the_act_that_made_it(request_of):
    officer, enterprise = make_actor("verifier", full_name="Siti"), make_enterprise()
    with request_of(officer):
        correct(actor=officer, enterprise=enterprise, values={"street": "Jl. Baru 9"}, reason="Pindah")
    first, *older = timeline(enterprise)
    assert (first.who, first.text) == ("Siti", "Pindah")
    assert list(told(first).values()) == [("Jl. Pasar Lama 7", "Jl. Baru 9")]
    assert not any(entry.changes for entry in older)


def test_values_are_written_as_people_read_them(request_of):
    officer, enterprise = make_actor("verifier"), make_enterprise(village=TAMAN_BUNGA)
    make_region("19.71.06.1001")
    with request_of(officer):
        Enterprise.objects.filter(pk=enterprise.pk).update(
            legal_form="cv", village_id="19.71.06.1001", class_amount=1_250_000, nib="0220101234567"
        )
    changes = told(next(entry for entry in timeline(enterprise) if entry.changes)).values()
    assert ("Taman Bunga", "Selindung") in changes
    assert ("96.000.000", "1.250.000") in changes
    assert ("–", "0220101234567") in changes
    assert any(new == "CV" for _old, new in changes)


def test_private_values_are_never_told(request_of):
    officer, enterprise = make_actor("verifier"), make_enterprise(npwp="092542943407000")
    owner = enterprise.owner
    secrets = {owner.nik, owner.phone, owner.nik_digest, enterprise.npwp, "+6281299998888", "111111111111111"}
    with request_of(officer):
        correct(
            actor=officer,
            enterprise=enterprise,
            values={"phone": "+6281299998888", "email": "baru@contoh.id", "npwp": "111111111111111"},
            reason="Kunjungan",
        )
    entries = timeline(enterprise, related=[owner])
    text = " ".join(f"{entry.title} {entry.text} {entry.changes}" for entry in entries)
    assert not [secret for secret in secrets if secret in text]
    assert "baru@contoh.id" not in text
    changed = {label for entry in entries for label, _old, _new in entry.changes}
    assert "NPWP" in changed
    assert len(changed) == 3


def test_saving_an_encrypted_value_again_is_no_change(request_of):
    officer = make_actor("verifier")
    enterprise = make_enterprise(npwp="092542943407000")
    with request_of(officer):
        Enterprise.objects.get(pk=enterprise.pk).save()
    assert not any(entry.changes for entry in timeline(enterprise))


def test_what_one_person_fills_in_page_by_page_is_one_entry(request_of):
    officer, enterprise = make_actor("verifier", full_name="Siti"), make_enterprise()
    other = make_actor("verifier", full_name="Ridho")
    for actor, street in [(officer, "A"), (officer, "B"), (officer, "C"), (other, "D")]:
        with request_of(actor):
            Enterprise.objects.filter(pk=enterprise.pk).update(street=street)
    entries = [entry for entry in timeline(enterprise) if entry.changes]
    assert [(entry.who, *told(entry).values()) for entry in entries] == [
        ("Ridho", ("C", "D")),
        ("Siti", ("Jl. Pasar Lama 7", "C")),
    ]


def changed(minute: int, street: tuple[str, str], *, who: str = "Siti", kind: str = "update") -> RowEvent:
    when = datetime(2026, 5, 3, 9, tzinfo=UTC) + timedelta(minutes=minute)
    return RowEvent((Enterprise, 1), kind, when, who, "", serial=minute, changes=[("Street", *street)])


def test_changes_are_folded_only_by_the_same_hand_soon_after_and_with_nothing_between():
    a, b, c = (("A", "B"), ("B", "C"), ("C", "A"))
    pause = changed(3, a).when
    for events, pauses, expected in (
        ([changed(0, a), changed(5, b)], [], [("A", "C")]),
        ([changed(5, b), changed(0, a)], [], [("A", "C")]),
        ([changed(0, a), changed(5, b)], [pause], [("A", "B"), ("B", "C")]),
        ([changed(0, a), changed(5, b, who="Ridho")], [], [("A", "B"), ("B", "C")]),
        ([changed(0, a), changed(61, b)], [], [("A", "B"), ("B", "C")]),
        ([changed(0, a, kind="insert"), changed(5, b)], [], [("A", "B"), ("B", "C")]),
        ([changed(0, a), changed(1, b), changed(2, c)], [], []),
    ):
        told = [change[1:] for event in folded(events, pauses=pauses) for change in event.changes]
        assert told == expected


def test_the_states_of_a_move_are_told_in_words(request_of):
    row, officer = make_registration(), make_actor("verifier")
    with request_of(officer):
        apply_move(actor=officer, instance=row, move="return", reason="Tulis RT/RW.")
    entry = timeline(row)[0]
    states = row.lifecycle.states
    assert str(entry.title) == str(row.lifecycle.move("return").label)
    assert entry.text == f"{states('submitted').label} → {states('correction').label}\nTulis RT/RW."
    assert entry.tone == "warning"


def test_the_story_of_one_is_not_the_story_of_another(request_of):
    mine, other = make_enterprise(), make_enterprise()
    # An act about a registration with the same number as the enterprise.
    record_act(actor=SYSTEM, verb="identity.reveal", subject=Registration(pk=mine.pk), data={"fields": ["nik"]})
    record_act(actor=SYSTEM, verb="identity.reveal", subject=other, data={"fields": ["nik"]})
    assert not any(entry.icon == "eye" for entry in timeline(mine))


def test_a_long_story_is_cut_and_costs_what_a_short_one_costs(request_of):
    officer, short, long = make_actor("verifier"), make_enterprise(), make_enterprise()
    for enterprise, times in ((short, 2), (long, 40)):
        for n in range(times):
            with request_of(officer):
                correct(actor=officer, enterprise=enterprise, values={"street": f"Jl. {n}"}, reason="Lagi")

    def cost(enterprise):
        with CaptureQueriesContext(connection) as captured:
            entries = timeline(enterprise, related=[enterprise.owner, *enterprise.figures.all()], limit=20)
        assert len(entries) <= 20
        return len(captured)

    cost(short)  # kinds of objects are looked up once for ever
    assert cost(long) == cost(short) <= 5


def test_an_untracked_object_has_its_acts_alone():
    from django.contrib.auth.models import Group

    group = Group.objects.create(name="x")
    record_act(actor=SYSTEM, verb="account.sign_in", subject=group)
    assert len(timeline(group)) == 1


def test_acts_on_several_rows_of_a_kind_name_their_row():
    one, other = make_enterprise(name="Warung Satu"), make_enterprise(name="Warung Dua")
    record_act(actor=SYSTEM, verb="enterprise.reveal", subject=other)
    assert timeline(one, related=[other])[0].text.startswith(str(other))
    assert str(other) not in timeline(other)[0].text
