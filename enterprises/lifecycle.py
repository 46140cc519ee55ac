"""The life of a registration, and of a licence."""

from django.utils.translation import gettext_lazy as _

from enterprises.checks import (
    is_complete,
    is_not_own,
    is_number_of_one,
    is_others_licence,
    is_still_valid,
    is_told_apart,
)
from enterprises.choices import ImportStatus
from enterprises.choices import LicenceStatus as L
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
            checks=(is_complete, is_not_own, is_told_apart),
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

LICENCE = Lifecycle(
    name="licence",
    states=L,
    initial=L.DECLARED,
    moves=(
        Move(
            name="verify",
            sources=(L.DECLARED,),
            target=L.VERIFIED,
            label=_("Verify"),
            permission="licence.verify",
            checks=(is_others_licence, is_still_valid, is_number_of_one),
            tone="success",
            icon="badge-check",
        ),
        Move(
            name="refuse",
            sources=(L.DECLARED,),
            target=L.REFUSED,
            label=_("Refuse"),
            permission="licence.verify",
            checks=(is_others_licence,),
            needs_reason=True,
            tone="danger",
            icon="circle-x",
            hint=_("Say what is wrong with it. The owner reads these words and can give it again."),
        ),
        Move(
            name="revoke",
            sources=(L.VERIFIED,),
            target=L.REFUSED,
            label=_("Take back the verification"),
            permission="licence.verify",
            checks=(is_others_licence,),
            needs_reason=True,
            tone="danger",
            icon="undo-2",
            hint=_("Step P4 falls with it, if it rests on this licence. The owner reads the reason."),
        ),
        Move(
            name="expire",
            sources=(L.DECLARED, L.VERIFIED),
            target=L.EXPIRED,
            label=_("Expired"),
            permission="licence.expire",
            tone="warning",
            icon="calendar-x",
        ),
    ),
    tones={L.DECLARED: "info", L.VERIFIED: "success", L.REFUSED: "danger", L.EXPIRED: "warning"},
)

#: Checking, running and undoing are done by a worker, with the rights of whoever ordered it.
IMPORT = Lifecycle(
    name="import",
    states=ImportStatus,
    initial=ImportStatus.UPLOADED,
    moves=(
        Move(
            name="check",
            sources=(ImportStatus.UPLOADED,),
            target=ImportStatus.CHECKED,
            label=_("Check the rows"),
            permission="enterprise.import",
            icon="list-checks",
        ),
        Move(
            name="fail",
            sources=(ImportStatus.UPLOADED,),
            target=ImportStatus.FAILED,
            label=_("Refuse the file"),
            permission="enterprise.import",
            tone="danger",
            icon="file-x",
        ),
        Move(
            name="reopen",
            sources=(ImportStatus.CHECKED, ImportStatus.FAILED),
            target=ImportStatus.UPLOADED,
            label=_("Choose the columns again"),
            permission="enterprise.import",
            icon="columns-3",
        ),
        Move(
            name="run",
            sources=(ImportStatus.CHECKED,),
            target=ImportStatus.DONE,
            label=_("Import"),
            permission="enterprise.import",
            tone="success",
            icon="database",
        ),
        Move(
            name="undo",
            sources=(ImportStatus.DONE,),
            target=ImportStatus.UNDONE,
            label=_("Undo the import"),
            permission="enterprise.import",
            needs_reason=True,
            tone="danger",
            icon="undo-2",
        ),
    ),
    tones={
        ImportStatus.CHECKED: "info",
        ImportStatus.DONE: "success",
        ImportStatus.FAILED: "danger",
    },
)
