"""What an officer decides of two records that may be one business. Merging two enterprises: ``services.merging``."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand, unfit
from core.scope import Actor, may_on
from enterprises.choices import AlikeIn, PairVerdict, RegistrationStatus
from enterprises.models import Enterprise, Registration, SuspectedPair
from enterprises.selectors.duplicates import Candidate, between
from enterprises.services.duplicates import VILLAGE, hold, pair_of
from enterprises.services.registration import refuse


def name_pair(*, actor: Actor, enterprise: Enterprise, other: Enterprise) -> SuspectedPair:
    """An officer says that two enterprises may be one; the pair as it stands when it was known.

    Two that were told apart are to be decided again: a mistake can be mended. Raises ``Refused``.
    """
    demand(may_on(actor, "duplicate.decide", enterprise))
    demand(may_on(actor, "duplicate.decide", other))
    if enterprise.pk == other.pk:
        raise Refused([Refusal(_("This is the same record."), field="number")])
    with transaction.atomic():
        hold([(VILLAGE, enterprise.village_id)])
        found = between(enterprise, other).filter(merge__isnull=True).first()
        if found is not None:
            return _reopened(actor, found)
        younger, older = sorted((enterprise, other), key=lambda row: -row.pk)
        pair = pair_of(younger, Candidate(older, (AlikeIn.OFFICER,), 0))
        pair.save()
        return pair


def _reopened(actor: Actor, pair: SuspectedPair) -> SuspectedPair:
    """The pair, to be decided again if two were told apart."""
    row = SuspectedPair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if row.verdict != PairVerdict.DIFFERENT:
        return row
    row.verdict, row.reason, row.decided_at, row.decided_by = "", "", None, ""
    row.reasons = list(dict.fromkeys([*row.reasons, AlikeIn.OFFICER]))
    row.save()
    for side in row.sides:
        record_act(actor=actor, verb="duplicate.reopen", subject=side, data={"names": row.names})
    return row


def tell_apart(*, actor: Actor, pair: SuspectedPair, reason: str) -> SuspectedPair:
    """Decide that two records are two businesses; the pair is not found again. Raises ``Refused``."""
    with transaction.atomic():
        row = open_pair(actor, pair, reason)
        return decide(actor, row, PairVerdict.DIFFERENT, reason)


def refuse_as_same(*, actor: Actor, pair: SuspectedPair, reason: str, registration: Registration) -> SuspectedPair:
    """Decide that a registration is a business that is known already, and refuse it. Raises ``Refused``."""
    with transaction.atomic():
        row = open_pair(actor, pair, reason)
        if registration.pk not in (row.registration_id, row.other_registration_id):
            raise Refused(_("This registration is not one of the two."))
        if registration.status != RegistrationStatus.SUBMITTED:
            raise Refused(_("This registration does not wait for a decision."))
        decided = decide(actor, row, PairVerdict.SAME, reason)
        refuse(actor=actor, registration=registration, reason=reason)
        return decided


def open_pair(actor: Actor, pair: SuspectedPair, reason: str) -> SuspectedPair:
    """The pair, locked, if it is this actor's to decide and nobody was first. Raises ``Refused``."""
    row = SuspectedPair.objects.select_for_update(of=("self",)).filter(pk=pair.pk).first()
    if row is None or row.verdict:
        raise Refused(_("Somebody has decided on these two already. Open the page again."))
    demand(may_on(actor, "duplicate.decide", row))
    if faults := unfit(reason):
        raise Refused(faults)
    return row


def decide(actor: Actor, row: SuspectedPair, verdict: PairVerdict, reason: str) -> SuspectedPair:
    """Write a decision down, at the pair and in the story of both."""
    row.verdict, row.reason = verdict, reason.strip()
    row.decided_at, row.decided_by = timezone.now(), actor.name
    row.save()
    for side in row.sides:
        if side is not None:
            record_act(
                actor=actor,
                verb=f"duplicate.{verdict}",
                subject=side,
                reason=reason.strip(),
                data={"names": row.names},
            )
    return row
