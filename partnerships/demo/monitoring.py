"""Quarterly reports and evaluations of the demo: most confirmed, one on the desk of its head, one late."""

from collections.abc import Sequence

from accounts.actors import SYSTEM, actor_for
from accounts.models import User
from accounts.selectors import agency_heads
from audit.context import acting_as
from core.scope import Actor
from partnerships.choices import AgreementKind, Recommendation
from partnerships.models import Agreement, Evaluation, QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.quarters import asked_quarters
from partnerships.services.evaluating import begin_evaluation, confirm_evaluation, hand_over, write_evaluation
from partnerships.services.monitoring import begin_report, confirm_report, hand_to_head, write_report

#: Agencies whose report of the newest quarter is not confirmed: on the desk of the head, and not begun.
HANDED_IN, LATE = "dpkp", "disparbudkepora"
#: PKS that end soon: the evaluation of one is confirmed, of the other it waits for confirmation.
JUDGED, TO_JUDGE = "disnaker", "dp3acskb"

NARRATIVES = (
    "Pelatihan berjalan sesuai jadwal. Peserta datang dari semua kabupaten/kota; sertifikat dibagikan hari terakhir.",
    "Pendampingan dilakukan bersama relawan OK OCE. Produk peserta dipamerkan pada bazar di halaman kantor gubernur.",
    "Kegiatan dipusatkan di sentra usaha. Peserta yang lulus diarahkan ke pengurusan NIB dan sertifikat halal.",
)
OBSTACLES = (
    "Peserta dari Belitung Timur terkendala jadwal kapal; satu angkatan diundur dua minggu.",
    "Bahan kemasan sulit didapat dan harganya naik.",
    "",
)
PLANS = (
    "Satu angkatan lagi di Bangka Selatan, dan temu usaha dengan pembeli.",
    "Melanjutkan pendampingan dan mendaftarkan peserta ke pasar daring.",
    "Menyusun jadwal bersama kabupaten/kota agar tidak bersamaan dengan musim panen.",
)


def load(agreements: Sequence[Agreement] | None = None) -> int:
    """Report on the signed PKS (or on ``agreements``), once there is something to report: after trainings and support.

    Returns how many reports were begun; none when there is one already.
    """
    if QuarterReport.objects.exists():
        return 0
    if agreements is None:
        signed = Agreement.objects.signed().filter(kind=AgreementKind.PKS)
        agreements = list(signed.select_related("agency").order_by("pk"))
    newest, *earlier = asked_quarters()
    for serial, agreement in enumerate(agreements):
        actor = _head_of(agreement)
        with acting_as(actor):
            for quarter in [*reversed(earlier), newest]:
                if agreement.held_within(quarter.days):
                    _report(actor, agreement, quarter, serial, is_newest=quarter == newest)
            _judge(actor, agreement)
    _judge_umbrella()
    return QuarterReport.objects.count()


def _judge_umbrella() -> None:
    """The Kesepakatan Bersama in force, judged by the secretariat and the Sekda: the next one is on its way."""
    umbrella = Agreement.objects.in_force().filter(kind=AgreementKind.KB, renewals__isnull=False).first()
    if umbrella is None:
        return
    secretary, sekda = (
        actor_for(User.objects.get(email=f"{name}@babel.example").pk) for name in ("sekretariat", "sekda")
    )
    with acting_as(secretary):
        evaluation = begin_evaluation(actor=secretary, agreement=umbrella)
        evaluation = write_evaluation(
            actor=secretary,
            evaluation=evaluation,
            revision=evaluation.revision,
            recommendation=Recommendation.EXTEND_CHANGED,
            summary=(
                "Delapan perangkat daerah menandatangani PKS dan pelatihan berjalan di semua kabupaten/kota. "
                "Pelaporan keuangan (P6) dan permodalan (P7) belum ditawarkan siapa pun; naskah lanjutan mengaturnya."
            ),
        )
        evaluation = hand_over(actor=secretary, evaluation=evaluation)
    with acting_as(sekda):
        confirm_evaluation(actor=sekda, evaluation=evaluation)


def _head_of(agreement: Agreement) -> Actor:
    head = agency_heads(agreement.agency_id).first() if agreement.agency_id else None
    return actor_for(head.pk) if head else SYSTEM


def _report(actor: Actor, agreement: Agreement, quarter: Quarter, serial: int, *, is_newest: bool) -> None:
    code = agreement.agency.code if agreement.agency else ""
    if is_newest and code == LATE:
        return
    report = begin_report(actor=actor, agreement=agreement, quarter=quarter)
    report = write_report(
        actor=actor,
        report=report,
        revision=report.revision,
        narrative=NARRATIVES[serial % len(NARRATIVES)],
        obstacles=OBSTACLES[serial % len(OBSTACLES)],
        plan=PLANS[serial % len(PLANS)],
    )
    if is_newest and code == HANDED_IN:
        hand_to_head(actor=actor, report=report)
    else:
        confirm_report(actor=actor, report=report)


def _judge(actor: Actor, agreement: Agreement) -> Evaluation | None:
    code = agreement.agency.code if agreement.agency else ""
    if code not in (JUDGED, TO_JUDGE) or not agreement.is_in_force:
        return None
    evaluation = begin_evaluation(actor=actor, agreement=agreement)
    evaluation = write_evaluation(
        actor=actor,
        evaluation=evaluation,
        revision=evaluation.revision,
        recommendation=Recommendation.EXTEND_CHANGED,
        summary=(
            "Sasaran belum tercapai karena pelatihan baru dimulai pada pertengahan tahun. "
            "Kerja sama layak diteruskan dengan target yang dibagi menurut kabupaten/kota."
        ),
    )
    if code == JUDGED:
        return confirm_evaluation(actor=actor, evaluation=evaluation)
    return hand_over(actor=actor, evaluation=evaluation)
