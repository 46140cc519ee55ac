"""Choosing companies: the call with its criteria, candidates and assessors, their scores, and the head's decision."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actors import actor_for
from accounts.models import Agency, User
from audit.services import record_act
from core.decisions import Refusal, Refused, demand, overlong, unfit
from core.once import sent_before
from core.scope import Actor, may_on, person_of
from core.stamps import demand_unchanged, stamp_of
from partnerships.choices import CallStatus
from partnerships.models import (
    Agreement,
    Assessor,
    Call,
    Candidate,
    CompanyProfile,
    Criterion,
    Partner,
    Score,
)
from partnerships.selectors.shortlist import missing_scores, ranking_of
from workflow.services import MoveRefused, apply_move

#: The most companies in one call and criteria in one call: a person must be able to read them all.
MOST_CANDIDATES, MOST_CRITERIA = 200, 12


def keep_profile(*, actor: Actor, partner: Partner, seen: str = "", **values: Any) -> CompanyProfile:
    """Record what the agency knows of a company in its pool.

    ``seen`` is the stamp of what the writer was shown. Raises ``Refused``, also when somebody has saved since.
    """
    demand(may_on(actor, "partner.manage", partner))
    with transaction.atomic():
        Partner.objects.select_for_update(of=("self",), no_key=True).get(pk=partner.pk)
        demand_unchanged(seen, stamp_of_profile(partner))
        profile, _made = CompanyProfile.objects.update_or_create(partner=partner, defaults=values)
        record_act(actor=actor, verb="partner.profile", subject=partner)
    return profile


def stamp_of_profile(partner: Partner) -> str:
    """The mark of what the agency knows of a company, as it is stored."""
    fields = ("sector", "offers", "region_id", "nib", "note")
    return stamp_of(CompanyProfile.objects.filter(partner=partner).values_list(*fields).first())


def open_call(
    *, actor: Actor, agency: Agency, agreement: Agreement, title: str, quota: int, token: UUID | None = None
) -> Call:
    """Begin a call of an agency under an agreement. Raises ``Refused`` when it is not the actor's agency.

    The same ``token`` again gives the call it made.
    """
    demand(actor.may("call.manage"))
    refusals = []
    if not title.strip():
        refusals.append(Refusal(_("Give the call a title."), field="title"))
    if quota < 1:
        refusals.append(Refusal(_("At least one company is chosen."), field="quota"))
    if not agency.exists_on(timezone.localdate()):
        mend = _("Choose its successor: %(successor)s.") % {"successor": agency.successor} if agency.successor else ""
        refusals.append(Refusal(_("%(agency)s no longer exists.") % {"agency": agency}, mend, field="agency"))
    if not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        refusals.append(Refusal(_("This agreement is not yours."), field="agreement"))
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        call = Call(agency=agency, agreement=agreement, title=title.strip(), quota=quota, request_token=token)
        if before := sent_before(call, ("agency_id", "agreement_id", "title", "quota")):
            return before
        call.save()
        demand(may_on(actor, "call.manage", call))
    return call


def _hold(actor: Actor, call: Call, *, permission: str, status: CallStatus) -> Call:
    """The call, locked until the transaction ends; refused when it has moved on."""
    row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    demand(may_on(actor, permission, row))
    if row.status != status:
        words = _("The call is now “%(state)s”: this can no longer be changed.") % {"state": row.state_label}
        raise MoveRefused([Refusal(words)], stale=True, current=row.status)
    return row


def set_criterion(
    *, actor: Actor, call: Call, name: str, weight: int, scale: int, guide: str = "", criterion: Criterion | None = None
) -> Criterion:
    """Add a criterion, or change one, while the call is being prepared. Raises ``Refused``."""
    with transaction.atomic():
        row = _hold(actor, call, permission="call.manage", status=CallStatus.DRAFT)
        if criterion is None:
            if row.criteria.count() >= MOST_CRITERIA:
                raise Refused(_("A call has at most %(most)d criteria.") % {"most": MOST_CRITERIA})
            criterion = Criterion(call=row, position=row.criteria.count() + 1)
        elif criterion.call_id != row.pk:
            raise Refused(_("This criterion belongs to another call."))
        criterion.name, criterion.weight, criterion.scale, criterion.guide = name.strip(), weight, scale, guide.strip()
        refusals = _faults(row, criterion)
        if refusals:
            raise Refused(refusals)
        criterion.save()
    return criterion


def _faults(call: Call, criterion: Criterion) -> list[Refusal]:
    found = []
    if not criterion.name:
        found.append(Refusal(_("Give the criterion a name."), field="name"))
    elif call.criteria.filter(name__iexact=criterion.name).exclude(pk=criterion.pk).exists():
        found.append(Refusal(_("There is already a criterion of this name."), field="name"))
    if not 1 <= criterion.weight <= 100:
        found.append(Refusal(_("A weight lies between 1 and 100 %."), field="weight"))
    if not 1 <= criterion.scale <= 100:
        found.append(Refusal(_("The highest score lies between 1 and 100."), field="scale"))
    return found


def remove_criterion(*, actor: Actor, criterion: Criterion) -> None:
    """Take a criterion away while the call is being prepared. Raises ``Refused``."""
    with transaction.atomic():
        _hold(actor, criterion.call, permission="call.manage", status=CallStatus.DRAFT)
        criterion.delete()


def set_candidates(*, actor: Actor, call: Call, partners: Collection[Partner]) -> int:
    """Make these companies of the agency's pool the candidates; returns how many there are. Raises ``Refused``."""
    with transaction.atomic():
        row = _hold(actor, call, permission="call.manage", status=CallStatus.DRAFT)
        if len(partners) > MOST_CANDIDATES:
            raise Refused(_("A call has at most %(most)d candidates.") % {"most": MOST_CANDIDATES})
        strangers = [partner.name for partner in partners if partner.agency_id != row.agency_id]
        if strangers:
            raise Refused(_("Not in the pool of the agency: %(names)s.") % {"names": ", ".join(strangers[:5])})
        wanted = {partner.pk for partner in partners}
        row.candidates.exclude(partner_id__in=wanted).delete()
        there = set(row.candidates.values_list("partner_id", flat=True))
        Candidate.objects.bulk_create([Candidate(call=row, partner_id=pk) for pk in sorted(wanted - there)])
    return len(wanted)


