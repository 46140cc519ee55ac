"""What the drafter does with each input: accepted into an article, or not accepted because of something."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from partnerships import notices
from partnerships.choices import AgreementStatus, AnswerStatus, ResponseStatus
from partnerships.models import Agreement, Answer, ArticleInput
from partnerships.services.rounds import tell_agencies

#: While the text is at one of these, its drafter answers inputs; after that it is closed.
_ANSWERING = {AgreementStatus.INPUT, AgreementStatus.REVIEW, AgreementStatus.REVISION}


def respond(
    *, actor: Actor, item: ArticleInput, accepted: bool, article: int | None = None, reason: str = ""
) -> ArticleInput:
    """Answer one input. ``article`` is the number of the article of the current version it is accepted into.

    An acceptance says where it went, a refusal why: in its article or in ``reason``. The agency is told once all its
    inputs have an answer, and when one of them changes later. Raises ``Refused``.
    """
    with transaction.atomic():
        answer = Answer.objects.select_related("round").get(pk=item.answer_id)
        agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=answer.round.agreement_id)
        demand(may_on(actor, "agreement.draft", agreement))
        row = ArticleInput.objects.select_for_update(of=("self",)).get(pk=item.pk)
        _refuse_unless_due(agreement, answer)
        text = _response(agreement, accepted, article, reason.strip())
        status = ResponseStatus.ACCEPTED if accepted else ResponseStatus.REJECTED
        if (row.response_status, row.response) == (status, text):
            return row
        row.response_status, row.response, row.responded_at = status, text, timezone.now()
        row.save(update_fields=["response_status", "response", "responded_at"])
        record_act(actor=actor, verb="input.respond", subject=agreement, reason=text, data={"input": row.pk})
        _tell_if_all_are_answered(answer)
    return row


def _refuse_unless_due(agreement: Agreement, answer: Answer) -> None:
    if agreement.status not in _ANSWERING:
        raise Refused(
            [
                Refusal(
                    _("The text is “%(state)s”: inputs are no longer answered.") % {"state": agreement.state_label},
                    _("Send it back for revision first."),
                )
            ]
        )
    if answer.status != AnswerStatus.CONFIRMED:
        raise Refused([Refusal(_("The head of the agency has not confirmed this answer."), _("Wait for it."))])


def _response(agreement: Agreement, accepted: bool, article: int | None, reason: str) -> str:
    """What is written as answer: "Pasal 5 (Ruang lingkup)" and the reason. Pasal is the word of the document itself."""
    if not accepted:
        if not reason:
            raise Refused([Refusal(_("Say why it is not accepted."), field="reason")])
        return reason
    if article is None and not reason:
        raise Refused([Refusal(_("Say into which article it was taken, or how it was met."), field="article")])
    if article is None:
        return reason
    version = agreement.current_version
    found = version.articles.filter(position=article).first() if version else None
    if found is None:
        raise Refused([Refusal(_("The current version has no article %(n)s.") % {"n": article}, field="article")])
    place = f"Pasal {found.position} ({found.heading})"
    return f"{place}. {reason}" if reason else place


def _tell_if_all_are_answered(answer: Answer) -> None:
    states = list(answer.inputs.values_list("response_status", flat=True))
    if ResponseStatus.OPEN in states:
        return
    tell_agencies(
        notices.INPUT_ANSWERED,
        answer.round,
        [answer],
        accepted=str(states.count(ResponseStatus.ACCEPTED)),
        rejected=str(states.count(ResponseStatus.REJECTED)),
    )
