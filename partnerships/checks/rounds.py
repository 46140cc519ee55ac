"""What the input of the agencies must be: to each answer, and to the signing that waits for all of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.decisions import Refusal
from core.formats import day_short
from core.scope import Actor
from partnerships.choices import AnswerStatus, ResponseStatus, RoundStatus, Verdict

if TYPE_CHECKING:
    from partnerships.models import Agreement, Answer


def no_round_is_open(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if agreement.rounds.filter(status=RoundStatus.OPEN).exists():
        yield Refusal(_("An input round is still open."), _("Close it first."))


def agencies_have_answered(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """Every agency that had to answer has done so, or the Sekda has waived it.

    In any round that was not cancelled: a second round that asks only a few does not free the others.
    """
    silent = []
    for answers in _by_agency(agreement):
        required = [number for number, answer in enumerate(answers) if answer.is_required]
        if required and not any(answer.is_settled for answer in answers[required[-1] :]):
            silent.append(answers[-1].agency.short_name)
    if silent:
        yield Refusal(
            ngettext("%(agencies)s has not answered.", "These have not answered: %(agencies)s.", len(silent))
            % {"agencies": ", ".join(silent)},
            _("Remind them while the round is open, or let the Sekda waive their answer."),
        )


def inputs_are_answered(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """The drafter has answered every input; an objection of an agency stands until it is accepted or waived, or the
    agency itself no longer raises it in a later round.
    """
    unanswered, objecting = [], []
    for answers in _by_agency(agreement):
        agency = answers[-1].agency.short_name
        heard = [answer for answer in answers if answer.status == AnswerStatus.CONFIRMED]
        if any(item.response_status == ResponseStatus.OPEN for answer in heard for item in answer.inputs.all()):
            unanswered.append(agency)
        settled = [answer for answer in answers if answer.is_settled]
        if settled and settled[-1].status == AnswerStatus.CONFIRMED and settled[-1].has_standing_objection:
            objecting.append(agency)
    if unanswered:
        yield Refusal(
            _("Inputs without an answer: %(agencies)s.") % {"agencies": ", ".join(unanswered)},
            _("Accept each of them or give a reason."),
        )
    if objecting:
        yield Refusal(
            _("Objections that stand: %(agencies)s.") % {"agencies": ", ".join(objecting)},
            _("Mend the draft and accept them, or let the Sekda waive them."),
        )


def _by_agency(agreement: "Agreement") -> list[list["Answer"]]:
    """The answers of each agency to this agreement, the oldest first; agencies by their names. Two queries."""
    answers: dict[int, list[Answer]] = {}
    for answer in agreement.answers.select_related("agency").prefetch_related("inputs"):
        answers.setdefault(answer.agency_id, []).append(answer)
    return sorted(answers.values(), key=lambda of_one: of_one[-1].agency.short_name)


def round_is_open(answer: "Answer", actor: Actor) -> Iterable[Refusal]:
    if not answer.round.is_open:
        yield Refusal(
            _("The round is closed: agencies can no longer answer."),
            _("Tell the secretariat of TKKSD, which may open another round."),
        )


def answer_is_whole(answer: "Answer", actor: Actor) -> Iterable[Refusal]:
    """A verdict is given, and what is said article by article agrees with it."""
    inputs = list(answer.inputs.all())
    objects = any(item.is_objection for item in inputs)
    if not answer.verdict:
        yield Refusal(_("Choose your verdict."), field="verdict")
    elif answer.verdict == Verdict.OBJECTION and not objects:
        yield Refusal(
            _("Say what your objection is:"), _("write it at its article and tick “objection”."), field="verdict"
        )
    elif answer.verdict != Verdict.OBJECTION and objects:
        yield Refusal(
            _("One of your inputs is ticked as an objection."),
            _("Choose “objection”, or take the tick away."),
            field="verdict",
        )
    elif answer.verdict == Verdict.INPUT and not inputs:
        yield Refusal(_("Write at least one input."), field="verdict")
    elif answer.verdict == Verdict.NO_OBJECTION and inputs:
        yield Refusal(_("You have written input to the text."), _("Choose “input”, or remove it."), field="verdict")


def signing_waits_for_it(answer: "Answer", actor: Actor) -> Iterable[Refusal]:
    """Only what holds up a signing can be waived: a required agency that let its time pass, or an objection."""
    agreement, round_ = answer.round.agreement, answer.round
    if round_.status == RoundStatus.CANCELLED:
        yield Refusal(_("The round was called off: nothing waits for this answer."))
    elif not agreement.is_draft:
        yield Refusal(_("The agreement is “%(state)s”: no signing waits any more.") % {"state": agreement.state_label})
    elif answer.status == AnswerStatus.CONFIRMED:
        if not any(
            item.is_objection and item.response_status != ResponseStatus.ACCEPTED for item in answer.inputs.all()
        ):
            yield Refusal(_("The agency has answered, and no objection of it stands: there is nothing to waive."))
    elif not answer.is_required:
        yield Refusal(_("This agency need not answer: the signing does not wait for it."))
    elif round_.is_open and round_.days_left >= 0:
        yield Refusal(
            _("The agency can still answer, until %(day)s.") % {"day": day_short(round_.deadline)},
            _("Wait until then, or let the secretariat close the round."),
        )
