"""The life of a meeting and of what was decided in it."""

from django.utils.translation import gettext_lazy as _

from partnerships.checks import meetings
from partnerships.choices import DecisionStatus, MeetingStatus
from workflow.lifecycle import Lifecycle, Move

MEETING = Lifecycle(
    name="meeting",
    states=MeetingStatus,
    initial=MeetingStatus.INVITED,
    moves=(
        Move(
            name="hold",
            sources=(MeetingStatus.INVITED,),
            target=MeetingStatus.HELD,
            label=_("Record the minutes"),
            permission="meeting.manage",
            checks=(meetings.meeting_has_minutes, meetings.attendance_is_recorded),
            tone="success",
            icon="notebook-pen",
        ),
        Move(
            name="cancel",
            sources=(MeetingStatus.INVITED,),
            target=MeetingStatus.CANCELLED,
            label=_("Cancel the meeting"),
            permission="meeting.manage",
            checks=(meetings.nothing_is_recorded_of_it,),
            needs_reason=True,
            tone="danger",
            icon="circle-x",
        ),
    ),
    tones={MeetingStatus.INVITED: "info", MeetingStatus.HELD: "success", MeetingStatus.CANCELLED: "danger"},
)

DECISION = Lifecycle(
    name="decision",
    states=DecisionStatus,
    initial=DecisionStatus.OPEN,
    moves=(
        Move(
            name="finish",
            sources=(DecisionStatus.OPEN,),
            target=DecisionStatus.DONE,
            label=_("Done"),
            permission="decision.close",
            needs_reason=True,
            tone="success",
            icon="check",
            hint=_("Say what was done."),
        ),
        Move(
            name="drop",
            sources=(DecisionStatus.OPEN,),
            target=DecisionStatus.DROPPED,
            label=_("Drop"),
            permission="meeting.manage",
            needs_reason=True,
            tone="danger",
            icon="x",
        ),
    ),
    tones={DecisionStatus.OPEN: "warning", DecisionStatus.DONE: "success"},
)
