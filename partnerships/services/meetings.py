"""Coordination meetings: called, held with minutes and attendance, or called off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from accounts.selectors import people_of_agencies, standing_agencies
from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.once import sent_before
from core.scope import Actor, may_on
from core.stamps import demand_unchanged, stamp_of
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.choices import MeetingStatus
from partnerships.models import Agreement, Meeting, MeetingInvitation
from partnerships.periods import FURTHEST_MEETING, refuse_far
from partnerships.services.rounds import refusals_of_agencies
from workflow.services import apply_move


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether an agency came, and who for it; ``attended`` is None while nobody has said."""

    attended: bool | None
    delegate: str = ""


def call_meeting(
    *,
    actor: Actor,
    agreement: Agreement,
    title: str,
    starts_at: datetime,
    place: str,
    agenda: str,
    agencies: Sequence[Agency],
    token: UUID | None = None,
) -> Meeting:
    """Invite agencies to a meeting about an agreement; their officers and heads are told. Raises ``Refused``.

    The same ``token`` again gives the meeting it made.
    """
    demand(may_on(actor, "meeting.manage", agreement))
    refusals = [*_refusals_of_time(starts_at), *refusals_of_agencies(agencies)]
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        meeting = Meeting(
            agreement=agreement,
            title=title.strip(),
            starts_at=starts_at,
            place=place.strip(),
            agenda=agenda.strip(),
            request_token=token,
        )
        if before := sent_before(meeting, ("agreement_id", "title", "starts_at", "place")):
            return before
        meeting.save()
        _invite(meeting, agencies)
        record_act(actor=actor, verb="meeting.call", subject=meeting, data={"agencies": len(agencies)})
        _tell(notices.MEETING_CALLED, meeting)
    return meeting


def change_meeting(
    *,
    actor: Actor,
    meeting: Meeting,
    title: str,
    starts_at: datetime,
    place: str,
    agenda: str,
    agencies: Sequence[Agency],
) -> Meeting:
    """Change an invitation. Who was invited is told when the time or place moves; who is new, of the meeting. Raises
    ``Refused``.
    """
    with transaction.atomic():
        row = hold_meeting(actor, meeting)
        already = set(row.invitations.values_list("agency_id", flat=True))
        added = [agency for agency in agencies if agency.pk not in already]
        moved = (row.starts_at, row.place) != (starts_at, place.strip())
        refusals = [*(_refusals_of_time(starts_at) if moved else ()), *refusals_of_agencies(added or agencies)]
        if refusals:
            raise Refused(refusals)
        row.title, row.starts_at, row.place, row.agenda = title.strip(), starts_at, place.strip(), agenda.strip()
        row.save(update_fields=["title", "starts_at", "place", "agenda"])
        row.invitations.exclude(agency__in=agencies).delete()
        _invite(row, added)
        record_act(actor=actor, verb="meeting.change", subject=row)
        if moved:
            _tell(notices.MEETING_CHANGED, row, among=already)
        _tell(notices.MEETING_CALLED, row, among={agency.pk for agency in added})
    return row


def stamp_of_minutes(meeting: Meeting) -> str:
    """The mark of minutes and attendance as they are stored."""
    came = meeting.invitations.order_by("pk").values_list("pk", "attended", "delegate")
    return stamp_of(meeting.minutes, list(came))


def write_minutes(
    *, actor: Actor, meeting: Meeting, minutes: str, attendance: Mapping[int, Attendance], seen: str = ""
) -> Meeting:
    """Keep minutes and attendance (by the id of the invitation) so far, before the meeting is closed as held.

    ``seen`` is the stamp of what the writer was shown. Raises ``Refused``, also when somebody has saved since.
    """
    with transaction.atomic():
        row = hold_meeting(actor, meeting)
        demand_unchanged(seen, stamp_of_minutes(row))
        if not row.has_begun:
            raise Refused([Refusal(_("The meeting has not begun."), _("Write the minutes once it has."))])
        row.minutes = minutes.strip()
        row.save(update_fields=["minutes"])
        for invitation in row.invitations.filter(pk__in=attendance):
            given = attendance[invitation.pk]
            delegate = given.delegate.strip() if given.attended else ""
            if (invitation.attended, invitation.delegate) != (given.attended, delegate):
                invitation.attended, invitation.delegate = given.attended, delegate
                invitation.save(update_fields=["attended", "delegate"])
    return row


def close_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Close it as held: minutes and attendance stay as they are, and whoever was invited can read them. Raises
    ``MoveRefused``.
    """
    with transaction.atomic():
        held = apply_move(actor=actor, instance=meeting, move="hold")
        _tell(notices.MEETING_HELD, held)
    return held


def cancel_meeting(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Call it off. Raises ``MoveRefused``."""
    with transaction.atomic():
        cancelled = apply_move(actor=actor, instance=meeting, move="cancel", reason=reason)
        _tell(notices.MEETING_CANCELLED, cancelled, reason=reason.strip())
    return cancelled


def hold_meeting(actor: Actor, meeting: Meeting) -> Meeting:
    """The meeting, locked until the transaction ends; refused unless it is still to be held and the actor's to lead."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=meeting.pk)
    demand(may_on(actor, "meeting.manage", row))
    if row.status != MeetingStatus.INVITED:
        raise Refused(_("The meeting is “%(state)s”: nothing of it changes any more.") % {"state": row.state_label})
    return row


def _invite(meeting: Meeting, agencies: Sequence[Agency]) -> None:
    MeetingInvitation.objects.bulk_create(MeetingInvitation(meeting=meeting, agency=agency) for agency in agencies)


def _refusals_of_time(starts_at: datetime) -> list[Refusal]:
    """A meeting that was held without being called here is recorded the same day."""
    if starts_at.date() < timezone.localdate():
        return [Refusal(_("This day has passed."), _("Choose today or a later day."), field="day")]
    return refuse_far(starts_at.date(), days=FURTHEST_MEETING, field="day")


def _tell(kind: NoticeKind, meeting: Meeting, *, among: set[int] | None = None, **context: str) -> None:
    """Tell the people of the invited agencies (only of those ``among``, when given), each person once."""
    standing = standing_agencies()
    invited = meeting.invitations.values_list("agency_id", flat=True)
    agencies = [standing[pk] for pk in invited if among is None or pk in among]
    people = people_of_agencies("answer.prepare", {agency.pk for agency in agencies if agency})
    notify(
        kind=kind,
        recipients={user.pk: user for users in people.values() for user in users}.values(),
        context={
            "title": meeting.title,
            "agreement": meeting.agreement.title,
            "when": formats.moment(meeting.starts_at),
            "place": meeting.place,
            **context,
        },
        url=meeting.get_absolute_url(),
    )
