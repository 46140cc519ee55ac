"""Reading evaluations: what was reached over the whole term, and whether an extension may be prepared."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.decisions import Refusal
from partnerships.choices import AgreementKind, AgreementStatus, ReportStatus
from partnerships.figures import Figure
from partnerships.models import Agreement, Evaluation, Target
from partnerships.selectors.agreements import realised

#: An agreement is judged while it is in force, and once its term is over.
_JUDGED = (AgreementStatus.ACTIVE, AgreementStatus.EXPIRED)


def term_figures(agreement: Agreement) -> list[Figure]:
    """What was promised for each year of the term and what was reached, as it stands now; for a Kesepakatan Bersama
    that of the signed agreements under it as well.
    """
    under = Agreement.objects.signed().filter(parent=agreement)
    targets = Target.objects.filter(Q(agreement=agreement) | Q(agreement__in=under.values("pk")))
    rows = list(targets.select_related("agreement", "region").order_by("agreement_id", "year", "indicator", "pk"))
    reached = realised(rows)
    return [
        Figure.taken(
            target,
            reached.get(target.pk, 0),
            agreement="" if target.agreement_id == agreement.pk else target.agreement.title,
        )
        for target in rows
    ]


def figures_judged(evaluation: Evaluation) -> list[Figure]:
    """The figures of an evaluation: as confirmed, else as they stand now."""
    if evaluation.is_confirmed:
        return [Figure.of(stored) for stored in evaluation.figures]
    return term_figures(evaluation.agreement)


def last_confirmed(agreement: Agreement) -> Evaluation | None:
    """The evaluation that counts: the one that was confirmed last."""
    confirmed = agreement.evaluations.filter(status=ReportStatus.CONFIRMED)
    return confirmed.order_by("-confirmed_at", "-pk").first()


def extensions_of(agreement: Agreement) -> QuerySet[Agreement]:
    """The agreements that extend it, drafts among them; those that came to nothing are left out."""
    return agreement.renewals.exclude(status=AgreementStatus.CANCELLED).order_by("pk")


def hindrances_to_evaluation(agreement: Agreement) -> Iterable[Refusal]:
    """Why an evaluation of the agreement cannot be begun."""
    if agreement.kind == AgreementKind.ADDENDUM and agreement.renews_id is None:
        yield Refusal(_("An addendum is not evaluated by itself."), _("Evaluate the agreement that it changes."))
    elif agreement.status not in _JUDGED:
        yield Refusal(
            _("Only an agreement that is in force, or whose term is over, is evaluated; this one is “%(state)s”.")
            % {"state": agreement.state_label}
        )


def hindrances_to_extension(agreement: Agreement) -> Iterable[Refusal]:
    """Why no extension of the agreement can be prepared now, and what to do first."""
    evaluation, extension = last_confirmed(agreement), extensions_of(agreement).first()
    if agreement.status not in _JUDGED:
        yield Refusal(
            _("Only an agreement that is in force, or whose term is over, is extended; this one is “%(state)s”.")
            % {"state": agreement.state_label}
        )
    if extension is not None:
        yield Refusal(
            _("Its extension is there already: “%(title)s” (%(state)s).")
            % {"title": extension.title, "state": extension.state_label},
            _("Go on with it, or cancel that draft first.") if extension.is_draft else "",
        )
    if evaluation is None:
        yield Refusal(
            _("No evaluation of it has been confirmed."),
            _("Write the evaluation and have it confirmed first."),
        )
    elif not evaluation.recommends_extension:
        yield Refusal(
            _("The evaluation recommends to let it end."),
            _("If that has changed, evaluate it once more."),
        )
