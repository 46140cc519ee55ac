"""What waits among trainings: the roll of a session that is over, certificates of a training that is finished."""

import pytest

from accounts.actors import SYSTEM
from accounts.choices import Role
from core.work import work_of
from tests.factories.accounts import make_actor, make_agency
from tests.factories.enterprises import make_enterprise
from tests.factories.training import everyone_present, make_training
from training.choices import TrainingStatus
from training.services.certificates import make_certificates

pytestmark = pytest.mark.django_db


def waiting(actor) -> dict[str, int]:
    return {source.name: work.count for source, work in work_of(actor) if work.count}


def test_the_organiser_keeps_the_roll_then_issues_certificates():
    agency = make_agency("dkukm")
    organiser, stranger = (make_actor(Role.AGENCY_OFFICER, agency=one) for one in (agency, make_agency("dkp")))
    make_training(agency=agency)  # nobody is on its roll
    training = make_training(TrainingStatus.RUNNING, agency=agency, enterprises=[make_enterprise()])
    assert waiting(organiser) == {"attendance": 1}
    everyone_present(training.sessions.get())
    assert waiting(organiser) == {}
    finished = make_training(TrainingStatus.FINISHED, agency=agency, enterprises=[make_enterprise()])
    assert waiting(organiser) == {"certificates": 1}
    enrolments = list(finished.enrolments.values_list("pk", flat=True))
    make_certificates(actor=SYSTEM, training_id=finished.pk, enrolment_ids=enrolments)
    assert waiting(organiser) == {}
    assert waiting(stranger) == {}
