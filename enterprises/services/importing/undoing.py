"""Taking an import out of the register again, as a whole, while nobody has built on any of its rows."""

from django.db import transaction
from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.actors import actor_for
from audit.context import acting_as
from core.decisions import Refusal, Refused
from enterprises.choices import ImportStatus, Likeness
from enterprises.importing.columns import LICENCES
from enterprises.models import (
    Enterprise,
    Import,
    ImportedRow,
    Licence,
    Owner,
    Proof,
    Standing,
    StepRecord,
    SuspectedPair,
    YearlyFigure,
)
from enterprises.services.importing.filling import empty_again, is_touched
from enterprises.services.importing.running import one_import_at_a_time
from jobs.kinds import JobFailed, JobRun
from workflow.services import apply_move

#: What every imported enterprise has, and goes with it: relation → rows of each enterprise at most.
_ITS_OWN: dict[type[Model], int] = {YearlyFigure: 1, StepRecord: 1, Proof: 1, Standing: 1, Licence: 1 + len(LICENCES)}
_AT_ONCE = 2_000


def undo(job: JobRun) -> None:
    """The handler of the job: all or nothing, in one transaction."""
    row = Import.objects.get(pk=job.job.parameters["import"])
    actor = actor_for(job.job.owner_id)
    if row.status == ImportStatus.UNDONE:
        return
    try:
        with acting_as(actor), transaction.atomic():
            one_import_at_a_time()
            _take_back(row)
            pks = list(row.rows.filter(enterprise__isnull=False).values_list("enterprise_id", flat=True))
            for done in range(0, len(pks), _AT_ONCE):
                _take_out(row, pks[done : done + _AT_ONCE])
                job.progress(done, len(pks))
            apply_move(
                actor=actor,
                instance=row,
                move="undo",
                reason=job.job.parameters["reason"],
                data={"rows": len(pks)},
            )
    except Refused as refused:
        raise JobFailed(str(refused)) from None


def _take_back(row: Import) -> None:
    """Empty again what was filled. Raises ``Refused`` when one of these enterprises was changed since."""
    filled = row.rows.exclude(filled=[]).select_related("known__owner")
    _refuse({one.known_id or 0 for one in filled if is_touched(one)})
    empty_again(rows=filled)


def _take_out(row: Import, pks: list[int]) -> None:
    enterprises = Enterprise.objects.filter(pk__in=pks).order_by("pk")
    locked = list(enterprises.select_for_update(of=("self",)).values_list("pk", "owner_id"))
    beside = set(row.rows.filter(enterprise__in=pks, likeness=Likeness.OWNER).values_list("enterprise_id", flat=True))
    # The owner of a further business was there before, and stays.
    owners = Owner.objects.filter(pk__in=[owner for pk, owner in locked if pk not in beside]).order_by("pk")
    _refuse_touched(row, enterprises, owners)
    for model in _ITS_OWN:
        model._default_manager.filter(enterprise__in=pks).delete()  # type: ignore[misc]
    ImportedRow.objects.filter(enterprise__in=pks).update(enterprise=None)
    owner_pks = list(owners.values_list("pk", flat=True))
    enterprises.delete()
    Owner.objects.filter(pk__in=owner_pks).delete()


def _refuse_touched(row: Import, enterprises: QuerySet[Enterprise], owners: QuerySet[Owner]) -> None:
    """Raises ``Refused`` naming some enterprises on which something was built, or that were changed since."""
    touched = _changed(enterprises) | _built_on(enterprises)
    licences = Licence.objects.filter(enterprise__in=enterprises.order_by().values("pk"))
    since = licences.filter(Q(given_at__gt=row.finished_at) | Q(pk__in=_changed(licences)))
    touched |= set(since.values_list("enterprise_id", flat=True))
    by_owner = _changed(owners) | _built_on(owners)
    if owners.filter(user__isnull=False).exists():
        by_owner |= set(owners.filter(user__isnull=False).values_list("pk", flat=True))
    touched |= set(enterprises.filter(owner__in=by_owner).values_list("pk", flat=True))
    _refuse(touched)


def _refuse(touched: set[int]) -> None:
    if touched:
        names = list(Enterprise.objects.filter(pk__in=touched).order_by("name").values_list("name", flat=True)[:3])
        raise Refused(
            [
                Refusal(
                    _("Something has happened since with %(count)d of these enterprises (%(names)s).")
                    % {"count": len(touched), "names": ", ".join(names)},
                    _("The import can no longer be undone as a whole. Correct the enterprises one by one."),
                )
            ]
        )


def _changed(rows: QuerySet) -> set[int]:
    """Those whose row history tells more than that they were made."""
    history = rows.model.pgh_event_model._default_manager  # type: ignore[attr-defined]
    told = history.filter(pgh_obj__in=rows.order_by().values("pk")).values("pgh_obj").annotate(events=Count("pk"))
    return set(told.filter(events__gt=1).values_list("pgh_obj", flat=True))


def _built_on(rows: QuerySet) -> set[int]:
    """Those to which rows point, in any app, beyond what the import made itself."""
    found: set[int] = set()
    for relation in rows.model._meta.related_objects:
        model = relation.related_model
        if model in (ImportedRow, SuspectedPair) or hasattr(model, "pgh_tracked_model"):
            continue
        name = relation.field.name
        most = _ITS_OWN.get(model, 1 if model is Enterprise else 0)
        pointing = model._base_manager.filter(**{f"{name}__in": rows.order_by().values("pk")})
        counted = pointing.order_by().values(name).annotate(rows=Count("pk"))
        found.update(counted.filter(rows__gt=most).values_list(name, flat=True))
    return found