def set_assessors(*, actor: Actor, call: Call, users: Collection[User]) -> int:
    """Name who scores; each must hold the right to score for the agency. Raises ``Refused``."""
    with transaction.atomic():
        row = _hold(actor, call, permission="call.manage", status=CallStatus.DRAFT)
        unable = [user.full_name for user in users if not may_on(actor_for(user.pk), "call.score", row)]
        if unable:
            raise Refused(_("They cannot score for this agency: %(names)s.") % {"names": ", ".join(unable)})
        wanted = {user.pk for user in users}
        row.assessors.exclude(user_id__in=wanted).delete()
        there = set(row.assessors.values_list("user_id", flat=True))
        Assessor.objects.bulk_create([Assessor(call=row, user_id=pk) for pk in sorted(wanted - there)])
    return len(wanted)


def replace_assessor(*, actor: Actor, assessor: Assessor, successor: User | None, reason: str) -> Call:
    """Take an assessor who cannot finish out of a call that is being scored, for ``successor`` or for nobody.

    What they gave goes with them, so that everybody who counts has scored everything; the trace keeps it. Whoever has
    given every score stays: nobody is taken out for what they gave. Raises ``Refused``.
    """
    with transaction.atomic():
        call = _hold(actor, assessor.call, permission="call.replace", status=CallStatus.SCORING)
        row = call.assessors.select_related("user").filter(pk=assessor.pk).first()
        if row is None:
            raise MoveRefused([Refusal(_("This person does not score in this call any more."))], stale=True)
        refusals = [*unfit(reason), *_faults_of_exchange(call, row, successor)]
        if refusals:
            raise Refused(refusals)
        given = row.scores.count()
        row.scores.all().delete()
        row.delete()
        if successor is not None:
            Assessor.objects.create(call=call, user=successor)
        record_act(
            actor=actor,
            verb="call.replace_assessor",
            subject=call,
            reason=reason.strip(),
            data={"out": row.user.full_name, "in": successor.full_name if successor else "", "scores": given},
        )
    return call


