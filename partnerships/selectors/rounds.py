"""Reading rounds: how far each is, what was said of each article, what an agency answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.selectors import people_of_agencies, standing_agencies
from core.scope import Actor, may_on
from partnerships.choices import AnswerStatus, ResponseStatus, Verdict
from partnerships.models import Agreement, Answer, Article, ArticleInput, InputRound


def rounds_of(actor: Actor, agreement: Agreement) -> QuerySet[InputRound]:
    """The rounds of an agreement, the newest first, each with how many were asked, have settled and object."""
    settled = Q(answers__status__in=[AnswerStatus.CONFIRMED, AnswerStatus.WAIVED])
    rounds = InputRound.objects.visible_to(actor).filter(agreement=agreement).select_related("version")
    return rounds.annotate(
        asked=Count("answers"),
        settled=Count("answers", filter=settled),
        objecting=Count(
            "answers", filter=Q(answers__status=AnswerStatus.CONFIRMED, answers__verdict=Verdict.OBJECTION)
        ),
    )


def reads_all_answers(actor: Actor, round_: InputRound) -> bool:
    """Whether the actor reads what every agency says: the secretariat, and who answers for the agreement."""
    reach = actor.reach("round.view")
    return reach.everything or round_.agreement.agency_id in reach.agencies


def reads_words(actor: Actor, answer: Answer) -> bool:
    """Whether the actor reads what is written in an answer: before its head has confirmed it, only its own agency."""
    reach = actor.reach("answer.prepare")
    return answer.confirmed_at is not None or reach.everything or answer.agency_id in reach.agencies


@dataclass(slots=True)
class Voice:
    """One agency in a round, for its line in the list."""

    answer: Answer
    #: The agency that answers today; None when it has ended and nobody took its place.
    speaker: str | None
    #: Whether anybody who could answer is recorded there.
    has_people: bool
    inputs: int = 0
    unanswered: int = 0
    offers: int = 0

    @property
    def is_waited_for(self) -> bool:
        return not self.answer.is_settled

    @property
    def replaced_by(self) -> str:
        """Who speaks for an agency that has ended; empty while it speaks for itself."""
        return self.speaker if self.speaker and self.speaker != self.answer.agency.short_name else ""


def voices_of(round_: InputRound) -> list[Voice]:
    """Every agency of a round: those that are waited for first, then objections. Four queries."""
    answers = list(
        round_.answers.select_related("agency").annotate(
            inputs_count=Count("inputs", distinct=True),
            unanswered_count=Count("inputs", filter=Q(inputs__response_status=ResponseStatus.OPEN), distinct=True),
            offers_count=Count("opportunities", distinct=True),
        )
    )
    standing = standing_agencies()
    people = people_of_agencies("answer.prepare", {agency.pk for agency in standing.values() if agency})
    voices = []
    for answer in answers:
        speaker = standing[answer.agency_id]
        voices.append(
            Voice(
                answer=answer,
                speaker=speaker.short_name if speaker else None,
                has_people=bool(speaker and people[speaker.pk]),
                inputs=answer.inputs_count,
                unanswered=answer.unanswered_count if answer.status == AnswerStatus.CONFIRMED else 0,
                offers=answer.offers_count,
            )
        )
    return sorted(voices, key=lambda voice: (voice.answer.is_settled, not voice.answer.is_required, _gravity(voice)))


def _gravity(voice: Voice) -> int:
    order = [Verdict.OBJECTION, Verdict.INPUT, Verdict.NO_OBJECTION]
    return order.index(Verdict(voice.answer.verdict)) if voice.answer.verdict else len(order)


@dataclass(slots=True)
class Said:
    """What agencies said of one article, or of the whole text when ``article`` is None."""

    article: Article | None
    items: list[ArticleInput] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.article) if self.article else _("The text as a whole")


def said_in(round_: InputRound, *, only_open: bool = False) -> list[Said]:
    """The inputs of a round by article, in the order of the text; only of answers that their heads have confirmed."""
    rows = ArticleInput.objects.filter(answer__round=round_, answer__confirmed_at__isnull=False)
    if only_open:
        rows = rows.filter(response_status=ResponseStatus.OPEN, answer__status=AnswerStatus.CONFIRMED)
    rows = rows.select_related("answer__agency", "article").order_by(
        "article__position", "-is_objection", "answer__agency__short_name"
    )
    return grouped(rows)


def grouped(items: Iterable[ArticleInput]) -> list[Said]:
    """Inputs that are ordered by article, under their articles; the text as a whole comes first."""
    groups: dict[int | None, Said] = {}
    for item in items:
        groups.setdefault(item.article_id, Said(item.article)).items.append(item)
    whole = groups.pop(None, None)
    return [whole, *groups.values()] if whole else list(groups.values())


def may_write(actor: Actor, answer: Answer) -> bool:
    """Whether the actor may write in an answer now; while the head has it, only the head."""
    if not answer.round.is_open or answer.is_settled:
        return False
    permission = "answer.confirm" if answer.status == AnswerStatus.PREPARED else "answer.prepare"
    return bool(may_on(actor, permission, answer))
