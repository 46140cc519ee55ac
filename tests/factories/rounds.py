"""Texts, input rounds with their answers, meetings and decisions."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from partnerships.choices import AgreementKind, AgreementStatus, Verdict
from partnerships.models import Agreement, Answer, Decision, DraftVersion, InputRound, Meeting
from partnerships.services.answers import InputLine, Offer, confirm_answer, save_answer
from partnerships.services.decisions import record_decision
from partnerships.services.meetings import call_meeting
from partnerships.services.rounds import open_round
from tests.factories.accounts import make_agency
from tests.factories.partnerships import make_agreement
from workflow.services import apply_move

_serial = count(1)


def make_text(agreement: Agreement, *headings: str) -> DraftVersion:
    """A version of the text with an article for each heading; two when none is named."""
    version = DraftVersion.objects.create(agreement=agreement, number=agreement.versions.count() + 1)
    for position, heading in enumerate(headings or ("Maksud dan tujuan", "Ruang lingkup"), start=1):
        version.articles.create(position=position, heading=heading, body=f"Isi pasal {position}: {heading.lower()}.")
    return version


def make_round(
    agreement: Agreement | None = None,
    *,
    agencies: Iterable[Agency],
    required: Iterable[Agency] | None = None,
    days: int = 10,
    **values: Any,
) -> InputRound:
    """An open round of these agencies, all of them required unless named, with ``days`` to answer; by default on the
    text of a new draft of a Kesepakatan Bersama.
    """
    if agreement is None:
        agreement = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    if not agreement.versions.exists():
        make_text(agreement)
    if agreement.status == AgreementStatus.DRAFT:
        agreement = apply_move(actor=SYSTEM, instance=agreement, move="review")
    agencies = list(agencies)
    return open_round(
        actor=values.pop("actor", SYSTEM),
        agreement=agreement,
        agencies=agencies,
        required=[agency.pk for agency in (agencies if required is None else required)],
        deadline=timezone.localdate() + timedelta(days=days),
        **values,
    )


def give_answer(
    round_: InputRound,
    agency: Agency,
    verdict: str = Verdict.NO_OBJECTION,
    *,
    inputs: Iterable[InputLine] = (),
    offers: Iterable[Offer] = (),
    confirmed: bool = True,
) -> Answer:
    """What ``agency`` answers; confirmed, or left as it was saved. Input and objection bring a line of their own."""
    answer, lines = round_.answers.get(agency=agency), list(inputs)
    if verdict != Verdict.NO_OBJECTION and not lines:
        article = round_.version.articles.first()
        lines = [InputLine(article.pk if article else None, "Mohon diperjelas.", verdict == Verdict.OBJECTION)]
    answer = save_answer(
        actor=SYSTEM,
        answer=answer,
        revision=answer.revision,
        verdict=verdict,
        note="",
        inputs=lines,
        offers=list(offers),
    )
    return confirm_answer(actor=SYSTEM, answer=answer) if confirmed else answer


def make_meeting(
    agreement: Agreement | None = None, *, agencies: Iterable[Agency] | None = None, begun: bool = False, **values: Any
) -> Meeting:
    """A coordination meeting tomorrow; ``begun``: it began an hour ago."""
    now = timezone.now()
    meeting = call_meeting(
        actor=values.pop("actor", SYSTEM),
        agreement=agreement or make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=()),
        title=values.pop("title", f"Rapat koordinasi {next(_serial)}"),
        starts_at=now + timedelta(days=1),
        place=values.pop("place", "Ruang rapat Sekda"),
        agenda=values.pop("agenda", "Masukan perangkat daerah"),
        agencies=list(agencies) if agencies is not None else [make_agency()],
    )
    if begun:
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=now - timedelta(hours=1))
        meeting.refresh_from_db()
    return meeting


def make_decision(owner: Agency, *, meeting: Meeting | None = None, days: int = 7, **values: Any) -> Decision:
    """Something ``owner`` carries out within ``days``, which may lie in the past."""
    today = timezone.localdate()
    decision = record_decision(
        actor=SYSTEM,
        meeting=meeting or make_meeting(agencies=[owner], begun=True),
        text=values.pop("text", f"Menyusun rencana kerja {next(_serial)}"),
        owner=owner,
        due_on=today + timedelta(days=max(days, 0)),
    )
    if days < 0:
        Decision.objects.filter(pk=decision.pk).update(due_on=today + timedelta(days=days))
        decision.refresh_from_db()
    return decision
