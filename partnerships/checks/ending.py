"""When an agreement may end."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.formats import day_short
from core.scope import Actor
from partnerships.choices import AgreementStatus

if TYPE_CHECKING:
    from partnerships.models import Agreement


def end_has_come(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if agreement.ends_on is None or agreement.ends_on >= timezone.localdate():
        yield Refusal(_("Its last day has not passed."))


def successor_is_in_force(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    signed = agreement.renewals.filter(status=AgreementStatus.ACTIVE).order_by("starts_on", "pk").first()
    if signed is None:
        yield Refusal(_("Its extension is not in force yet."), _("Sign the extension first."))
    elif signed.starts_on and signed.starts_on > timezone.localdate():
        yield Refusal(_("Its extension begins only on %(day)s.") % {"day": day_short(signed.starts_on)})


def ending_is_lawful(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if not agreement.termination_ground:
        yield Refusal(_("Choose the lawful ground."), field="termination_ground")
    day = agreement.terminated_on
    if day is None:
        yield Refusal(_("Give the day from which it no longer holds."), field="terminated_on")
    elif agreement.starts_on and day < agreement.starts_on:
        yield Refusal(_("That day lies before its beginning."), field="terminated_on")
    elif day == agreement.starts_on:
        yield Refusal(
            _("On the day on which it began it holds."), _("Choose the day after it, or later."), field="terminated_on"
        )
    elif day > timezone.localdate():
        mend = _("Record it on that day, or sign an addendum that ends it earlier.")
        yield Refusal(_("That day has not come yet."), mend, field="terminated_on")
    elif agreement.ends_on and day > agreement.ends_on:
        yield Refusal(_("By that day its term is over anyway."), field="terminated_on")
