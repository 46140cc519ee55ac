"""Trainings of the demo: finished ones with attendance and certificates, one that runs, some to enrol in."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency, User
from audit.context import acting_as
from enterprises.choices import Evidence, Step
from enterprises.demo.story import record_steps
from enterprises.models import Engagement, Enterprise, StepRecord
from partnerships.choices import AgreementKind
from partnerships.models import Agreement
from partnerships.selectors.shortlist import companies_chosen_for
from training.choices import EnrolmentStatus, Mode, TrainingStatus
from training.codes import new_code
from training.models import Attendance, Certificate, Enrolment, Session, Training
from training.numbering import next_certificate_number

#: Share of those registered who were certified (Jakarta, 2021) and of those enrolled who came (Jakarta, 2018).
CERTIFIED, CAME = 0.62, 0.63
GROUP = 40
TITLES: dict[str, list[str]] = {
    "dkukm": ["Dasar kewirausahaan OK OCE", "Pembukuan sederhana", "Pemasaran digital", "Mengurus NIB dan PIRT"],
    "disperindag": ["Kemasan dan label produk", "Foto produk dengan ponsel"],
    "dlhk": ["Olahan madu teran dan hasil hutan"],
    "dkp": ["Olahan ikan yang tahan lama"],
    "dpkp": ["Olahan lada dan jahe merah"],
    "disparbudkepora": ["Wirausaha muda kreatif"],
    "disnaker": ["Dari pencari kerja menjadi wirausaha"],
    "dp3acskb": ["Perempuan berwirausaha dari rumah"],
}
PLACES = ("Gedung Mahligai", "Balai desa", "Aula kecamatan", "PLUT KUMKM", "Gedung serba guna")


def load(*, seed: int = 2026) -> int:
    """Make the trainings; returns how many."""
    rng = random.Random(seed)
    today = timezone.localdate()
    agreements = {
        a.agency.code: a
        for a in Agreement.objects.in_force().filter(kind=AgreementKind.PKS).select_related("agency")
        if a.agency is not None
    }
    enterprises = list(
        Enterprise.objects.filter(registered_on__lte=today - timedelta(days=20)).select_related("owner").order_by("pk")
    )
    certified = enterprises[: int(len(enterprises) * CERTIFIED)]
    absent = iter(enterprises[int(len(enterprises) * CERTIFIED) :] * 4)
    officer = User.objects.get(email="petugas.dkukm@babel.example")
    # Every second training is the lead agency's.
    others = [code for code in agreements if code != "dkukm"]
    with acting_as(SYSTEM):
        for index, start in enumerate(range(0, len(certified), GROUP)):
            code = "dkukm" if index % 2 == 0 else others[index // 2 % len(others)]
            first = today - timedelta(days=14 + index * 9 % 140)
            _finished(rng, agreements[code], certified[start : start + GROUP], absent, first, officer)
        for index, code in enumerate(("dkukm", "disperindag", "dkp")):
            _coming(rng, agreements[code], today + timedelta(days=6 + index * 5), enterprises[index * 12 :][:12])
    return Training.objects.count()


def _plan(rng: random.Random, agreement: Agreement, first: date, quota: int) -> Training:
    agency: Agency | None = agreement.agency
    assert agency is not None
    training = Training.objects.create(
        agreement=agreement,
        agency=agency,
        company=companies_chosen_for([agreement]).first(),
        title=rng.choice(TITLES[agency.code]),
        description="Peserta membawa contoh produk dan catatan penjualan satu bulan.",
        mode=Mode.OFFLINE,
        venue=f"{rng.choice(PLACES)}, pukul 08.30 WIB",
        starts_on=first,
        ends_on=first + timedelta(days=1),
        enrol_until=first - timedelta(days=1),
        quota=quota,
    )
    Session.objects.bulk_create(
        [
            Session(
                training=training,
                title=title,
                starts_at=_at(first + timedelta(days=n), 8),
                ends_at=_at(first + timedelta(days=n), 15),
            )
            for n, title in enumerate(("Hari pertama: materi", "Hari kedua: praktik"))
        ]
    )
    return training


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 30)))


def _enrol(training: Training, enterprises: list[Enterprise], first: date) -> list[Enrolment]:
    return Enrolment.objects.bulk_create(
        [
            Enrolment(
                training=training,
                enterprise=enterprise,
                participant_name=enterprise.owner.full_name,
                status=EnrolmentStatus.ENROLLED,
                enrolled_at=_at(first - timedelta(days=5), 9),
            )
            for enterprise in enterprises
        ]
    )


def _finished(
    rng: random.Random,
    agreement: Agreement,
    present: list[Enterprise],
    absent: Iterator[Enterprise],
    first: date,
    officer: User,
) -> None:
    missing = list({e.pk: e for e in islice(absent, int(len(present) * (1 / CAME - 1)))}.values())
    training = _plan(rng, agreement, first, quota=len(present) + len(missing))
    enrolments = _enrol(training, present + missing, first)
    came = {enterprise.pk for enterprise in present}
    Attendance.objects.bulk_create(
        [
            Attendance(
                session=session,
                enrolment=enrolment,
                present=enrolment.enterprise_id in came,
                recorded_at=session.ends_at,
                recorded_by=officer,
            )
            for session in training.sessions.all()
            for enrolment in enrolments
        ]
    )
    for status in (TrainingStatus.OPEN, TrainingStatus.RUNNING, TrainingStatus.FINISHED):
        Training.objects.filter(pk=training.pk).update(status=status)
    _certify(training, [enrolment for enrolment in enrolments if enrolment.enterprise_id in came])


def _certify(training: Training, enrolments: list[Enrolment]) -> None:
    """Certificates without a file: it is drawn when somebody asks for it."""
    day = training.ends_on
    certificates = Certificate.objects.bulk_create(
        [
            Certificate(
                enrolment=enrolment,
                number=next_certificate_number(agency=training.agency, day=day),
                token=new_code(),
                holder_name=enrolment.participant_name,
                issued_on=day,
            )
            for enrolment in enrolments
        ]
    )
    record_steps(
        [
            StepRecord(
                enterprise_id=certificate.enrolment.enterprise_id,
                step=Step.P2,
                achieved_on=day,
                agency=training.agency,
                evidence=Evidence.CERTIFICATE,
                evidence_id=certificate.pk,
                evidence_text=certificate.number,
                recorded_by="Rina Marlina",
            )
            for certificate in certificates
        ]
    )
    Engagement.objects.bulk_create(
        [Engagement(enterprise_id=e.enterprise_id, agency=training.agency) for e in enrolments], ignore_conflicts=True
    )


def _coming(rng: random.Random, agreement: Agreement, first: date, enterprises: list[Enterprise]) -> None:
    training = _plan(rng, agreement, first, quota=GROUP)
    Training.objects.filter(pk=training.pk).update(status=TrainingStatus.OPEN)
    _enrol(training, enterprises, timezone.localdate())