def _faults_of_exchange(call: Call, assessor: Assessor, successor: User | None) -> list[Refusal]:
    """Whether this assessor may go, and whether this person may come."""
    if assessor.pk not in missing_scores(call):
        return [Refusal(_("%(name)s has given every score; they count.") % {"name": assessor.user.full_name})]
    if successor is None:
        if call.assessors.exclude(pk=assessor.pk).exists():
            return []
        return [Refusal(_("Then nobody would score."), _("Choose who takes the place."), field="successor")]
    if call.assessors.filter(user=successor).exists():
        return [Refusal(_("%(name)s scores already.") % {"name": successor.full_name}, field="successor")]
    if not may_on(actor_for(successor.pk), "call.score", call):
        words = _("They cannot score for this agency: %(names)s.") % {"names": successor.full_name}
        return [Refusal(words, field="successor")]
    return []


@dataclass(frozen=True, slots=True)
class Given:
    """What an assessor gives for one criterion."""

    value: int
    reason: str


def give_scores(*, actor: Actor, candidate: Candidate, scores: Mapping[int, Given]) -> int:
    """Record what the acting assessor gives one candidate, by criterion id; returns how many scores were written.

    Criteria left out stay as they were: scoring may be done in parts. Raises ``Refused``; fields are ``value-<id>`` and
    ``reason-<id>``.
    """
    with transaction.atomic():
        call = _hold(actor, candidate.call, permission="call.score", status=CallStatus.SCORING)
        assessor = call.assessors.filter(user_id=person_of(actor)).first()
        if assessor is None:
            raise Refused(_("You are not named as an assessor of this call."))
        criteria = {criterion.pk: criterion for criterion in call.criteria.all()}
        refusals = [r for pk, given in scores.items() for r in _score_faults(criteria.get(pk), pk, given)]
        if refusals:
            raise Refused(refusals)
        for pk, given in scores.items():
            Score.objects.update_or_create(
                candidate=candidate,
                criterion=criteria[pk],
                assessor=assessor,
                defaults={"value": given.value, "reason": given.reason.strip()},
            )
    return len(scores)


def _score_faults(criterion: Criterion | None, pk: int, given: Given) -> list[Refusal]:
    if criterion is None:
        return [Refusal(_("This criterion belongs to another call."))]
    found = []
    if not 0 <= given.value <= criterion.scale:
        message = _("Give 0 to %(scale)d.") % {"scale": criterion.scale}
        found.append(Refusal(message, field=f"value-{pk}"))
    if not given.reason.strip():
        found.append(Refusal(_("Say why."), field=f"reason-{pk}"))
    return found


def start_scoring(*, actor: Actor, call: Call) -> Call:
    """Close the preparation: criteria, candidates and assessors stay from now on. Raises ``Refused``."""
    return apply_move(actor=actor, instance=call, move="start")


def decide(*, actor: Actor, call: Call, chosen: Collection[int], reasons: Mapping[int, str]) -> Call:
    """The head's choice: ids of candidates, with a reason for every departure from the ranking. Raises ``Refused``.

    Rank and total are kept with each candidate as they were at the decision.
    """
    with transaction.atomic():
        row = _hold(actor, call, permission="call.decide", status=CallStatus.SCORING)
        refusals = [replace(r, field=f"reason-{pk}") for pk, reason in reasons.items() for r in overlong(reason)]
        if refusals:
            raise Refused(refusals)
        ranking = ranking_of(row)
        if ranking is not None:
            # Of candidates tied across the last place too, who is chosen and who not is for the head to explain.
            by_rank = {ranked.candidate for ranked in ranking if ranked.rank <= row.quota}
            for ranked in ranking:
                Candidate.objects.filter(pk=ranked.candidate, call=row).update(
                    rank=ranked.rank,
                    total=round(float(ranked.total), 3),
                    is_chosen=ranked.candidate in chosen,
                    departure_reason=_departure(ranked.candidate, chosen, by_rank, reasons),
                )
        return apply_move(
            actor=actor,
            instance=row,
            move="decide",
            changes={"decided_at": timezone.now(), "decided_by_id": actor.user_id},
            data={"chosen": sorted(chosen)},
        )


def _departure(candidate: int, chosen: Collection[int], by_rank: Collection[int], reasons: Mapping[int, str]) -> str:
    """A reason is kept where there is something to explain."""
    return reasons.get(candidate, "").strip() if (candidate in chosen) != (candidate in by_rank) else ""


def chosen_companies(call: Call) -> QuerySet[Partner]:
    """The companies a decided call chose: they may be named in activities under its agreement."""
    return Partner.objects.filter(pk__in=call.candidates.filter(is_chosen=True).values("partner_id")).order_by("name")
