"""The life of a call for partner companies."""

from django.utils.translation import gettext_lazy as _

from partnerships.checks import shortlist
from partnerships.choices import CallStatus
from workflow.lifecycle import Lifecycle, Move

CALL = Lifecycle(
    name="call",
    states=CallStatus,
    initial=CallStatus.DRAFT,
    moves=(
        Move(
            name="start",
            sources=(CallStatus.DRAFT,),
            target=CallStatus.SCORING,
            label=_("Start scoring"),
            permission="call.manage",
            checks=(shortlist.call_is_ready,),
            icon="play",
            hint=_("Criteria, candidates and assessors then stay as they are."),
        ),
        Move(
            name="decide",
            sources=(CallStatus.SCORING,),
            target=CallStatus.DECIDED,
            label=_("Decide"),
            permission="call.decide",
            checks=(shortlist.scores_are_whole, shortlist.choice_is_explained),
            tone="success",
            icon="gavel",
        ),
        Move(
            name="cancel",
            sources=(CallStatus.DRAFT, CallStatus.SCORING),
            target=CallStatus.CANCELLED,
            label=_("Cancel the call"),
            permission="call.manage",
            needs_reason=True,
            tone="danger",
            icon="circle-x",
        ),
    ),
    tones={CallStatus.SCORING: "warning", CallStatus.DECIDED: "success", CallStatus.CANCELLED: "danger"},
)
