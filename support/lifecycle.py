"""A record of support stands until it is voided with a reason; it is never edited or deleted."""

from django.utils.translation import gettext_lazy as _

from support.choices import RecordStatus as S
from workflow.lifecycle import Lifecycle, Move


def _record_lifecycle(name: str) -> Lifecycle:
    return Lifecycle(
        name=name,
        states=S,
        initial=S.RECORDED,
        moves=(
            Move(
                name="void",
                sources=(S.RECORDED,),
                target=S.VOIDED,
                label=_("Void"),
                permission="support.record",
                needs_reason=True,
                tone="danger",
                icon="ban",
                hint=_("For a record made by mistake. It stays readable; the step it proved is revoked with it."),
            ),
        ),
        tones={S.RECORDED: "success", S.VOIDED: "danger"},
    )


MARKETING = _record_lifecycle("marketing")
CAPITAL = _record_lifecycle("capital")
