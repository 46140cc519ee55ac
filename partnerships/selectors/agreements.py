"""Reading agreements: what may be chosen, how they stand under each other, what was done against what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Count, QuerySet, Value
from django.utils import timezone

from accounts.models import Agency
from core.scope import Actor, may_on
from enterprises.models import Enterprise
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.choices import AgreementKind, FileKind
from partnerships.kinds import SHAPES, Signer
from partnerships.models import Agreement, AgreementFile, Partner, Target
from partnerships.models.agreement import AgreementQuerySet
from partnerships.periods import Days
from partnerships.realisation import Indicator, indicator

#: Targets counted in one query.
COUNTED_TOGETHER = 50

# Choices -------------------------------------------------------------------------------------------------------------


def kinds_to_draft(actor: Actor) -> list[AgreementKind]:
    """The kinds this actor may record: what the Governor signs is for those who reach the whole province."""
    reach = actor.reach("agreement.draft")
    return [kind for kind, shape in SHAPES.items() if reach and (reach.everything or shape.signer != Signer.GOVERNOR)]


def possible_parents(actor: Actor, kind: AgreementKind) -> AgreementQuerySet:
    """The signed agreements under which the actor may put a new one of ``kind``.

    Also those that have ended: what was signed while they were in force may be recorded later, as the signing checks.
    """
    rows = Agreement.objects.signed().filter(kind__in=SHAPES[kind].under)
    # An addendum changes the agreement above it: only whoever may draft that one.
    if SHAPES[kind].signer is Signer.AS_ABOVE:
        return rows.reachable_by(actor, "agreement.draft")
    return rows.visible_to(actor)


def possible_agencies(actor: Actor) -> QuerySet[Agency]:
    """The agencies of today for which the actor may draft."""
    return Agency.objects.within(actor.reach("agreement.draft")).on(timezone.localdate())


def possible_partners(actor: Actor) -> QuerySet[Partner]:
    return Partner.objects.visible_to(actor).order_by("name", "pk")


# One agreement -------------------------------------------------------------------------------------------------------


def works_with(actor: Actor, agreement: Agreement) -> bool:
    """Whether the agreement is the actor's own affair: who only looks at it (the partner, agencies under the umbrella)
    sees what was signed, and figures, but neither papers on the way nor people.
    """
    return bool(may_on(actor, "realisation.view", agreement))


def files_for(actor: Actor, agreement: Agreement) -> QuerySet[AgreementFile]:
    """The documents of an agreement this actor may open."""
    files = AgreementFile.objects.filter(agreement=agreement).select_related("uploaded_by")
    return files if works_with(actor, agreement) else files.filter(kind=FileKind.SIGNED)


def tree_of(actor: Actor, agreement: Agreement) -> AgreementQuerySet:
    """What stands directly under an agreement, as far as the actor may see it; the newest first."""
    return agreement.children.visible_to(actor).select_related("agency").order_by("-pk")


def lacks_pks(agreement: Agreement) -> bool:
    """Whether it is a Kesepakatan Bersama under which no agency has signed anything in time."""
    idle = Agreement.objects.idle_umbrellas().filter(pk=agreement.pk)
    return agreement.kind == AgreementKind.KB and agreement.was_signed and idle.exists()


# Target and realisation ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Promise:
    """A target with what was done for it: the number of enterprises, each counted once."""

    target: Target
    #: None when no app counts this any more.
    indicator: Indicator | None
    done: int

    @property
    def label(self) -> str:
        """What is counted, when, and where if not in the whole province."""
        words = [str(self.indicator.label if self.indicator else self.target.indicator), str(self.target.year)]
        if self.target.region:
            words.append(self.target.region.name)
        return " · ".join(words)


def people_behind(target: Target, days: Days | None = None) -> EnterpriseQuerySet:
    """The enterprises that count for a target, in its year or in the ``days`` given; none when no app counts it."""
    counted = indicator(target.indicator)
    if counted is None:
        return Enterprise.objects.none()
    within = days or Days.of_year(target.year)
    return counted.rows(agreement_id=target.agreement_id, days=within, region_code=target.region_id)


def promises_of(agreement: Agreement) -> list[Promise]:
    """The targets of an agreement with their realisation: two queries, however many targets there are."""
    targets = list(agreement.targets.select_related("region"))
    done = realised(targets)
    return [Promise(target, indicator(target.indicator), done.get(target.pk, 0)) for target in targets]


def promise_of(target: Target, days: Days | None = None) -> Promise:
    """One target with its realisation, in its year or in the ``days`` given."""
    return Promise(target, indicator(target.indicator), realised([target], days).get(target.pk, 0))


def realised(targets: Sequence[Target], days: Days | None = None) -> dict[int, int]:
    """How many enterprises count for each target (by id), in its year or in the ``days`` given.

    One query for every ``COUNTED_TOGETHER`` targets; a target with none is left out.
    """
    found: dict[int, int] = {}
    for start in range(0, len(targets), COUNTED_TOGETHER):
        found |= _realised(targets[start : start + COUNTED_TOGETHER], days)
    return found


def _realised(targets: Sequence[Target], days: Days | None) -> dict[int, int]:
    counts = [
        people_behind(target, days)
        .order_by()
        .annotate(target=Value(target.pk, output_field=BigIntegerField()))
        .values("target")
        .annotate(number=Count("pk"))
        .values_list("target", "number")
        for target in targets
        if indicator(target.indicator)
    ]
    if not counts:
        return {}
    return dict(counts[0].union(*counts[1:], all=True) if len(counts) > 1 else counts[0])
