"""Who withdraws is in no file that is handed out afterwards, however far it was."""

from pathlib import Path

import pytest

from accounts.actors import actor_for
from core.decisions import Refused
from core.scope import Actor
from enterprises.choices import Restriction
from enterprises.models import Enterprise, Owner
from enterprises.selectors.persons import person_of_owner
from enterprises.services.asking import ask
from enterprises.services.consents import give, withdraw
from enterprises.services.restricting import restrict
from jobs.kinds import JobFailed
from jobs.models import Job
from privacy.services.erasing import erase
from reports.definition import all_reports, report
from reports.services import build, building, order_report, still_entitled
from tests.factories.accounts import make_actor, make_user
from tests.factories.enterprises import make_consent, make_enterprise
from tests.factories.training import make_training
from training.services.inviting import invite

pytestmark = pytest.mark.django_db


class Run:
    """A run as a handler sees it; ``meanwhile`` is called after the first row of the first attempt."""

    def __init__(self, job: Job, folder: Path, meanwhile=None):
        self.job, self.folder, self._meanwhile = job, folder, meanwhile

    def progress(self, done, total=None):
        if done == 1 and self._meanwhile:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()


@pytest.fixture
def leaver():
    enterprise = make_enterprise(name="Dapur Yang Pergi", user=make_user())
    make_consent(enterprise, "programme")
    return enterprise


@pytest.fixture
def officer() -> Actor:
    return make_actor("secretariat")


def ordered(officer: Actor, query: str = "") -> Job:
    definition = report("enterprises")
    assert definition is not None
    return order_report(actor=officer, definition=definition, file_format="csv", query=query)


def text(made):
    return made.path.read_text("utf-8-sig")


def test_whoever_withdraws_while_the_file_is_written_is_not_in_it(officer, leaver, tmp_path):
    make_enterprise(name="Dapur Yang Tinggal")

    def withdraws():
        assert withdraw(actor=actor_for(leaver.owner.user_id), purpose="programme")

    made = build(Run(ordered(officer), tmp_path, withdraws))
    assert "Dapur Yang Tinggal" in text(made) and "Dapur Yang Pergi" not in text(made)
    assert made.facts["rows"] == 1


def test_a_finished_file_with_somebody_who_withdrew_is_not_handed_out(client, officer, leaver, tmp_path):
    job = ordered(officer)
    made = build(Run(job, tmp_path))
    assert "Dapur Yang Pergi" in text(made)
    job.facts = made.facts
    assert still_entitled(officer, job)
    withdraw(actor=actor_for(leaver.owner.user_id), purpose="programme")
    assert not still_entitled(officer, job)


def test_a_file_asked_for_by_name_is_closed_when_the_name_is_deleted(officer, leaver, tmp_path):
    """The filter of the order finds nobody any more; the file would go on naming them."""
    job = ordered(officer, "q=Dapur+Yang+Pergi")
    made = build(Run(job, tmp_path))
    assert "Dapur Yang Pergi" in text(made)
    job.facts = made.facts
    assert still_entitled(officer, job)
    erase(actor=officer, person=person_of_owner(leaver.owner), subject=leaver)
    assert not still_entitled(officer, job)


def test_when_they_never_stop_withdrawing_the_order_fails_with_a_reason(officer, leaver, tmp_path, monkeypatch):
    sets = iter(range(1, 100))
    monkeypatch.setattr(building, "_restricted", lambda: {next(sets)})
    with pytest.raises(JobFailed):
        build(Run(ordered(officer), tmp_path))


def test_a_consent_given_again_lifts_what_the_withdrawal_brought_but_not_what_was_asked(leaver):
    person = actor_for(leaver.owner.user_id)
    withdraw(actor=person, purpose="programme")
    assert Owner.objects.get(pk=leaver.owner_id).restriction == Restriction.WITHDRAWN
    give(actor=person, purpose="programme")
    assert not Owner.objects.restricted().exists()
    restrict(actor=person, owner=leaver.owner, because=Restriction.ASKED)
    withdraw(actor=person, purpose="programme")
    give(actor=person, purpose="programme")
    assert Owner.objects.get(pk=leaver.owner_id).restriction == Restriction.ASKED


def test_the_restricted_are_neither_asked_nor_invited(leaver):
    officer = make_actor("agency_officer")
    restrict(actor=officer, owner=leaver.owner, because=Restriction.ASKED)
    with pytest.raises(Refused):
        ask(actor=officer, enterprise=leaver, what="nib")
    with pytest.raises(Refused):
        invite(actor=officer, training=make_training("open"), enterprise=leaver)
    assert not leaver.invitations.exists() and not leaver.asks.exists()


def test_every_report_about_enterprises_says_whose_data_it_tells():
    """One that forgot would go on telling of people whose data may not be used."""
    for definition in all_reports():
        model = definition.source().model
        if model is Enterprise or any(field.related_model is Enterprise for field in model._meta.concrete_fields):
            assert definition.owner, definition.slug
