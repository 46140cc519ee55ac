"""When a quarterly report or an evaluation may be handed on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.formats import day_short
from core.scope import Actor

if TYPE_CHECKING:
    from partnerships.models import Evaluation, QuarterReport


def quarter_is_told(report: "QuarterReport", actor: Actor) -> Iterable[Refusal]:
    if not report.narrative.strip():
        yield Refusal(_("Write what was done in this quarter."), field="narrative")


def quarter_is_over(report: "QuarterReport", actor: Actor) -> Iterable[Refusal]:
    if not report.period.is_over:
        yield Refusal(
            _("The quarter is not over yet."),
            _("Confirm it after %(day)s.") % {"day": day_short(report.period.days.last)},
        )


def evaluation_is_whole(evaluation: "Evaluation", actor: Actor) -> Iterable[Refusal]:
    if not evaluation.recommendation:
        yield Refusal(_("Choose what you recommend."), field="recommendation")
    if not evaluation.summary.strip():
        yield Refusal(_("Say why: what was reached, what was not."), field="summary")
