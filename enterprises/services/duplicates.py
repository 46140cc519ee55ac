"""Finding suspected duplicates as records come; deciding on them is in ``services.pairs``."""

from collections.abc import Iterable

from django.core.serializers import deserialize
from django.db import transaction

from core.database import one_at_a_time
from enterprises.choices import AlikeIn, PairVerdict
from enterprises.models import Enterprise, Registration, SuspectedPair
from enterprises.selectors.duplicates import Candidate, Side, between, candidates

LOOK_TASK = "enterprises.look_for_duplicates"
#: Kinds of what only one writer may hold at a time, in the order in which they are taken.
NIK, NIB, VILLAGE = "1 nik", "2 nib", "3 village"


def hold_numbers(*, nik_digest: str, nib: str = "") -> None:
    """Let only one submission of the same NIK or NIB pass at a time, until the transaction ends."""
    hold([(NIK, nik_digest), (NIB, nib)])


def hold(keys: Iterable[tuple[str, str]]) -> None:
    """Take these locks, always in the same order, so that nobody waits in a circle."""
    for kind, value in sorted(keys):
        if value:
            one_at_a_time(f"{kind} {value}")


def look(row: Side) -> int:
    """Find what this record may be the same as, and keep it for an officer; returns how many pairs are new.

    Called by every door once the record is there, in its transaction. A pair that was decided is left alone; an open
    one that is alike no more (a name was corrected) is forgotten.
    """
    with transaction.atomic():
        hold([(VILLAGE, row.village_id or "")])
        known = {_key(_counterpart(pair, row)): pair for pair in _pairs_of(row)}
        found = {_key(one.row): one for one in candidates(row)}
        gone = [pair.pk for key, pair in known.items() if _is_found_by_machine(pair) and key not in found]
        SuspectedPair.objects.open().filter(pk__in=gone).delete()
        new = [pair_of(row, one) for key, one in found.items() if key not in known]
        SuspectedPair.objects.bulk_create(new)
    return len(new)


def look_at_all(enterprise_ids: Iterable[int]) -> int:
    """``look`` at each of these enterprises in a transaction of its own; returns how many pairs are new."""
    rows = Enterprise.objects.filter(pk__in=list(enterprise_ids)).select_related("owner").order_by("pk")
    return sum(look(row) for row in rows)


def _pairs_of(row: Side) -> list[SuspectedPair]:
    return list(SuspectedPair.objects.about(row).filter(merge__isnull=True))


def _is_found_by_machine(pair: SuspectedPair) -> bool:
    return not pair.verdict and AlikeIn.OFFICER not in pair.reasons


def _counterpart(pair: SuspectedPair, row: Side) -> tuple[str, int | None]:
    own = (pair.registration_id, pair.enterprise_id)
    mine = own[0] == row.pk if isinstance(row, Registration) else own[1] == row.pk
    registration, enterprise = (pair.other_registration_id, pair.other_id) if mine else own
    return ("registration", registration) if registration else ("enterprise", enterprise)


def _key(row: Side | tuple[str, int | None]) -> tuple[str, int | None]:
    if isinstance(row, tuple):
        return row
    return ("registration" if isinstance(row, Registration) else "enterprise", row.pk)


def pair_of(row: Side, one: Candidate) -> SuspectedPair:
    """The pair of a newcomer and a candidate, not stored."""
    is_new, is_old = isinstance(row, Registration), isinstance(one.row, Registration)
    return SuspectedPair(
        **{"registration" if is_new else "enterprise": row},
        **{"other_registration" if is_old else "other": one.row},
        names=f"{_name(row)} / {_name(one.row)}",
        village_id=row.village_id or "",
        other_village_id=one.row.village_id or "",
        reasons=list(one.reasons),
        percent=one.percent,
    )


def _name(row: Side) -> str:
    return row.business_name if isinstance(row, Registration) else row.name


def became(*, registration: Registration, enterprise: Enterprise) -> None:
    """A registration is in the register now: what was decided of the one holds for the other."""
    SuspectedPair.objects.filter(registration=registration).update(registration=None, enterprise=enterprise)
    SuspectedPair.objects.filter(other_registration=registration).update(other_registration=None, other=enterprise)


def forget(registration: Registration) -> None:
    """A registration that does not come into the register is a duplicate of nothing."""
    SuspectedPair.objects.open().about(registration).delete()


def carry_over(gone: Enterprise, survivor: Enterprise) -> list[int]:
    """What was told apart from a record that is merged away is told apart from the one that stays; the new pairs."""
    carried = []
    for pair in SuspectedPair.objects.about(gone).filter(verdict=PairVerdict.DIFFERENT).order_by("pk"):
        third = next((side for side in pair.sides if side is not None and side != gone), None)
        if third is None or third == survivor or between(survivor, third).exists():
            continue
        if pair.enterprise_id == gone.pk:
            pair.enterprise = survivor
        else:
            pair.other = survivor
        pair.pk = None
        pair.save(force_insert=True)
        carried.append(pair.pk)
    return carried


def without_lost_pairs(texts: Iterable[str]) -> list[str]:
    """Rows set aside, without the pairs whose other side is gone meanwhile: whatever is alike is looked for anew."""
    return [text for text in texts if not _is_lost(next(deserialize("json", text)).object)]


def _is_lost(row: object) -> bool:
    if not isinstance(row, SuspectedPair):
        return False
    enterprises = {pk for pk in (row.enterprise_id, row.other_id) if pk}
    registrations = {pk for pk in (row.registration_id, row.other_registration_id) if pk}
    return Enterprise.objects.filter(pk__in=enterprises).count() < len(enterprises) or Registration.objects.filter(
        pk__in=registrations
    ).count() < len(registrations)
