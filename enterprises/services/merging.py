"""Making one of two enterprise records, and taking that back."""

import json
from collections.abc import Collection
from typing import Any

from django.core import serializers
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand, unfit
from core.scope import Actor, may_on
from enterprises.belongings import Belonging, belongings
from enterprises.choices import PairVerdict
from enterprises.models import Enterprise, Merge, Standing, SuspectedPair
from enterprises.services.aside import as_kept, bring_back, set_aside, state_of
from enterprises.services.duplicates import carry_over, look, without_lost_pairs
from enterprises.services.entering import search_text
from enterprises.services.pairs import decide, open_pair
from enterprises.services.reclassifying import reclassify
from enterprises.services.standing import restand

#: What may be taken from the record that goes: the fields of an enterprise.
CHOICES: tuple[str, ...] = (
    "name",
    "main_product",
    "legal_form",
    "kbli_section",
    "started_year",
    "nib",
    "npwp",
    "village",
    "street",
    "postcode",
)


def merge(*, actor: Actor, pair: SuspectedPair, survivor_id: int, take: Collection[str], reason: str) -> Merge:
    """Make one of the two enterprises of an open pair: ``survivor_id`` stays, and takes these fields of the other.

    Everything that belongs to the other moves; of two rows of which only one may stand, the other is set aside. Raises
    ``Refused``: not the actor's, decided by somebody else a moment ago, two owners with accounts, or two rows that may
    not be given up.
    """
    with transaction.atomic():
        survivor, other = _lock_both(pair, survivor_id)
        row = open_pair(actor, pair, reason)
        demand(may_on(actor, "duplicate.decide", survivor))
        demand(may_on(actor, "duplicate.decide", other))
        _refuse_owners(survivor, other)
        kept: dict[str, Any] = {"absorbed": as_kept([other]), "pair": row.pk}
        kept["carried"] = carry_over(other, survivor)
        kept["aside"] = set_aside(SuspectedPair.objects.about(other).exclude(pk=row.pk))
        kept["moved"], aside = _move(survivor, other)
        kept["aside"] += aside
        done = Merge.objects.create(
            survivor=survivor,
            enterprise_pk=other.pk,
            number=other.number,
            name=other.name,
            registration_id=other.registration_id,
            reason=reason.strip(),
            merged_by_id=actor.user_id,
            kept="{}",
        )
        decide(actor, row, PairVerdict.SAME, reason)
        SuspectedPair.objects.filter(pk=row.pk, other=other).update(merge=done, other=None)
        SuspectedPair.objects.filter(pk=row.pk, enterprise=other).update(merge=done, enterprise=None)
        Standing.objects.filter(enterprise=other).delete()
        Enterprise.objects.filter(pk=other.pk).delete()
        kept["before"] = _take(survivor, other, take)
        kept["after"] = _state(survivor, kept["before"])
        Merge.objects.filter(pk=done.pk).update(kept=json.dumps(kept))
        _settle(survivor)
        _record(actor, "enterprise.merge", survivor, other, reason)
    return done


def _lock_both(pair: SuspectedPair, survivor_id: int) -> tuple[Enterprise, Enterprise]:
    """Both enterprises, locked in the order of their numbers: two who merge the same pair wait for each other here."""
    pks = {pk for pk in (pair.enterprise_id, pair.other_id) if pk is not None}
    rows = Enterprise.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise Refused(_("Somebody has decided on these two already. Open the page again."))
    if survivor_id not in found:
        raise Refused([Refusal(_("Choose which of the two records stays."), field="survivor")])
    survivor = found.pop(survivor_id)
    return survivor, next(iter(found.values()))


def _refuse_owners(survivor: Enterprise, other: Enterprise) -> None:
    """A business is not taken from a person's account by merging."""
    if survivor.owner_id == other.owner_id or other.owner.user_id is None:
        return
    if survivor.owner.user_id is None:
        raise Refused(
            [
                Refusal(
                    _("The owner of the record that would go has an account."),
                    _("Let that record stay, and take the fields of the other."),
                    field="survivor",
                )
            ]
        )
    raise Refused(
        [
            Refusal(
                _("The two records belong to two people who both have accounts."),
                _("Settle with both who owns the business; then let the other withdraw theirs."),
            )
        ]
    )


def _move(survivor: Enterprise, other: Enterprise) -> tuple[dict[str, list[Any]], list[str]]:
    """Everything of ``other`` to ``survivor``: which rows of each kind moved, and what was set aside for it."""
    moved: dict[str, list[Any]] = {}
    aside: list[str] = []
    for kind in belongings():
        going = _of_two(kind, survivor, other)
        aside += set_aside(going)
        pks = list(kind.of(other.pk).order_by("pk").values_list("pk", flat=True))
        kind.of(other.pk).update(**{kind.field: survivor.pk})
        if pks:
            moved[kind.label] = pks
    return moved, aside


def _of_two(kind: Belonging, survivor: Enterprise, other: Enterprise) -> list[Model]:
    """Of each two rows of which only one may stand: the one that is set aside. Raises ``Refused`` if neither may."""
    if not kind.once:
        return []
    theirs = {kind.kind_of(row): row for row in kind.among(kind.of(other.pk))}
    going = []
    for mine in kind.among(kind.of(survivor.pk)):
        twin = theirs.get(kind.kind_of(mine))
        if twin is None:
            continue
        why = kind.hindrance(mine, twin)
        if why:
            raise Refused(str(why))
        going.append(max(mine, twin, key=kind.rank))
    return going


