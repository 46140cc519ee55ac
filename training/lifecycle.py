"""The lives of a training, an enrolment and a certificate."""

from django.utils.translation import gettext_lazy as _

from training import checks
from training.choices import CertificateStatus, EnrolmentStatus
from training.choices import TrainingStatus as S
from workflow.lifecycle import Lifecycle, Move

TRAINING = Lifecycle(
    name="training",
    states=S,
    initial=S.DRAFT,
    moves=(
        Move(
            name="open",
            sources=(S.DRAFT,),
            target=S.OPEN,
            label=_("Open enrolment"),
            permission="training.manage",
            checks=(checks.agreement_is_in_force, checks.has_sessions, checks.enrolment_is_ahead),
            icon="door-open",
            hint=_("Entrepreneurs see it and can enrol."),
        ),
        Move(
            name="start",
            sources=(S.OPEN,),
            target=S.RUNNING,
            label=_("Start"),
            permission="training.manage",
            checks=(checks.has_begun,),
            icon="play",
            hint=_("Enrolment closes."),
        ),
        Move(
            name="finish",
            sources=(S.RUNNING,),
            target=S.FINISHED,
            label=_("Finish"),
            permission="training.manage",
            checks=(checks.attendance_is_recorded,),
            tone="success",
            icon="flag",
            hint=_("Certificates can then be issued to those who attended enough."),
        ),
        Move(
            name="cancel",
            sources=(S.DRAFT, S.OPEN),
            target=S.CANCELLED,
            label=_("Cancel the training"),
            permission="training.manage",
            needs_reason=True,
            tone="danger",
            icon="circle-x",
            hint=_("Those enrolled are told the reason."),
        ),
    ),
    tones={S.OPEN: "info", S.RUNNING: "warning", S.FINISHED: "success", S.CANCELLED: "danger"},
)

ENROLMENT = Lifecycle(
    name="enrolment",
    states=EnrolmentStatus,
    initial=EnrolmentStatus.ENROLLED,
    moves=(
        Move(
            name="cancel",
            sources=(EnrolmentStatus.ENROLLED,),
            target=EnrolmentStatus.CANCELLED,
            label=_("Cancel enrolment"),
            permission="training.enrol",
            checks=(checks.has_not_begun,),
            tone="danger",
            icon="x",
        ),
        Move(
            name="again",
            sources=(EnrolmentStatus.CANCELLED,),
            target=EnrolmentStatus.ENROLLED,
            label=_("Enrol again"),
            permission="training.enrol",
            checks=(checks.may_come_back,),
            icon="rotate-ccw",
        ),
        Move(
            name="remove",
            sources=(EnrolmentStatus.ENROLLED,),
            target=EnrolmentStatus.REMOVED,
            label=_("Take off the list"),
            permission="training.manage",
            checks=(checks.has_no_certificate,),
            needs_reason=True,
            tone="danger",
            icon="user-minus",
            hint=_("The place becomes free. The participant reads these words."),
        ),
        Move(
            name="readmit",
            sources=(EnrolmentStatus.CANCELLED, EnrolmentStatus.REMOVED),
            target=EnrolmentStatus.ENROLLED,
            label=_("Put back on the list"),
            permission="training.manage",
            checks=(checks.may_be_put_back,),
            icon="user-plus",
        ),
    ),
    tones={EnrolmentStatus.ENROLLED: "success", EnrolmentStatus.REMOVED: "danger"},
)

CERTIFICATE = Lifecycle(
    name="certificate",
    states=CertificateStatus,
    initial=CertificateStatus.VALID,
    moves=(
        Move(
            name="revoke",
            sources=(CertificateStatus.VALID,),
            target=CertificateStatus.REVOKED,
            label=_("Revoke"),
            permission="certificate.issue",
            needs_reason=True,
            tone="danger",
            icon="ban",
            hint=_("The public page will say that it is revoked, and step P2 is revoked with it."),
        ),
    ),
    tones={CertificateStatus.VALID: "success", CertificateStatus.REVOKED: "danger"},
)
