"""The evaluation of an agreement before it is extended or left to end: written, handed over, confirmed."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from accounts.selectors import agency_heads, secretariat, sekda, users_reaching
from audit.services import record_act
from core.decisions import Refused, demand
from core.scope import Actor, may_on
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.choices import Recommendation, ReportStatus
from partnerships.models import Agreement, Evaluation
from partnerships.selectors.evaluations import hindrances_to_evaluation, term_figures
from partnerships.services.confirming import confirm, hold_to_write
from workflow.services import apply_move


def begin_evaluation(*, actor: Actor, agreement: Agreement) -> Evaluation:
    """Begin to judge an agreement; the evaluation that is being written when there is one. Raises ``Refused``."""
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "evaluation.write", row))
        refusals = list(hindrances_to_evaluation(row))
        if refusals:
            raise Refused(refusals)
        begun = row.evaluations.exclude(status=ReportStatus.CONFIRMED).first()
        if begun is None:
            begun = Evaluation.objects.create(agreement=row)
            record_act(actor=actor, verb="evaluation.begin", subject=begun)
    return begun


def write_evaluation(
    *, actor: Actor, evaluation: Evaluation, revision: int, recommendation: str, summary: str
) -> Evaluation:
    """Save the judgement; it may still be unfinished. Its figures come from realisation.

    ``revision`` is that of the evaluation the writer began from. Raises ``Refused`` (``MoveRefused``, stale when it
    went on or somebody else has saved meanwhile).
    """
    with transaction.atomic():
        row = hold_to_write(actor=actor, paper=evaluation, permission="evaluation.write", revision=revision)
        row.recommendation = Recommendation(recommendation) if recommendation else ""
        row.summary = summary.strip()
        row.save(update_fields=["recommendation", "summary", "revision"])
    return row


def hand_over(*, actor: Actor, evaluation: Evaluation) -> Evaluation:
    """Hand it to whoever confirms it, who is told. Raises ``MoveRefused``."""
    with transaction.atomic():
        handed = apply_move(actor=actor, instance=evaluation, move="submit")
        _tell(notices.EVALUATION_SUBMITTED, handed, _judges(handed), actor)
    return handed


def confirm_evaluation(*, actor: Actor, evaluation: Evaluation) -> Evaluation:
    """Confirm it: its figures stay, and an extension it recommends can be prepared. Raises ``MoveRefused``."""
    with transaction.atomic():
        figures = term_figures(evaluation.agreement)
        confirmed = confirm(actor=actor, paper=evaluation, permission="evaluation.confirm", figures=figures)
        _tell(
            notices.EVALUATION_CONFIRMED,
            confirmed,
            _writers(confirmed),
            actor,
            recommendation=confirmed.get_recommendation_display(),
        )
    return confirmed


def return_evaluation(*, actor: Actor, evaluation: Evaluation, reason: str) -> Evaluation:
    """Give it back to who wrote it, with what is to be changed. Raises ``MoveRefused``."""
    with transaction.atomic():
        returned = apply_move(actor=actor, instance=evaluation, move="return", reason=reason)
        _tell(notices.EVALUATION_RETURNED, returned, _writers(returned), actor, reason=reason.strip())
    return returned


def _judges(evaluation: Evaluation) -> Iterable[User]:
    """The head of the agency that carries it out; of an agreement of the Governor the Sekda, who chairs TKKSD."""
    agency_id = evaluation.agreement.agency_id
    return sekda() if agency_id is None else agency_heads(agency_id)


def _writers(evaluation: Evaluation) -> Iterable[User]:
    agency_id = evaluation.agreement.agency_id
    return secretariat() if agency_id is None else users_reaching("evaluation.write", agency_id=agency_id)


def _tell(kind: NoticeKind, evaluation: Evaluation, people: Iterable[User], actor: Actor, **context: str) -> None:
    notify(
        kind=kind,
        recipients=[person for person in people if person.pk != actor.user_id],
        context={"title": evaluation.agreement.title} | context,
        url=evaluation.get_absolute_url(),
    )
