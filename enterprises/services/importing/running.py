"""Entering the good rows into the register: all in one transaction, some hundred at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actors import actor_for
from audit.context import acting_as
from core.database import STATEMENT, allow, one_at_a_time
from core.decisions import Refused
from core.scope import Actor, person_of
from enterprises.choices import (
    Channel,
    Evidence,
    ImportMode,
    ImportStatus,
    LikeDecision,
    Likeness,
    Step,
    Verdict,
)
from enterprises.importing.examining import Examined
from enterprises.models import (
    NIB,
    ClassThreshold,
    Enterprise,
    Import,
    ImportedRow,
    Licence,
    LicenceKind,
    Owner,
    Registration,
    StepRecord,
    YearlyFigure,
)
from enterprises.selectors.importing import opened
from enterprises.services.duplicates import LOOK_TASK
from enterprises.services.entering import enterprise_of, figures_of, owner_of
from enterprises.services.importing.checking import examined
from enterprises.services.importing.filling import fill
from enterprises.services.importing.ordering import refuse_twice
from enterprises.services.standing import restand
from jobs.kinds import JobFailed, JobRun
from jobs.outbox import enqueue
from workflow.services import apply_move

#: Longer than a web request may hold the database.
LONGEST_STATEMENT = timedelta(minutes=10)
_RESTAND = 5_000
#: Looked at for duplicates by one task, afterwards.
_LOOKED_AT = 500


def run(job: JobRun) -> None:
    """The handler of the job. Killed midway, it has entered nothing; run again, it begins anew or finds all done."""
    row = Import.objects.get(pk=job.job.parameters["import"])
    actor = actor_for(job.job.owner_id)
    if row.status == ImportStatus.DONE:
        return
    try:
        with acting_as(actor), opened(row) as path, transaction.atomic():
            one_import_at_a_time()
            refuse_twice(row.sha256)
            entering = _Entering(actor, row)
            for batch, _raw in examined(actor, row, path):
                entering.enter(batch)
                job.progress(entering.read, row.rows_read)
            entering.finish()
    except Refused as refused:
        raise JobFailed(str(refused)) from None
    except FileNotFoundError:
        raise JobFailed(_("The file is no longer kept. Hand it in again.")) from None


def one_import_at_a_time() -> None:
    """Wait until no other import is entering or leaving the register."""
    allow(LONGEST_STATEMENT, STATEMENT)
    one_at_a_time("enterprises.import")


@dataclass
class _Entering:
    actor: Actor
    batch: Import

    def __post_init__(self) -> None:
        self.read = 0
        self._today = timezone.localdate()
        self._rules = list(ClassThreshold.objects.on(self._today))
        self._filled = 0
        self._kinds = {kind.code: kind for kind in LicenceKind.objects.all()}
        self._entered: list[int] = []
        self._known = dict(self.batch.rows.values_list("number", "pk"))

    def enter(self, rows: list[Examined]) -> None:
        self.read += len(rows)
        bad = [one for one in rows if one.verdict == Verdict.BAD or self._is_news(one)]
        if bad and self.batch.mode == ImportMode.ALL:
            raise Refused(
                _("Row %(row)d can no longer enter the register: %(why)s Check the file again.")
                % {"row": bad[0].number, "why": (bad[0].errors or bad[0].warnings)[0][1]}
            )
        usable = [one for one in rows if one.verdict not in (Verdict.BAD, Verdict.OPEN)]
        good = [one for one in usable if not one.likeness or self._decided(one) == LikeDecision.NEW]
        self._fill([one for one in usable if one.likeness and self._decided(one) == LikeDecision.FILL])
        filled = [_registration(self.actor, one) for one in good]
        owners = self._owners(good, filled)
        enterprises = Enterprise.objects.bulk_create(
            [
                enterprise_of(row, owner=owner, serial=serial, rules=self._rules)
                for row, owner, serial in zip(filled, owners, _serials(len(filled)), strict=True)
            ]
        )
        YearlyFigure.objects.bulk_create(
            [figures_of(row, enterprise) for row, enterprise in zip(filled, enterprises, strict=True)]
        )
        StepRecord.objects.record_all([self._first_step(one, e) for one, e in zip(good, enterprises, strict=True)])
        Licence.objects.bulk_create(
            [licence for one, e in zip(good, enterprises, strict=True) for licence in self._licences(one, e)]
        )
        self._note(good, enterprises)
        self._entered += [enterprise.pk for enterprise in enterprises]

    def _is_news(self, one: Examined) -> bool:
        """Whether it has become like something in the register since the check, so that nobody decided on it."""
        return bool(one.likeness) and not self.batch.found.get(one.likeness or "")

    def _decided(self, one: Examined) -> str:
        return self.batch.decisions.get(one.likeness or "", LikeDecision.SKIP)

    def _fill(self, rows: list[Examined]) -> None:
        for one in rows:
            done = fill(actor=self.actor, batch=self.batch, row=one, kinds=self._kinds)
            self._filled += bool(done)
            self.batch.rows.filter(number=one.number).update(filled=done, content="")

    @staticmethod
    def _owners(rows: list[Examined], filled: list[Registration]) -> list[Owner]:
        """The owner of each: new ones, or who is in the register already with another business."""
        held = {row.nik_digest for one, row in zip(rows, filled, strict=True) if one.likeness == Likeness.OWNER}
        known = {owner.nik_digest: owner for owner in Owner.objects.filter(nik_digest__in=held)} if held else {}
        new = Owner.objects.bulk_create([owner_of(row) for row in filled if row.nik_digest not in known])
        known |= {owner.nik_digest: owner for owner in new}
        return [known[row.nik_digest] for row in filled]

    def _licences(self, one: Examined, enterprise: Enterprise) -> Iterator[Licence]:
        """Those the row names, to be checked by an officer like any other."""
        for code, number in {NIB: enterprise.nib or "", **one.licences}.items():
            if number and code in self._kinds:
                yield Licence(
                    enterprise=enterprise, kind=self._kinds[code], number=number, given_by_id=self.actor.user_id
                )

    def _first_step(self, one: Examined, enterprise: Enterprise) -> StepRecord:
        text = _("Import %(number)d, row %(row)d") % {"number": self.batch.pk, "row": one.number}
        return StepRecord(
            enterprise=enterprise,
            step=Step.P1,
            achieved_on=self._today,
            evidence=Evidence.REGISTRATION,
            evidence_text=text,
            recorded_by=self.actor.name,
        )

    def _note(self, rows: list[Examined], enterprises: list[Enterprise]) -> None:
        """Which row became which enterprise. Of a row with a warning only that is kept from now on."""
        ImportedRow.objects.bulk_create(
            [
                ImportedRow(
                    batch=self.batch,
                    number=one.number,
                    verdict=one.verdict,
                    warnings=one.warnings,
                    likeness=one.likeness or "",
                    known_id=one.known,
                    enterprise=enterprise,
                )
                for one, enterprise in zip(rows, enterprises, strict=True)
            ],
            update_conflicts=True,
            unique_fields=["batch", "number"],
            update_fields=["enterprise", "verdict", "warnings", "likeness", "known", "content"],
        )

    def finish(self) -> None:
        if not self._entered and not self._filled:
            raise Refused(_("No row can enter the register any more. Check the file again."))
        for start in range(0, len(self._entered), _RESTAND):
            restand(self._entered[start : start + _RESTAND])
        for start in range(0, len(self._entered), _LOOKED_AT):
            enqueue(LOOK_TASK, enterprise_ids=self._entered[start : start + _LOOKED_AT])
        changes = {
            "rows_entered": len(self._entered),
            "found": {**self.batch.found, "filled": self._filled},
            "finished_at": timezone.now(),
        }
        data = {"rows": len(self._entered), "filled": self._filled, "decisions": self.batch.decisions}
        apply_move(
            actor=self.actor, instance=self.batch, move="run", reason=self.batch.reason, changes=changes, data=data
        )


def _registration(actor: Actor, one: Examined) -> Registration:
    """The row as a registration that is not stored: what the register makes of one, it makes of the other."""
    return Registration(applicant_id=person_of(actor), channel=Channel.IMPORT, **one.values)


def _serials(count: int) -> list[int]:
    """Running numbers of the series that registrations count by, so that no register number comes twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Registration._meta.db_table, count],
        )
        return [serial for (serial,) in cursor.fetchall()]
