"""The trace of demo rows that are written in bulk: the acts by which people would have made them, on their days."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from audit.models import Act
from enterprises.choices import RegistrationStatus
from enterprises.models import Enterprise, Registration, StepRecord


def record_steps(records: list[StepRecord]) -> None:
    """Record steps in bulk, each with the act that tells of it."""
    StepRecord.objects.record_all(records)
    kind = ContentType.objects.get_for_model(Enterprise)
    Act.objects.bulk_create(
        (
            Act(
                at=_at(record.achieved_on),
                verb="journey.record",
                actor_name=record.recorded_by,
                agency_id=record.agency_id,
                content_type=kind,
                object_id=str(record.enterprise_id),
                to_state=record.step,
                data={"step": record.step, "evidence": record.evidence, "text": record.evidence_text},
            )
            for record in records
        ),
        batch_size=1000,
    )


def tell_registrations(rows: Iterable[Registration], *, verifier: str) -> None:
    """That they were submitted and verified on their days."""
    kind = ContentType.objects.get_for_model(Registration)
    acts = []
    for row in rows:
        assert row.submitted_at and row.decided_at
        submitted, verified = RegistrationStatus.SUBMITTED, RegistrationStatus.VERIFIED
        for verb, at, name, before, after in (
            ("registration.submit", row.submitted_at, row.full_name, RegistrationStatus.DRAFT, submitted),
            ("registration.verify", row.decided_at, verifier, submitted, verified),
        ):
            acts.append(
                Act(
                    at=at,
                    verb=verb,
                    actor_name=name,
                    content_type=kind,
                    object_id=str(row.pk),
                    subject_text=str(row)[:200],
                    from_state=before,
                    to_state=after,
                )
            )
    Act.objects.bulk_create(acts, batch_size=1000)


def _at(day: date) -> datetime:
    """The afternoon of that day, or this moment of today: nothing of the demo lies ahead."""
    return min(timezone.make_aware(datetime.combine(day, time(15))), timezone.now())
