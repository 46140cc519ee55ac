"""Two records made one, everything with it, and taken back exactly."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.actors import SYSTEM, actor_for
from core.decisions import Refused
from core.holdings import Person, holdings
from enterprises.belongings import NOT_MOVED, belongings
from enterprises.choices import Asked, FigureSource
from enterprises.models import Engagement, Enterprise, Merge, StepRecord, SuspectedPair, YearlyFigure
from enterprises.selectors.finding import enterprise_by_number
from enterprises.services.asking import ask
from enterprises.services.duplicates import look
from enterprises.services.merging import merge, unmerge
from enterprises.services.pairs import name_pair, tell_apart
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_licence, make_owner, make_step
from tests.factories.support import make_capital
from tests.factories.training import make_certificate, make_enrolment, make_training
from training.models import Enrolment

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_owner()


@pytest.fixture
def two(owner):
    """Two records of one business, and the pair that was found of them."""
    one = make_enterprise(name="Dapur Getas Melati", owner=owner, steps=["P3"], agencies=[make_agency("satu")])
    other = make_enterprise(name="Getas Bu Melati", owner=owner, steps=["P3"], agencies=[make_agency("dua")])
    assert look(other) == 1
    return one, other, SuspectedPair.objects.get()


def everything() -> dict[str, list[dict]]:
    """Every row that belongs to any enterprise, as it stands."""
    return {kind.model._meta.label: list(kind.model._base_manager.order_by("pk").values()) for kind in belongings()}


def test_every_row_that_points_at_an_enterprise_is_declared():
    """A new table needs a line in the ``belongings.py`` of its app, or a merge would lose it."""
    declared = {(kind.model, kind.field) for kind in belongings()}
    pointing = {
        (relation.related_model, relation.field.name)
        for relation in Enterprise._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and not relation.many_to_many
        and not hasattr(relation.related_model, "pgh_tracked_model")
    }
    missing = {(model, name) for model, name in pointing - declared if model not in NOT_MOVED}
    assert not {pair for pair in missing if not pair[0].__name__.endswith("Event")}


def test_all_that_belongs_to_the_one_moves_to_the_other(two):
    one, other, pair = two
    training = make_training()
    make_enrolment(training, other)
    make_capital(other)
    make_licence(other)
    ask(actor=SYSTEM, enterprise=other, what=Asked.NIB)
    done = merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take={"name"}, reason="KTP sama.")
    one.refresh_from_db()
    assert one.name == "Getas Bu Melati" and "getas bu melati" in one.search_text
    assert not Enterprise.objects.filter(pk=other.pk).exists()
    assert one.enrolments.count() == one.capitaldisbursements.count() == one.licences.count() == one.asks.count() == 1
    assert set(one.engagements.values_list("agency__code", flat=True)) >= {"satu", "dua"}
    assert one.steps.filter(step="P3", revoked_at=None).count() == 1, "one step of a kind stands"
    assert one.proofs.filter(step="P3").count() == 2, "the evidence of both"
    pair.refresh_from_db()
    assert pair.verdict == "same" and pair.merge == done
    assert enterprise_by_number(other.number) == one, "the old number leads to the survivor"
    assert list(Enterprise.objects.search(other.number)) == [one]


def test_undoing_brings_back_exactly_what_was_there(two):
    one, other, pair = two
    training = make_training()
    make_enrolment(training, one)
    weaker = make_enrolment(training, other)
    YearlyFigure.objects.filter(enterprise=other).update(source=FigureSource.VERIFIED)
    before, rows = everything(), list(Enterprise.objects.order_by("pk").values())
    done = merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take={"name", "village"}, reason="KTP sama.")
    assert not Enrolment.objects.filter(pk=weaker.pk).exists(), "one place in one training"
    assert YearlyFigure.objects.get(enterprise=one).source == FigureSource.VERIFIED, "the verified figure stays"
    unmerge(actor=SYSTEM, merged=done, reason="Ternyata kakak beradik.")
    after = everything()
    after["enterprises.Merge"] = before["enterprises.Merge"]
    assert after == before
    assert list(Enterprise.objects.order_by("pk").values()) == rows
    pair.refresh_from_db()
    assert pair.verdict == "" and set(pair.sides) == {one, other}, "to be decided again"


def test_what_rests_on_it_since_hinders_the_undoing(two):
    one, other, pair = two
    done = merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    make_step(Enterprise.objects.get(pk=one.pk), "P5")
    with pytest.raises(Refused, match="since"):
        unmerge(actor=SYSTEM, merged=done, reason="Keliru.")
    assert not Enterprise.objects.filter(pk=other.pk).exists() and Merge.objects.get().undone_at is None


def test_undoing_leaves_no_decision_that_nobody_took(two):
    """Of what was said of the record that went, nothing stays with the one that stayed; a third may be gone."""
    one, other, pair = two
    apart, gone, fourth = (make_enterprise(name=name) for name in ("Kopi Dua", "Tenun Tiga", "Kerupuk Empat"))
    tell_apart(actor=SYSTEM, pair=name_pair(actor=SYSTEM, enterprise=other, other=apart), reason="Beda orang.")
    name_pair(actor=SYSTEM, enterprise=other, other=gone)
    done = merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    assert SuspectedPair.objects.about(one).filter(verdict="different").exists()
    elsewhere = name_pair(actor=SYSTEM, enterprise=gone, other=fourth)
    merge(actor=SYSTEM, pair=elsewhere, survivor_id=fourth.pk, take=set(), reason="KTP sama.")
    unmerge(actor=SYSTEM, merged=done, reason="Ternyata kakak beradik.")
    connection.check_constraints()
    left = {(frozenset(row.sides), row.verdict) for row in SuspectedPair.objects.filter(merge=None)}
    assert left == {(frozenset({one, other}), ""), (frozenset({other, apart}), "different")}


def test_two_that_were_told_apart_by_mistake_are_decided_again(client, two):
    one, other, pair = two
    tell_apart(actor=SYSTEM, pair=pair, reason="Beda orang.")
    client.force_login(make_user("verifier"))
    named = client.post(reverse("enterprises:name-pair", args=[one.pk]), {"number": other.number}, follow=True)
    assert named.status_code == 200 and "merge" in named.context["forms"]
    merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    story = client.get(reverse("enterprises:history", args=[other.pk]), follow=True)
    assert story.redirect_chain == [(reverse("enterprises:history", args=[one.pk]), 302)], "the old address leads on"
    assert "To be decided again" in story.content.decode()


def test_two_certificates_of_one_training_are_never_thrown_away(two):
    one, other, pair = two
    given = [make_certificate(row) for row in (one, other)]
    Enrolment.objects.filter(certificates__in=given).update(training=given[0].enrolment.training)
    with pytest.raises(Refused, match="certificate"), transaction.atomic():
        merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    assert Enterprise.objects.count() == 2 and StepRecord.objects.filter(enterprise=other).exists()


def test_a_business_is_not_taken_from_an_account_by_merging():
    one, other = make_enterprise(name="Getas Melati"), make_enterprise(name="Getas Melati", user=make_user())
    look(other)
    pair = SuspectedPair.objects.get()
    with pytest.raises(Refused, match="account"):
        merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    assert merge(actor=SYSTEM, pair=pair, survivor_id=other.pk, take=set(), reason="KTP sama.").survivor == other


def test_an_officer_of_elsewhere_merges_nothing(two):
    one, _other, pair = two
    for user in (make_user("verifier", region="19.03"), make_user("facilitator"), make_user()):
        with pytest.raises(Refused):
            merge(actor=actor_for(user.pk), pair=pair, survivor_id=one.pk, take=set(), reason="KTP sama.")
    assert Enterprise.objects.count() == 2 and Engagement.objects.count() == 2


def test_what_was_told_apart_stays_told_apart_after_a_merge(two, owner):
    one, other, pair = two
    third = make_enterprise(name="Getas Melati Jaya")
    look(third)
    for row in SuspectedPair.objects.open().about(third):
        if other in row.sides:
            tell_apart(actor=SYSTEM, pair=row, reason="Beda pemilik.")
        else:
            row.delete()
    merge(actor=SYSTEM, pair=pair, survivor_id=one.pk, take={"name"}, reason="KTP sama.")
    assert not SuspectedPair.objects.open().exists()


def test_a_deletion_of_data_reaches_what_was_set_aside():
    one, other = make_enterprise(name="Getas Melati"), make_enterprise(name="Toko Getas Melati", npwp="092542943407000")
    look(other)
    done = merge(actor=SYSTEM, pair=SuspectedPair.objects.get(), survivor_id=one.pk, take=set(), reason="Sama.")
    for holding in holdings():
        if holding.name in ("merges", "suspected duplicates"):
            for owner in (one.owner, other.owner):
                rows = holding.rows_to_erase(Person(owner_id=owner.pk))
                assert rows.exists() or (holding.name, owner) == ("suspected duplicates", other.owner)
    Merge.objects.update(kept="{}")
    done.refresh_from_db()
    with pytest.raises(Refused, match="deleted"):
        unmerge(actor=SYSTEM, merged=done, reason="Keliru.")
