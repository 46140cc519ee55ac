"""The dry run: every row looked at, its faults kept beside it, and the file given back with the faults marked."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actors import actor_for
from audit.context import acting_as
from core.scope import Actor
from core.sheets import reading
from enterprises.choices import ImportStatus, Verdict
from enterprises.importing.examining import Examined, Examiner, Row
from enterprises.importing.marking import MarkedCopy
from enterprises.models import Import, ImportedRow
from enterprises.selectors.importing import opened
from jobs.kinds import JobFailed, JobFile, JobRun
from workflow.services import apply_move


def check(run: JobRun) -> JobFile | None:
    """The handler of the job: the marked copy is its file, when there is something to mark."""
    row = Import.objects.get(pk=run.job.parameters["import"])
    actor = actor_for(run.job.owner_id)
    if row.status != ImportStatus.UPLOADED:
        return None
    with acting_as(actor):
        try:
            return _check(run, actor, row)
        except ValidationError as error:
            reason = " ".join(error.messages)
            apply_move(actor=actor, instance=row, move="fail", data={"reason": reason})
            raise JobFailed(reason) from None
        except FileNotFoundError:
            raise JobFailed(_("The file is no longer kept. Hand it in again.")) from None


def _check(run: JobRun, actor: Actor, row: Import) -> JobFile | None:
    with opened(row) as path, transaction.atomic():
        row.rows.all().delete()
        marked = MarkedCopy(run.folder / "marked.xlsx", row)
        counts, found = dict.fromkeys(Verdict, 0), Counter[str]()
        done = 0
        for batch, raw in examined(actor, row, path):
            ImportedRow.objects.bulk_create(
                [_kept(row, one) for one in batch if one.verdict != Verdict.GOOD], batch_size=1000
            )
            for one in batch:
                counts[one.verdict] += 1
                if one.verdict != Verdict.BAD and one.likeness:
                    found[one.likeness] += 1
                marked.add(one, raw[one.number])
            done += len(batch)
            run.progress(done)
        if not done:
            raise ValidationError(_("There is no row below the headings."))
        apply_move(
            actor=actor,
            instance=row,
            move="check",
            changes={
                "rows_read": done,
                "rows_bad": counts[Verdict.BAD],
                "rows_warned": counts[Verdict.WARNED],
                "found": {**found, Verdict.OPEN.value: counts[Verdict.OPEN]},
            },
        )
        return marked.finish()


def examined(actor: Actor, row: Import, path: Path) -> Iterator[tuple[list[Examined], dict[int, list[reading.Cell]]]]:
    """The rows below the headings, a batch at a time, each batch with its cells by number of the row."""
    examiner = Examiner(mapping=row.mapping, reach=actor.reach("enterprise.import"))
    raw: dict[int, list[reading.Cell]] = {}

    def below() -> Iterator[Row]:
        for number, cells in reading.rows(path, row.sheet):
            if number > row.head_row:
                raw[number] = cells
                yield number, cells

    for batch in examiner.examine(below()):
        yield batch, raw
        raw.clear()


def _kept(row: Import, one: Examined) -> ImportedRow:
    return ImportedRow(
        batch=row,
        number=one.number,
        verdict=one.verdict,
        content=json.dumps(one.content, ensure_ascii=False),
        errors=one.errors,
        warnings=one.warnings,
        likeness=one.likeness or "",
        known_id=one.known,
    )
