"""What must be true before an agreement may move."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.decisions import Refusal
from core.formats import day_short
from core.scope import Actor
from partnerships.choices import (
    AgreementKind,
    AgreementStatus,
    AnswerStatus,
    FileKind,
    ResponseStatus,
    RoundStatus,
    Verdict,
)
from partnerships.kinds import SHAPES
from partnerships.periods import Days

if TYPE_CHECKING:
    from partnerships.models import Agreement, Answer, Call, Evaluation, Meeting, QuarterReport

#: As ``workflow.lifecycle.Check``, named here because lifecycles are built on these.
Check = Callable[[Any, Actor], Iterable[Refusal]]


def has_both_numbers(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """Each party gives the document a number of its own."""
    if not agreement.number:
        yield Refusal(_("The province's number is missing."), field="number")
    parties = list(agreement.parties.select_related("partner"))
    if not parties:
        yield Refusal(_("No partner is named as a party."), _("Add the partner to the agreement first."))
    for party in parties:
        if not party.number:
            yield Refusal(_("The number of %(partner)s is missing.") % {"partner": party}, field=party.number_field)


def has_dates(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    days = {"signed_on": _("signed on"), "starts_on": _("in force from"), "ends_on": _("in force until")}
    for name, label in days.items():
        if getattr(agreement, name) is None:
            yield Refusal(_("Missing: %(field)s.") % {"field": label}, field=name)
    if agreement.signed_on and agreement.signed_on > timezone.localdate():
        yield Refusal(_("The day of signing lies in the future."), field="signed_on")
    if agreement.starts_on and agreement.ends_on and agreement.ends_on < agreement.starts_on:
        yield Refusal(_("The last day lies before the first."), field="ends_on")


def has_signed_document(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if not agreement.files.filter(kind=FileKind.SIGNED).exists():
        yield Refusal(_("The signed document is missing."), _("Upload it as PDF."), field="document")


def parent_is_in_force(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A PKS stands under a Kesepakatan Bersama in force on the day of signing (PP 28/2018); an addendum likewise.

    Whether that one has ended since does not matter: what was signed in time may be recorded later.
    """
    if SHAPES[AgreementKind(agreement.kind)].stands_alone:
        return
    parent = agreement.parent
    if parent is None:
        yield Refusal(_("It must stand under an agreement that is in force."), _("Choose it."), field="parent")
    elif not parent.was_signed:
        yield Refusal(
            _("The agreement above it is not in force (%(state)s).") % {"state": parent.get_status_display()},
            field="parent",
        )
    elif agreement.signed_on and not parent.held_on(agreement.signed_on):
        yield _not_held(parent, agreement.signed_on)


def _not_held(parent: "Agreement", day: date) -> Refusal:
    if parent.starts_on and day < parent.starts_on:
        return Refusal(_("It is signed before the agreement above it begins."), field="signed_on")
    mend = _("Let it stand under one that was in force that day.")
    return Refusal(_("On that day the agreement above it was no longer in force."), mend, field="signed_on")


