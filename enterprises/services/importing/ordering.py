"""What an officer asks of an import: take the file, check it, run it, undo it. The work itself is a job."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record_act
from core.decisions import Refusal, Refused, demand, overlong, unfit
from core.files import CheckedFile
from core.scope import Actor, may_on, person_of
from enterprises.choices import ImportBasis, ImportMode, ImportStatus, LikeDecision, Likeness
from enterprises.importing.columns import BY_KEY, missing
from enterprises.models import Import
from jobs.services import order_job
from workflow.services import apply_move

CHECK, RUN, UNDO = "import.check", "import.run", "import.undo"


#: What may be done with the rows of each likeness.
DECISIONS: dict[str, tuple[LikeDecision, ...]] = {
    Likeness.SAME: (LikeDecision.SKIP, LikeDecision.FILL),
    Likeness.OWNER: (LikeDecision.SKIP, LikeDecision.NEW),
    Likeness.ALIKE: (LikeDecision.SKIP, LikeDecision.NEW),
}


def hand_in(*, actor: Actor, upload: CheckedFile, source: str, basis: str = ImportBasis.TASK) -> Import:
    """Keep a file that was found readable. Raises ``Refused``: no right, or a file that was imported before."""
    demand(actor.may("enterprise.import"))
    with transaction.atomic():
        refuse_twice(upload.sha256)
        row = Import.objects.create(
            sender_id=person_of(actor),
            **_on_behalf_of(actor),
            file=upload.content,
            file_name=upload.name,
            file_size=upload.size,
            sha256=upload.sha256,
            source=source,
            basis=basis,
        )
        data = {"size": upload.size, "source": source, "basis": basis}
        record_act(actor=actor, verb="import.hand_in", subject=row, data=data)
    return row


def refuse_twice(sha256: str) -> None:
    """Raises ``Refused`` when this very file is in the register already."""
    before = Import.objects.done().filter(sha256=sha256).first()
    if before is not None:
        message = _("This file has been imported already (import number %(number)d).") % {"number": before.pk}
        raise Refused([Refusal(message, _("Undo that import first, or hand in another file."), field="file")])


def _on_behalf_of(actor: Actor) -> dict[str, Any]:
    """The agency or the region of the membership by which the actor imports."""
    reach = actor.reach("enterprise.import")
    if reach.regions:
        return {"region_id": min(reach.regions)}
    mine = Membership.objects.current().filter(user_id=actor.user_id, agency__is_lead=True)
    return {"agency_id": mine.order_by("pk").values_list("agency_id", flat=True).first()}


def order_check(*, actor: Actor, row: Import, values: dict[str, Any]) -> Import:
    """Check every row by these columns, in the background: nothing enters the register yet.

    ``values``: ``sheet``, ``sheet_name``, ``head_row``, ``headings``, ``mapping`` (field → place of its column) and
    ``mode``. Raises ``Refused``: columns that must be there, or work that is still going on.
    """
    refusals = [
        Refusal(_("Choose the column of “%(field)s”.") % {"field": one.label}, field=one.key)
        for one in missing(values["mapping"])
    ]
    unknown = set(values["mapping"]) - set(BY_KEY)
    if refusals or unknown:
        raise Refused(refusals or [Refusal(", ".join(sorted(unknown)))])
    with transaction.atomic():
        row = _idle(actor, row)
        if row.status != ImportStatus.UPLOADED:
            row = apply_move(actor=actor, instance=row, move="reopen")
        for name, value in values.items():
            setattr(row, name, value)
        row.rows_read = row.rows_bad = row.rows_warned = 0
        row.found = {}
        row.job = row.check_job = order_job(
            kind=CHECK, title=row.file_name, owner_id=person_of(actor), parameters={"import": row.pk}
        )
        row.save()
        row.rows.all().delete()
    return row


def order_run(
    *, actor: Actor, row: Import, mode: str, decisions: dict[str, str] | None = None, reason: str = ""
) -> Import:
    """Enter the rows into the register, in the background.

    ``decisions``: likeness → what is done with all such rows; where nothing is said, they are left out. Raises
    ``Refused``: not checked, errors under ``ALL``, new enterprises beside alike ones without a reason.
    """
    decisions, reason = decisions or {}, reason.strip()
    refuse_undecided(decisions, reason)
    with transaction.atomic():
        row = _idle(actor, row)
        if row.status != ImportStatus.CHECKED:
            raise Refused(_("Check the file first."))
        refuse_twice(row.sha256)
        if mode == ImportMode.ALL and row.rows_bad:
            raise Refused(
                [
                    Refusal(
                        _("Some rows have errors."),
                        _("Mend them in the file and hand it in again, or import the good rows only."),
                        field="mode",
                    )
                ]
            )
        if not row.rows_good:
            raise Refused(_("No row can enter the register."))
        row.mode, row.decisions, row.reason = mode, decisions, reason
        row.job = order_job(kind=RUN, title=row.file_name, owner_id=person_of(actor), parameters={"import": row.pk})
        row.save(update_fields=["mode", "decisions", "reason", "job"])
    return row


def refuse_undecided(decisions: dict[str, str], reason: str) -> None:
    """Raises ``Refused``: a decision that is not offered, or new enterprises beside alike ones without a reason."""
    refusals = [
        Refusal(_("Choose one of those that are offered."), field=how)
        for how, what in decisions.items()
        if what not in DECISIONS.get(how, ())
    ]
    if LikeDecision.NEW in decisions.values() and not reason:
        refusals.append(Refusal(_("Say why they are no doubles."), field="reason"))
    refusals += overlong(reason)
    if refusals:
        raise Refused(refusals)


def order_undo(*, actor: Actor, row: Import, reason: str) -> Import:
    """Take everything this import entered out again, in the background. Raises ``Refused``."""
    reason = reason.strip()
    if refusals := unfit(reason):
        raise Refused(refusals)
    with transaction.atomic():
        row = _idle(actor, row)
        if row.status != ImportStatus.DONE:
            raise Refused(_("Only what has been imported can be undone."))
        parameters = {"import": row.pk, "reason": reason}
        row.job = order_job(kind=UNDO, title=row.file_name, owner_id=person_of(actor), parameters=parameters)
        row.save(update_fields=["job"])
    return row


def _idle(actor: Actor, row: Import) -> Import:
    """The row, locked, once it is certain that the actor may and that no job is at it. Raises ``Refused``."""
    demand(may_on(actor, "enterprise.import", row))
    locked = Import.objects.select_for_update(of=("self",)).select_related("job").get(pk=row.pk)
    if locked.is_busy:
        raise Refused(_("The last order is still being worked on. Wait until it has ended."))
    return locked
