"""Trainings in every state, with people in them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from core.scope import Actor
from enterprises.models import Enterprise
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Agreement
from tests.factories.accounts import make_agency
from tests.factories.enterprises import make_enterprise
from training.choices import TrainingStatus
from training.models import Certificate, Enrolment, Session, Training
from training.services import attendance, certificates, enrolment, planning

_serial = count(1)


def make_pks(agency: Agency | None = None, **values: Any) -> Agreement:
    """A PKS of an agency that is in force this year, without the umbrella above it."""
    n, today = next(_serial), timezone.localdate()
    given = {
        "kind": AgreementKind.PKS,
        "title": f"PKS pelatihan {n}",
        "agency": agency or make_agency(is_lead=True),
        "number": f"500.3/{n}/PKS/{today.year}",
        "signed_on": date(today.year, 1, 2),
        "starts_on": date(today.year, 1, 2),
        "ends_on": date(today.year, 12, 31),
    }
    agreement = Agreement.objects.create(**given | values)
    Agreement.objects.filter(pk=agreement.pk).update(status=AgreementStatus.ACTIVE)
    return Agreement.objects.get(pk=agreement.pk)


def training_values(**values: Any) -> dict[str, Any]:
    """Everything an organiser plans, for a training of today; as cleaned values by field name."""
    today = timezone.localdate()
    return {
        "title": f"Pemasaran digital {next(_serial)}",
        "description": "Foto produk, lokapasar dan pembukuan.",
        "mode": "offline",
        "venue": "Aula DKUKM",
        "region": None,
        "starts_on": today,
        "ends_on": today,
        "enrol_until": today,
        "quota": 30,
        "minimum_attendance": 80,
    } | values


def make_training(
    status: str = TrainingStatus.OPEN,
    *,
    agency: Agency | None = None,
    sessions: int = 1,
    enterprises: Iterable[Enterprise] = (),
    actor: Actor = SYSTEM,
    **values: Any,
) -> Training:
    """A training of today brought to ``status`` through the services, with ``enterprises`` enrolled.

    Its ``sessions`` begin in the first minutes of the day, so that attendance can be recorded at any hour.
    """
    agency = agency or make_agency(is_lead=True)
    given = training_values(**values)
    given.setdefault("agreement", None)
    given["agreement"] = given["agreement"] or make_pks(agency)
    training = planning.plan_training(actor=actor, values=given)
    for n in range(sessions):
        make_session(training, n, actor=actor)
    if status == TrainingStatus.DRAFT:
        return training
    planning.open_enrolment(actor=actor, training=training)
    for enterprise in enterprises:
        enrolment.enrol(actor=actor, training=training, enterprise=enterprise)
    if status in (TrainingStatus.RUNNING, TrainingStatus.FINISHED):
        planning.start(actor=actor, training=training)
    if status == TrainingStatus.FINISHED:
        for session in training.sessions.all():
            everyone_present(session, actor=actor)
        planning.finish(actor=actor, training=training)
    if status == TrainingStatus.CANCELLED:
        planning.cancel(actor=actor, training=training, reason="Narasumber berhalangan.")
    return Training.objects.get(pk=training.pk)


def make_session(training: Training, n: int = 0, *, actor: Actor = SYSTEM) -> Session:
    """The n-th minute of the first day."""
    midnight = timezone.make_aware(datetime.combine(training.starts_on, time()))
    starts_at = midnight + timedelta(minutes=n)
    return planning.add_session(
        actor=actor,
        training=training,
        title=f"Sesi {n + 1}",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=1),
    )


def make_enrolment(
    training: Training | None = None, enterprise: Enterprise | None = None, *, actor: Actor = SYSTEM
) -> Enrolment:
    return enrolment.enrol(
        actor=actor, training=training or make_training(), enterprise=enterprise or make_enterprise()
    )


def everyone_present(session: Session, *, actor: Actor = SYSTEM) -> None:
    ids = list(session.training.enrolments.active().values_list("pk", flat=True))
    attendance.record_attendance(actor=actor, session=session, on_roll=ids, present=ids)


def make_certificate(enterprise: Enterprise | None = None, *, actor: Actor | None = None, **values: Any) -> Certificate:
    """A certificate of a training that this one enterprise has finished, with its file."""
    enterprise = enterprise or make_enterprise()
    training = make_training(TrainingStatus.FINISHED, enterprises=[enterprise], **values)
    made = certificates.make_certificates(
        actor=actor or SYSTEM,
        training_id=training.pk,
        enrolment_ids=list(training.enrolments.values_list("pk", flat=True)),
    )
    return made[0]
