"""Trainings in every state, with people in them."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from core.scope import Actor
from enterprises.models import Enterprise
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from training.choices import TrainingStatus
from training.models import Certificate, Enrolment, Session, Training
from training.services import attendance, certificates, enrolment, planning

_serial = count(1)


def training_values(**values: Any) -> dict[str, Any]:
    """Everything an organiser plans, for a training of yesterday and today; as cleaned values by field name."""
    today = timezone.localdate()
    return {
        "title": f"Pemasaran digital {next(_serial)}",
        "description": "Foto produk, lokapasar dan pembukuan.",
        "mode": "offline",
        "venue": "Aula DKUKM",
        "region": None,
        "starts_on": today - timedelta(days=1),
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
    """A training brought to ``status`` through the services, with ``enterprises`` enrolled.

    Its ``sessions`` were all held yesterday, so that attendance can be recorded; everyone was at all of them when it is
    finished.
    """
    given = training_values(**values)
    if "agreement" not in given:
        given["agreement"] = make_agreement(agency=agency)
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
    """An hour of the first day, from eight in the morning on."""
    starts_at = timezone.make_aware(datetime.combine(training.starts_on, time(8 + n)))
    return planning.add_session(
        actor=actor,
        training=training,
        title=f"Sesi {n + 1}",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=50),
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
