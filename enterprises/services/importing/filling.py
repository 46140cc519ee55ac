"""Filling what the register leaves empty of an enterprise that a row names; nothing there is ever overwritten."""

from typing import Any

from django.db import models

from audit.services import record_act
from core.scope import Actor
from enterprises.choices import LicenceStatus
from enterprises.importing.examining import Examined
from enterprises.models import NIB, Enterprise, Import, ImportedRow, Licence, LicenceKind, Owner, YearlyFigure
from enterprises.services.standing import restand

#: What a row may fill, of the enterprise and of its owner.
_OF_ENTERPRISE = ("nib", "npwp", "street", "postcode")
_OF_OWNER = ("phone", "email", "birth_date")

#: What was filled, so that it can be taken out again: where, and which field or row.
Filled = list[tuple[str, Any]]


def fill(*, actor: Actor, batch: Import, row: Examined, kinds: dict[str, LicenceKind]) -> Filled:
    """Fill the enterprise this row is the same as; inside the transaction of the import."""
    enterprise = Enterprise.objects.hold(row.known or 0)
    owner = Owner.objects.select_for_update(no_key=True).get(pk=enterprise.owner_id)
    done: Filled = _set(enterprise, "enterprise", _OF_ENTERPRISE, row.values)
    done += _set(owner, "owner", _OF_OWNER, row.values)
    year = row.values["figures_year"]
    names = ("turnover", "capital", "workers_male", "workers_female")
    given = {name: row.values[name] for name in names}
    if None not in given.values() and not YearlyFigure.objects.filter(enterprise=enterprise, year=year).exists():
        done.append(("figures", YearlyFigure.objects.create(enterprise=enterprise, year=year, **given).pk))
    for code, number in {NIB: row.values.get("nib") or "", **row.licences}.items():
        known = Licence.objects.filter(enterprise=enterprise, kind__code=code)
        if number and code in kinds and not known.filter(models.Q(number=number) | _standing()).exists():
            licence = Licence.objects.create(
                enterprise=enterprise, kind=kinds[code], number=number, given_by_id=actor.user_id
            )
            done.append(("licence", licence.pk))
    if done:
        done.append(("seen", [_changes(enterprise), _changes(owner)]))
        restand([enterprise.pk])
        fields = sorted(
            {what if what in ("figures", "licence") else str(name) for what, name in done if what != "seen"}
        )
        data = {"import": batch.pk, "fields": fields}
        record_act(actor=actor, verb="enterprise.fill", subject=enterprise, data=data)
    return done


def _changes(row: models.Model) -> int:
    """How often it was changed: so much its history tells."""
    return type(row).pgh_event_model._default_manager.filter(pgh_obj=row.pk).count()  # type: ignore[attr-defined]


def is_touched(row: ImportedRow) -> bool:
    """Whether anybody changed the enterprise, its owner or what was filled beside them since this row filled it."""
    enterprise = row.known
    seen = next(count for what, count in row.filled if what == "seen")
    if enterprise is None or [_changes(enterprise), _changes(enterprise.owner)] != seen:
        return True
    models_of = {"figures": YearlyFigure, "licence": Licence}
    added = [models_of[what]._default_manager.filter(pk=pk).first() for what, pk in row.filled if what in models_of]
    return any(one is None or _changes(one) > 1 for one in added)


def _standing() -> models.Q:
    return models.Q(status__in=[LicenceStatus.DECLARED, LicenceStatus.VERIFIED])


def _set(holder: models.Model, what: str, names: tuple[str, ...], values: dict[str, Any]) -> Filled:
    empty = [name for name in names if not getattr(holder, name) and values.get(name)]
    for name in empty:
        setattr(holder, name, values[name])
    if empty:
        holder.save(update_fields=empty)
    return [(what, name) for name in empty]


def empty_again(*, rows: models.QuerySet) -> None:
    """Take out what was filled, once it is certain that nobody has touched it since."""
    for row in rows.select_related("known__owner"):
        enterprise = row.known
        for holder, what in ((enterprise, "enterprise"), (enterprise.owner, "owner")):
            names = [name for place, name in row.filled if place == what]
            for name in names:
                setattr(holder, name, None if name in ("nib", "birth_date") else "")
            if names:
                holder.save(update_fields=names)
        YearlyFigure.objects.filter(pk__in=[pk for place, pk in row.filled if place == "figures"]).delete()
        Licence.objects.filter(pk__in=[pk for place, pk in row.filled if place == "licence"]).delete()
        restand([enterprise.pk])
    rows.update(filled=[])
