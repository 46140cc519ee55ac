"""The life of a registration."""

from django.utils.translation import gettext_lazy as _

from enterprises.checks import is_complete, is_not_own
from enterprises.choices import RegistrationStatus as S
from workflow.lifecycle import Lifecycle, Move

REGISTRATION = Lifecycle(
    name="registration",
    states=S,
    initial=S.DRAFT,
    moves=(
        Move(
            name="submit",
            sources=(S.DRAFT, S.CORRECTION),
            target=S.SUBMITTED,
            label=_("Submit"),
            permission="registration.own",
            checks=(is_complete,),
            icon="send",
        ),
        Move(
            name="verify",
            sources=(S.SUBMITTED,),
            target=S.VERIFIED,
            label=_("Verify"),
            permission="registration.verify",
            checks=(is_complete, is_not_own),
            tone="success",
            icon="badge-check",
            hint=_("The enterprise enters the register and step P1 is done."),
        ),
        Move(
            name="return",
            sources=(S.SUBMITTED,),
            target=S.CORRECTION,
            label=_("Ask for a correction"),
            permission="registration.verify",
            checks=(is_not_own,),
            needs_reason=True,
            tone="warning",
            icon="undo-2",
            hint=_("Say what must be corrected. The entrepreneur reads these words."),
        ),
        Move(
            name="refuse",
            sources=(S.SUBMITTED,),
            target=S.REFUSED,
            label=_("Refuse"),
            permission="registration.verify",
            checks=(is_not_own,),
            needs_reason=True,
            tone="danger",
            icon="circle-x",
            hint=_("Say why. The entrepreneur reads these words."),
        ),
        Move(
            name="withdraw",
            sources=(S.DRAFT, S.SUBMITTED, S.CORRECTION),
            target=S.WITHDRAWN,
            label=_("Withdraw"),
            permission="registration.own",
            tone="danger",
            icon="trash-2",
        ),
    ),
    tones={
        S.SUBMITTED: "info",
        S.CORRECTION: "warning",
        S.VERIFIED: "success",
        S.REFUSED: "danger",
    },
)