def _take(survivor: Enterprise, other: Enterprise, take: Collection[str]) -> dict[str, Any]:
    """Set what was chosen; returns what stood there before, by column."""
    before: dict[str, Any] = {}
    for name in (Enterprise._meta.get_field(choice).attname for choice in CHOICES if choice in take):  # type: ignore[union-attr]
        before[name] = getattr(survivor, name)
        setattr(survivor, name, getattr(other, name))
    if other.registered_on < survivor.registered_on:
        before["registered_on"] = survivor.registered_on.isoformat()
        survivor.registered_on = other.registered_on
    _refuse_taken(survivor)
    survivor.search_text = search_text(survivor.name, survivor.main_product, survivor.owner.full_name)
    survivor.save()
    return before


def _state(survivor: Enterprise, columns: Collection[str]) -> dict[str, Any]:
    """What an undoing must find as it is now: the fields that were set, and every row that belongs to it."""
    rows = {kind.label: state_of(kind.of(survivor.pk)) for kind in belongings() if kind.model is not Merge}
    return {"fields": {name: str(getattr(survivor, name)) for name in columns}, "rows": rows}


def _record(actor: Actor, verb: str, survivor: Enterprise, other: Enterprise, reason: str) -> None:
    data = {"number": other.number, "name": other.name}
    record_act(actor=actor, verb=verb, subject=survivor, reason=reason.strip(), data=data)


def _settle(*enterprises: Enterprise) -> None:
    for row in enterprises:
        reclassify(row)
        look(row)
    restand([row.pk for row in enterprises])


# Undoing --------------------------------------------------------------------------------------------------------------


def unmerge(*, actor: Actor, merged: Merge, reason: str) -> Enterprise:
    """Bring back the record that went, with exactly what was moved. Raises ``Refused``, saying what hinders."""
    with transaction.atomic():
        survivor = Enterprise.objects.hold(merged.survivor_id)
        row = Merge.objects.select_for_update(of=("self",)).get(pk=merged.pk)
        demand(may_on(actor, "duplicate.decide", survivor))
        if row.undone_at is not None or row.survivor_id != survivor.pk:
            raise Refused(_("This has been undone already."))
        if faults := unfit(reason):
            raise Refused(faults)
        if not row.kept:
            raise Refused(
                _("What belonged to this record was deleted at the owner's request: it cannot be brought back.")
            )
        kept = json.loads(row.kept)
        if "absorbed" not in kept:
            raise Refused(_("The owner had the data of this record deleted."))
        refusals = _hindrances(row, survivor, kept)
        if refusals:
            raise Refused(refusals)
        other = _bring_back(row, survivor, kept)
        _close(row, other, kept, reason)
        _settle(survivor, other)
        _record(actor, "enterprise.unmerge", survivor, other, reason)
    return other


def _hindrances(row: Merge, survivor: Enterprise, kept: dict[str, Any]) -> list[Refusal]:
    """What rests on the merged record since: later merges, changed fields, new, changed or vanished rows."""
    later = Merge.objects.filter(survivor=survivor, undone_at__isnull=True, pk__gt=row.pk).first()
    if later is not None:
        return [Refusal(_("%(other)s was merged into it later. Undo that first.") % {"other": later})]
    now = _state(survivor, kept["before"])
    found = []
    if now["fields"] != kept["after"]["fields"]:
        found.append(Refusal(_("The data of the business were corrected since.")))
    for kind in belongings():
        label = kind.label
        if now["rows"].get(label) != kept["after"]["rows"].get(label):
            found.append(
                Refusal(_("Changed or recorded since: %(what)s.") % {"what": kind.model._meta.verbose_name_plural})
            )
    return found


def _bring_back(row: Merge, survivor: Enterprise, kept: dict[str, Any]) -> Enterprise:
    for name, value in kept["before"].items():
        setattr(survivor, name, Enterprise._meta.get_field(name).to_python(value))  # type: ignore[union-attr]
    survivor.search_text = search_text(survivor.name, survivor.main_product, survivor.owner.full_name)
    survivor.save()
    other: Any = next(serializers.deserialize("json", kept["absorbed"])).object
    _refuse_taken(other)
    other.save_base(raw=True, force_insert=True)
    for kind in belongings():
        pks = kept["moved"].get(kind.label, [])
        kind.of(survivor.pk).filter(pk__in=pks).update(**{kind.field: other.pk})
    bring_back(without_lost_pairs(kept["aside"]))
    # Nobody told these apart: the decision was about the record that is back.
    SuspectedPair.objects.filter(pk__in=kept.get("carried", [])).delete()
    return Enterprise.objects.get(pk=other.pk)


def _refuse_taken(row: Enterprise) -> None:
    others = Enterprise.objects.exclude(pk=row.pk)
    if row.nib and others.filter(nib=row.nib).exists():
        raise Refused(_("Another business has this NIB."))
    if others.filter(owner_id=row.owner_id, name__iexact=row.name).exists():
        raise Refused(_("The owner has another business with this name."))


def _close(row: Merge, other: Enterprise, kept: dict[str, Any], reason: str) -> None:
    """The merge is undone, and the pair is to be decided again."""
    row.undone_at, row.undone_reason = timezone.now(), reason.strip()
    row.save(update_fields=["undone_at", "undone_reason"])
    opened = {"merge": None, "verdict": "", "reason": "", "decided_at": None, "decided_by": ""}
    pairs = SuspectedPair.objects.filter(pk=kept["pair"])
    pairs.filter(other__isnull=True, other_registration__isnull=True).update(other=other, **opened)
    pairs.filter(enterprise__isnull=True, registration__isnull=True).update(enterprise=other, **opened)
