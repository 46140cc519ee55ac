"""Two coordination meetings about the next agreement: one held, with what it decided, and one that is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.actors import actor_for
from accounts.models import Agency, User
from audit.context import acting_as
from core.scope import Actor
from partnerships.models import Agreement, Decision, Meeting
from partnerships.services.decisions import finish_decision, record_decision
from partnerships.services.meetings import Attendance, call_meeting, close_meeting, write_minutes

INVITED = ("dkukm", "disperindag", "dlhk", "dkp", "dpmptsp", "bakuda", "bappeda", "biro-hukum")
STAYED_AWAY = frozenset({"dkp"})
MINUTES = """Dibahas ruang lingkup dan pembiayaan naskah lanjutan.
Setiap perangkat daerah menyampaikan peluang pelatihan dan pemasaran sesuai tugasnya.
Belum ada perangkat daerah yang menawarkan pelaporan keuangan (P6).
Disepakati bahwa beban APBD hanya untuk kegiatan yang sudah ada dalam DPA."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the meeting decided: by whom, until so many days from now (negative: overdue), and what came of it."""

    agency: str
    text: str
    days: int
    outcome: str = ""


DECIDED = (
    Decided("dlhk", "Mengusulkan 10 dari 40 perusahaan mitra kehutanan", -2),
    Decided("dkukm", "Menyusun rencana kerja pelatihan tiap kecamatan", 12),
    Decided("dkukm", "Mencari pelaksana pelatihan pembukuan (P6)", -1),
    Decided("disperindag", "Menyiapkan kalender pameran", 3, "Kalender diserahkan kepada sekretariat TKKSD."),
    Decided("biro-hukum", "Merumuskan ayat tentang perpanjangan", 5),
)


def load(secretary: Actor, draft: Agreement, heads: Mapping[int, User]) -> None:
    """Both meetings about ``draft``; ``heads`` are those of the agencies, by their ids."""
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=INVITED)}
    with acting_as(secretary):
        held = _call(secretary, draft, "Rapat koordinasi masukan naskah", timezone.localtime(), agencies)
        _moved_back(held, days=4)
        _hold(secretary, held)
        given = [(decided, _decide(secretary, held, decided, agencies[decided.agency])) for decided in DECIDED]
        close_meeting(actor=secretary, meeting=held)
        soon = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=6), time(9)))
        _call(secretary, draft, "Rapat penyelarasan pembiayaan", soon, agencies)
    for decided, decision in given:
        if decided.outcome:
            head = actor_for(heads[decision.owner_id].pk)
            with acting_as(head):
                finish_decision(actor=head, decision=decision, outcome=decided.outcome)


def _call(actor: Actor, draft: Agreement, title: str, starts_at: datetime, agencies: Mapping[str, Agency]) -> Meeting:
    return call_meeting(
        actor=actor,
        agreement=draft,
        title=title,
        starts_at=starts_at,
        place="Ruang rapat Sekretaris Daerah",
        agenda="Masukan perangkat daerah atas naskah.\nPeluang menurut tujuh langkah.\nTindak lanjut.",
        agencies=list(agencies.values()),
    )


def _moved_back(meeting: Meeting, *, days: int) -> None:
    """Nobody can call a meeting for a day that has passed; the demo tells of one that was."""
    day = timezone.localdate() - timedelta(days=days)
    meeting.starts_at = timezone.make_aware(datetime.combine(day, time(9)))
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=meeting.starts_at)


def _hold(actor: Actor, meeting: Meeting) -> None:
    attendance = {
        row.pk: Attendance(True, "Sekretaris dinas") if row.agency.code not in STAYED_AWAY else Attendance(False)
        for row in meeting.invitations.select_related("agency")
    }
    write_minutes(actor=actor, meeting=meeting, minutes=MINUTES, attendance=attendance)


def _decide(secretary: Actor, meeting: Meeting, decided: Decided, owner: Agency) -> Decision:
    """As with the meeting: a decision is given for a day to come, and its day passes."""
    today = timezone.localdate()
    due = today + timedelta(days=max(decided.days, 0))
    decision = record_decision(actor=secretary, meeting=meeting, text=decided.text, owner=owner, due_on=due)
    if decided.days < 0:
        Decision.objects.filter(pk=decision.pk).update(due_on=today + timedelta(days=decided.days))
    return decision
