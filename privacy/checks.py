"""What stands in the way of a decision on a request, or on a breach."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.decisions import Refusal
from core.holdings import Person, kept_of
from core.scope import Actor
from privacy.choices import RequestKind

if TYPE_CHECKING:
    from privacy.models import Breach, DataRequest


def is_known(row: "DataRequest", actor: Actor) -> Iterator[Refusal]:
    """A request that changes something is about somebody the register knows."""
    if not row.person:
        yield Refusal(
            _("It is not known whose data these are."),
            _("Record the request anew with the register number, or refuse it."),
        )


def nothing_demands_keeping(row: "DataRequest", actor: Actor) -> Iterator[Refusal]:
    """What the law demands to be kept is not deleted (UU 27/2022 art. 15)."""
    if row.kind != RequestKind.ERASURE or not row.person:
        return
    for reason in kept_of(Person(row.user_id, row.owner_id)):
        yield Refusal(reason, _("Refuse the deletion on this ground and offer to restrict the use instead."))


def names_ground(row: "DataRequest", actor: Actor) -> Iterator[Refusal]:
    if not row.ground:
        yield Refusal(_("Choose the ground in law."), field="ground")


def is_no_erasure_under_way(row: "DataRequest", actor: Actor) -> Iterator[Refusal]:
    """Only the worker that has deleted everything says that it is done."""
    if row.kind == RequestKind.ERASURE and row.erased_at is None:
        yield Refusal(_("The deletion is under way: it is done when the worker has finished."))


def both_are_told(row: "Breach", actor: Actor) -> Iterator[Refusal]:
    """The persons and the authority, each in writing (UU 27/2022 art. 46)."""
    if row.persons_told_at is None:
        yield Refusal(_("The notice to the persons is not marked as sent."))
    if row.authority_told_at is None:
        yield Refusal(_("The notice to the authority is not marked as sent."))


def has_measures(row: "Breach", actor: Actor) -> Iterator[Refusal]:
    if not row.measures.strip():
        yield Refusal(_("Write down what was done about it first."), field="measures")