def agency_exists_at_signing(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    agency, day = agreement.agency, agreement.signed_on
    if agency is not None and day is not None and not agency.exists_on(day):
        yield Refusal(
            _("%(agency)s did not exist on the day of signing.") % {"agency": agency},
            _("Choose its successor: %(successor)s.") % {"successor": agency.successor} if agency.successor else "",
            field="agency",
        )


def has_targets(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A PKS promises something that can be counted; what it promised is what we trace."""
    if agreement.kind == AgreementKind.PKS and not agreement.targets.exists():
        yield Refusal(_("A PKS needs at least one target."), _("Add its targets first."), field="targets")


def end_has_come(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if agreement.ends_on is None or agreement.ends_on >= timezone.localdate():
        yield Refusal(_("Its last day has not passed."))


def kb_is_short_enough(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """The longest term of a Kesepakatan Bersama is a setting, because no text of law was found for it."""
    longest = settings.KB_MAX_MONTHS
    if agreement.kind != AgreementKind.KB or not longest or not (agreement.starts_on and agreement.ends_on):
        return
    months = (
        (agreement.ends_on.year - agreement.starts_on.year) * 12 + agreement.ends_on.month - agreement.starts_on.month
    )
    if months > longest or (months == longest and agreement.ends_on.day > agreement.starts_on.day):
        yield Refusal(
            _("A Kesepakatan Bersama runs for at most %(months)s months.") % {"months": longest}, field="ends_on"
        )


def went_through_the_stages(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A text or a round in this system binds: such a draft is signed only once it is ready. One negotiated on paper has
    neither.
    """
    if agreement.status == AgreementStatus.DRAFT and (agreement.versions.exists() or agreement.rounds.exists()):
        yield Refusal(
            _("The draft is being worked on here and is not ready to sign."),
            _("Let TKKSD review it and declare it ready first."),
        )


def has_text(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """There is a version with at least one article that says something."""
    version = agreement.current_version
    if version is None or not version.articles.written().exists():
        yield Refusal(_("The draft has no articles yet."), _("Write them, or import them from a Word file."))


def no_article_is_empty(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A heading that a first version began with is written under, or taken out."""
    version = agreement.current_version
    if version is None:
        return
    for article in version.articles.filter(body=""):
        yield Refusal(
            _("Article %(number)d (%(heading)s) has no text.")
            % {"number": article.position, "heading": article.heading},
            _("Write it, or take it out of the draft."),
        )


def documents_are_there(move: str) -> Check:
    """The documents that ``DocumentRule`` asks of this kind of agreement before ``move``.

    The signed original has a check of its own, which no rule can take away.
    """

    def documents(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
        have = {FileKind.SIGNED, *agreement.files.values_list("kind", flat=True)}
        for rule in agreement.document_rules(move):
            if rule.file_kind not in have:
                yield Refusal(
                    _("Missing document: %(document)s.") % {"document": rule.get_file_kind_display()},
                    _("Upload it on the page of the agreement."),
                )

    documents.__name__ = f"documents_are_there({move})"
    return documents


def required_articles_are_there(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """UU 23/2014 art. 366 names what a contract holds at least; ``ArticleRule`` keeps the list."""
    for rule in agreement.missing_articles():
        yield Refusal(
            _("A required article is missing: %(article)s.") % {"article": rule.get_article_kind_display()},
            _("Add it to the draft."),
        )


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


def council_question_is_answered(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """Whether the DPRD must approve is answered, with a reason, before a PKS is signed (stage 5)."""
    umbrella = agreement.parent if agreement.kind == AgreementKind.PKS else None
    if umbrella is None:
        return
    if umbrella.council_needed is None:
        yield Refusal(
            _("For the agreement above it nobody has recorded whether the DPRD must approve."),
            _("Record it on the page of the Kesepakatan Bersama."),
        )
    elif umbrella.council_needed and not umbrella.council_approved_on:
        yield Refusal(_("The approval of the DPRD is needed and not recorded."), _("Record its date and document."))


def does_not_overlap(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """The same PKS of one agency with one partner under one umbrella does not run twice at the same time."""
    if agreement.kind != AgreementKind.PKS or not (agreement.starts_on and agreement.ends_on):
        return
    if agreement.ends_on < agreement.starts_on:  # said by another check
        return
    twins = (
        type(agreement)
        .objects.held_within(Days(agreement.starts_on, agreement.ends_on))
        .filter(
            kind=AgreementKind.PKS,
            agency=agreement.agency,
            parent=agreement.parent,
            title__iexact=agreement.title,
            partners__in=agreement.partners.values("pk"),
        )
        .exclude(pk=agreement.pk)
    )
    twin = twins.order_by("starts_on", "pk").first()
    if twin is not None:
        days = {"number": twin.number, "first": day_short(twin.starts_on), "last": day_short(twin.ends_on)}
        yield Refusal(
            _("Its period overlaps with %(number)s (%(first)s to %(last)s).") % days,
            _("Choose other dates, or end the other first."),
            field="starts_on",
        )


def successor_is_in_force(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    signed = agreement.renewals.filter(status=AgreementStatus.ACTIVE).order_by("starts_on", "pk").first()
    if signed is None:
        yield Refusal(_("Its extension is not in force yet."), _("Sign the extension first."))
    elif signed.starts_on and signed.starts_on > timezone.localdate():
        yield Refusal(_("Its extension begins only on %(day)s.") % {"day": day_short(signed.starts_on)})


def ending_is_lawful(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if not agreement.termination_ground:
        yield Refusal(_("Choose the lawful ground."), field="termination_ground")
    day = agreement.terminated_on
    if day is None:
        yield Refusal(_("Give the day from which it no longer holds."), field="terminated_on")
    elif agreement.starts_on and day < agreement.starts_on:
        yield Refusal(_("That day lies before its beginning."), field="terminated_on")
    elif day > timezone.localdate():
        mend = _("Record it on that day, or sign an addendum that ends it earlier.")
        yield Refusal(_("That day has not come yet."), mend, field="terminated_on")
    elif agreement.ends_on and day > agreement.ends_on:
        yield Refusal(_("By that day its term is over anyway."), field="terminated_on")


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


def meeting_has_minutes(meeting: "Meeting", actor: Actor) -> Iterable[Refusal]:
    if not meeting.minutes.strip():
        yield Refusal(_("Write the minutes."), field="minutes")
    if not meeting.has_begun:
        yield Refusal(_("The meeting has not begun."))


def attendance_is_recorded(meeting: "Meeting", actor: Actor) -> Iterable[Refusal]:
    if meeting.invitations.filter(attended__isnull=True).exists():
        yield Refusal(_("Say of each agency whether it came."), field="attendance")


def call_is_ready(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """Criteria weigh 100 %, there are more candidates than places, and somebody scores."""
    weights = sum(call.criteria.values_list("weight", flat=True))
    if weights != 100:
        yield Refusal(_("The weights add up to %(sum)s %%, not 100 %%.") % {"sum": weights})
    if call.candidates.count() < call.quota:
        yield Refusal(_("There are fewer candidates than places."))
    if not call.assessors.exists():
        yield Refusal(_("Nobody has been named to score."))


def scores_are_whole(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """Every assessor has scored every candidate by every criterion: an empty box is not a zero."""
    expected = call.candidates.count() * call.criteria.count() * call.assessors.count()
    given = sum(candidate.scores.count() for candidate in call.candidates.all())
    if given < expected:
        yield Refusal(_("%(missing)d scores are missing.") % {"missing": expected - given})


def choice_is_explained(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """As many are chosen as there are places, and every departure from the ranking has its reason."""
    candidates = list(call.candidates.select_related("partner"))
    chosen = [candidate for candidate in candidates if candidate.is_chosen]
    if len(chosen) != call.quota:
        yield Refusal(_("Chosen: %(chosen)d. Places: %(quota)d.") % {"chosen": len(chosen), "quota": call.quota})
    for candidate in candidates:
        by_rank = candidate.rank is not None and candidate.rank <= call.quota
        if bool(candidate.is_chosen) != by_rank and not candidate.departure_reason.strip():
            yield Refusal(
                _("Say why %(company)s departs from the ranking.") % {"company": candidate.partner.name},
                field=f"reason-{candidate.pk}",
            )


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
