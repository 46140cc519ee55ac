"""The life of what officers write about an agreement in force and their head confirms."""

from django.utils.translation import gettext_lazy as _

from core.text import Words
from partnerships.checks import monitoring
from partnerships.choices import ReportStatus
from workflow.lifecycle import Check, Lifecycle, Move


def _confirmed_by_the_head(
    name: str,
    permission: str,
    *,
    submit: Words,
    written: tuple[Check, ...],
    confirmed: tuple[Check, ...],
    hint: Words,
) -> Lifecycle:
    """What officers write, hand to their head, and the head confirms or gives back.

    ``written`` must hold from the handing over on, ``confirmed`` at the confirmation too.
    """
    return Lifecycle(
        name=name,
        states=ReportStatus,
        initial=ReportStatus.DRAFT,
        moves=(
            Move(
                name="submit",
                sources=(ReportStatus.DRAFT,),
                target=ReportStatus.SUBMITTED,
                label=submit,
                permission=f"{permission}.write",
                checks=written,
                icon="send",
            ),
            Move(
                name="confirm",
                sources=(ReportStatus.SUBMITTED,),
                target=ReportStatus.CONFIRMED,
                label=_("Confirm"),
                permission=f"{permission}.confirm",
                checks=(*written, *confirmed),
                tone="success",
                icon="badge-check",
                hint=hint,
            ),
            Move(
                name="return",
                sources=(ReportStatus.SUBMITTED,),
                target=ReportStatus.DRAFT,
                label=_("Give back"),
                permission=f"{permission}.confirm",
                needs_reason=True,
                tone="warning",
                icon="undo-2",
            ),
        ),
        tones={ReportStatus.SUBMITTED: "info", ReportStatus.CONFIRMED: "success"},
    )


QUARTER = _confirmed_by_the_head(
    "quarter_report",
    "quarter",
    submit=_("Hand to the head"),
    written=(monitoring.quarter_is_told,),
    confirmed=(monitoring.quarter_is_over,),
    hint=_("The figures of the quarter are taken as they stand now and kept with the report."),
)

EVALUATION = _confirmed_by_the_head(
    "evaluation",
    "evaluation",
    submit=_("Hand over for confirmation"),
    written=(monitoring.evaluation_is_whole,),
    confirmed=(),
    hint=_("The figures of the whole term are taken as they stand now and kept with the evaluation."),
)
