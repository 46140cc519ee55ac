"""The life of an input round and of the answers in it."""

from django.utils.translation import gettext_lazy as _

from partnerships.checks import rounds
from partnerships.choices import AnswerStatus, RoundStatus
from workflow.lifecycle import Lifecycle, Move

ROUND = Lifecycle(
    name="input_round",
    states=RoundStatus,
    initial=RoundStatus.OPEN,
    moves=(
        Move(
            name="close",
            sources=(RoundStatus.OPEN,),
            target=RoundStatus.CLOSED,
            label=_("Close the round"),
            permission="round.manage",
            icon="circle-check",
            hint=_("Agencies can no longer answer. Silent agencies stay silent and hold up the signing."),
        ),
        Move(
            name="cancel",
            sources=(RoundStatus.OPEN,),
            target=RoundStatus.CANCELLED,
            label=_("Cancel the round"),
            permission="round.manage",
            needs_reason=True,
            tone="danger",
            icon="circle-x",
        ),
    ),
    tones={RoundStatus.OPEN: "info", RoundStatus.CLOSED: "success", RoundStatus.CANCELLED: "danger"},
)

ANSWER = Lifecycle(
    name="answer",
    states=AnswerStatus,
    initial=AnswerStatus.SILENT,
    moves=(
        Move(
            name="prepare",
            sources=(AnswerStatus.SILENT,),
            target=AnswerStatus.PREPARED,
            label=_("Hand to the head"),
            permission="answer.prepare",
            checks=(rounds.round_is_open, rounds.answer_is_whole),
            icon="send",
        ),
        Move(
            name="confirm",
            sources=(AnswerStatus.PREPARED,),
            target=AnswerStatus.CONFIRMED,
            label=_("Confirm"),
            permission="answer.confirm",
            checks=(rounds.round_is_open, rounds.answer_is_whole),
            tone="success",
            icon="badge-check",
            hint=_("This becomes the answer of your agency."),
        ),
        Move(
            name="return",
            sources=(AnswerStatus.PREPARED,),
            target=AnswerStatus.SILENT,
            label=_("Give back"),
            permission="answer.confirm",
            checks=(rounds.round_is_open,),
            needs_reason=True,
            tone="warning",
            icon="undo-2",
        ),
        Move(
            name="waive",
            sources=(AnswerStatus.SILENT, AnswerStatus.PREPARED, AnswerStatus.CONFIRMED),
            target=AnswerStatus.WAIVED,
            label=_("Waive"),
            permission="answer.waive",
            checks=(rounds.signing_waits_for_it,),
            needs_reason=True,
            tone="warning",
            icon="gavel",
            hint=_("The signing no longer waits for this agency. The reason is kept for good."),
        ),
    ),
    tones={
        AnswerStatus.SILENT: "warning",
        AnswerStatus.PREPARED: "info",
        AnswerStatus.CONFIRMED: "success",
        AnswerStatus.WAIVED: "neutral",
    },
)
