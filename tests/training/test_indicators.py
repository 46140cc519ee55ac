"""What a target counts: distinct enterprises, in the year, under the agreement."""

import pytest

from accounts.actors import SYSTEM
from partnerships.periods import Days
from partnerships.realisation import indicator
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.training import everyone_present, make_training
from training.models import Attendance, Certificate
from training.services.certificates import make_certificates, revoke_certificate

pytestmark = pytest.mark.django_db


def test_trained_is_who_was_there_once_whatever_the_number_of_trainings():
    agreement = make_agreement()
    came, absent, elsewhere = make_enterprise(), make_enterprise(), make_enterprise()
    for _ in range(2):
        training = make_training("running", agreement=agreement, enterprises=[came, absent], sessions=2)
        for session in training.sessions.all():
            everyone_present(session)
    Attendance.objects.filter(enrolment__enterprise=absent).update(present=False)
    other = make_training("running", enterprises=[elsewhere])
    everyone_present(other.sessions.get())
    year = training.starts_on.year
    trained = indicator("people_trained")
    assert list(trained.rows(agreement_id=agreement.pk, days=Days.of_year(year))) == [came]
    assert trained.count(agreement_id=agreement.pk, days=Days.of_year(year)) == 1
    assert trained.count(agreement_id=agreement.pk, days=Days.of_year(year), region_code="19.01") == 0
    assert trained.count(agreement_id=agreement.pk, days=Days.of_year(year - 1)) == 0


def test_certified_is_who_holds_a_valid_certificate():
    agreement = make_agreement()
    enterprises = [make_enterprise(), make_enterprise()]
    training = make_training("finished", agreement=agreement, enterprises=enterprises)
    ids = list(training.enrolments.values_list("pk", flat=True))
    make_certificates(actor=SYSTEM, training_id=training.pk, enrolment_ids=ids)
    year = Certificate.objects.first().issued_on.year
    certified = indicator("enterprises_certified")
    assert set(certified.rows(agreement_id=agreement.pk, days=Days.of_year(year))) == set(enterprises)
    revoke_certificate(actor=SYSTEM, certificate=Certificate.objects.first(), reason="Salah")
    assert certified.count(agreement_id=agreement.pk, days=Days.of_year(year)) == 1
