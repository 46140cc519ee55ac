"""When a meeting may be closed or called off."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor
from partnerships.choices import MeetingStatus

if TYPE_CHECKING:
    from partnerships.models import Agreement, Meeting


def meeting_has_minutes(meeting: "Meeting", actor: Actor) -> Iterable[Refusal]:
    if not meeting.minutes.strip():
        yield Refusal(_("Write the minutes."), field="minutes")
    if not meeting.has_begun:
        yield Refusal(_("The meeting has not begun."))


def attendance_is_recorded(meeting: "Meeting", actor: Actor) -> Iterable[Refusal]:
    if meeting.invitations.filter(attended__isnull=True).exists():
        yield Refusal(_("Say of each agency whether it came."), field="attendance")


def nothing_is_recorded_of_it(meeting: "Meeting", actor: Actor) -> Iterable[Refusal]:
    """A meeting of which minutes, attendance or decisions are written down has taken place."""
    came = meeting.invitations.filter(attended=True).exists()
    if came or meeting.minutes.strip() or meeting.decisions.exists():
        yield Refusal(
            _("What happened in this meeting is written down already, so it cannot be called off."),
            _("Finish its minutes and close it as held."),
        )


def no_meeting_is_called(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    waiting = agreement.meetings.filter(status=MeetingStatus.INVITED).order_by("starts_at", "pk").first()
    if waiting is not None:
        yield Refusal(
            _("Agencies are still invited to “%(meeting)s”.") % {"meeting": waiting},
            _("Call that meeting off, or close it as held."),
        )
