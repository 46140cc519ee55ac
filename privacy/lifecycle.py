"""How a request of a person goes, and how a breach."""

from django.utils.translation import gettext_lazy as _

from privacy import checks
from privacy.choices import BreachStatus as B
from privacy.choices import RequestStatus as S
from workflow.lifecycle import Lifecycle, Move

REQUEST = Lifecycle(
    name="data_request",
    states=S,
    initial=S.RECEIVED,
    moves=(
        Move(
            name="take",
            sources=(S.RECEIVED,),
            target=S.HANDLING,
            label=_("Take it up"),
            permission="privacy.handle",
            icon="hand",
        ),
        Move(
            name="grant",
            sources=(S.HANDLING,),
            target=S.GRANTED,
            label=_("Grant the request"),
            permission="privacy.handle",
            checks=(checks.is_known, checks.nothing_demands_keeping),
            tone="success",
            icon="check",
            hint=_(
                "A deletion, a restriction and an objection are carried out at once and by themselves; a deletion"
                " cannot be undone."
            ),
        ),
        Move(
            name="refuse",
            sources=(S.RECEIVED, S.HANDLING),
            target=S.REFUSED,
            label=_("Refuse"),
            permission="privacy.handle",
            checks=(checks.names_ground,),
            needs_reason=True,
            tone="danger",
            icon="ban",
        ),
        Move(
            name="finish",
            sources=(S.GRANTED,),
            target=S.DONE,
            label=_("Done"),
            permission="privacy.handle",
            checks=(checks.is_no_erasure_under_way,),
            tone="success",
            icon="check-check",
            hint=_("What was asked for has been handed over or corrected. The person is told."),
        ),
        Move(
            name="withdraw",
            sources=(S.RECEIVED, S.HANDLING),
            target=S.WITHDRAWN,
            label=_("Take back"),
            permission="privacy.ask",
            icon="undo-2",
        ),
    ),
    tones={S.RECEIVED: "info", S.HANDLING: "warning", S.GRANTED: "info", S.REFUSED: "danger", S.DONE: "success"},
)

BREACH = Lifecycle(
    name="breach",
    states=B,
    initial=B.RECORDED,
    moves=(
        Move(
            name="tell",
            sources=(B.RECORDED,),
            target=B.TOLD,
            label=_("All notices are sent"),
            permission="privacy.breach",
            checks=(checks.both_are_told,),
            tone="success",
            icon="mail-check",
        ),
        Move(
            name="spare",
            sources=(B.RECORDED,),
            target=B.NO_NOTICE,
            label=_("Nobody has to be told"),
            permission="privacy.breach",
            needs_reason=True,
            icon="shield-check",
            hint=_("Only where no personal data were exposed to anyone. Say how that is known."),
        ),
        Move(
            name="close",
            sources=(B.TOLD, B.NO_NOTICE),
            target=B.CLOSED,
            label=_("Close"),
            permission="privacy.breach",
            checks=(checks.has_measures,),
            icon="lock",
        ),
    ),
    tones={B.RECORDED: "danger", B.TOLD: "info", B.NO_NOTICE: "neutral", B.CLOSED: "success"},
)
