"""The one story of an enterprise: which rows of which app belong to it. Each adds its part in ``stories.py``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.selectors import Entry
from core.scope import Actor
from enterprises.models import Enterprise, Licence, Owner, Registration, YearlyFigure


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the story, by which it can be narrowed: what is about a row of its ``kinds`` or done by its ``verbs``.

    ``rows_of`` gives what this actor may read of. Entries of a ``named`` part say which row they are about. Of two that
    fit, the first by ``order`` has it.
    """

    name: str
    title: str | Promise
    rows_of: Callable[[Actor, Enterprise], Iterable[models.Model]]
    kinds: tuple[type[models.Model], ...] = ()
    verbs: tuple[str, ...] = ()
    named: bool = False
    order: int = 100

    def tells(self, entry: Entry) -> bool:
        return entry.model in self.kinds or bool(self.verbs and entry.verb.startswith(self.verbs))


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    if part.name in _parts:
        raise ImproperlyConfigured(f"the part {part.name!r} of the story is registered twice")
    _parts[part.name] = part


def parts() -> list[Part]:
    return sorted(_parts.values(), key=lambda part: part.order)


def _no_rows(actor: Actor, enterprise: Enterprise) -> list[models.Model]:
    return []


def _registration(actor: Actor, enterprise: Enterprise) -> list[models.Model]:
    return [enterprise.registration] if enterprise.registration else []


def _merged(actor: Actor, enterprise: Enterprise) -> list[models.Model]:
    """The records that were merged into it, as far as their story needs them, and their registrations."""
    rows: list[models.Model] = []
    for merged in enterprise.merges.filter(undone_at__isnull=True).select_related("registration"):
        rows.append(Enterprise(pk=merged.enterprise_pk, name=merged.name))
        rows += [merged.registration] if merged.registration else []
    return rows


register_part(Part("steps", _("Steps"), _no_rows, verbs=("journey.",), order=10))
register_part(Part("registration", _("Registration"), _registration, kinds=(Registration,), order=20))
register_part(
    Part(
        "merged",
        _("Duplicates"),
        _merged,
        verbs=("duplicate.", "enterprise.merge", "enterprise.unmerge"),
        order=15,
    )
)
register_part(
    Part(
        "data",
        _("Data"),
        lambda actor, enterprise: [enterprise.owner, *enterprise.figures.all()],
        kinds=(Enterprise, Owner, YearlyFigure),
        order=900,
    )
)
register_part(
    Part(
        "licences",
        _("Licences"),
        lambda actor, enterprise: enterprise.licences.select_related("kind"),
        kinds=(Licence,),
        verbs=("licence.",),
        named=True,
        order=40,
    )
)
