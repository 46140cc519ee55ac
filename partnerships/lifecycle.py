"""The life of an agreement."""

from django.utils.translation import gettext_lazy as _

from partnerships import checks
from partnerships.choices import AgreementStatus as S
from workflow.lifecycle import Lifecycle, Move

AGREEMENT = Lifecycle(
    name="agreement",
    states=S,
    initial=S.DRAFT,
    moves=(
        Move(
            name="sign",
            sources=(S.DRAFT,),
            target=S.ACTIVE,
            label=_("Record the signing"),
            permission="agreement.sign",
            checks=(
                checks.has_both_numbers,
                checks.has_dates,
                checks.kb_is_short_enough,
                checks.has_signed_document,
                checks.parent_is_in_force,
                checks.agency_exists_at_signing,
                checks.has_targets,
            ),
            tone="success",
            icon="signature",
            hint=_("From now on it is in force; its numbers, dates and agency name stay as they are."),
        ),
        Move(
            name="expire",
            sources=(S.ACTIVE,),
            target=S.EXPIRED,
            label=_("Close at its end"),
            permission="agreement.end",
            checks=(checks.end_has_come,),
            icon="calendar-x",
        ),
        Move(
            name="terminate",
            sources=(S.ACTIVE,),
            target=S.TERMINATED,
            label=_("End early"),
            permission="agreement.end",
            needs_reason=True,
            tone="danger",
            icon="octagon-x",
            hint=_("Say on what ground and from which day."),
        ),
        Move(
            name="cancel",
            sources=(S.DRAFT,),
            target=S.CANCELLED,
            label=_("Cancel the draft"),
            permission="agreement.draft",
            needs_reason=True,
            tone="danger",
            icon="trash-2",
        ),
    ),
    tones={S.ACTIVE: "success", S.EXPIRED: "neutral", S.TERMINATED: "danger", S.DRAFT: "info"},
)
