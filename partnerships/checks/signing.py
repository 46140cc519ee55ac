"""What the signing itself needs: numbers, days, the paper, and what it stands under."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.formats import day_short
from core.scope import Actor
from partnerships.choices import AgreementKind, FileKind
from partnerships.kinds import SHAPES
from partnerships.periods import FIRST_YEAR, Days, refuse_term

if TYPE_CHECKING:
    from partnerships.models import Agreement


def has_both_numbers(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """Each party gives the document a number of its own."""
    if not agreement.number:
        yield Refusal(_("The province's number is missing."), field="number")
    parties = list(agreement.parties.select_related("partner"))
    if not parties:
        yield Refusal(_("No partner is named as a party."), _("Add the partner to the agreement first."))
    for party in parties:
        if not party.number:
            yield Refusal(_("The number of %(partner)s is missing.") % {"partner": party}, field=party.number_field)


def has_dates(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    days = {"signed_on": _("signed on"), "starts_on": _("in force from"), "ends_on": _("in force until")}
    for name, label in days.items():
        if getattr(agreement, name) is None:
            yield Refusal(_("Missing: %(field)s.") % {"field": label}, field=name)
    if agreement.signed_on and agreement.signed_on > timezone.localdate():
        yield Refusal(_("The day of signing lies in the future."), field="signed_on")
    elif agreement.signed_on and agreement.signed_on.year < FIRST_YEAR:
        yield Refusal(_("On that day the province did not exist yet."), _("Check the year."), field="signed_on")
    yield from refuse_term(agreement.starts_on, agreement.ends_on)


def has_signed_document(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    if not agreement.files.filter(kind=FileKind.SIGNED).exists():
        yield Refusal(_("The signed document is missing."), _("Upload it as PDF."), field="document")


def parent_is_in_force(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A PKS stands under a Kesepakatan Bersama in force on the day of signing (PP 28/2018); an addendum likewise.

    Whether that one has ended since does not matter: what was signed in time may be recorded later.
    """
    if SHAPES[AgreementKind(agreement.kind)].stands_alone:
        return
    parent = agreement.parent
    if parent is None:
        yield Refusal(_("It must stand under an agreement that is in force."), _("Choose it."), field="parent")
    elif not parent.was_signed:
        yield Refusal(
            _("The agreement above it is not in force (%(state)s).") % {"state": parent.get_status_display()},
            field="parent",
        )
    elif agreement.signed_on and not parent.held_on(agreement.signed_on):
        yield _not_held(parent, agreement.signed_on)


def _not_held(parent: "Agreement", day: date) -> Refusal:
    if parent.starts_on and day < parent.starts_on:
        return Refusal(_("It is signed before the agreement above it begins."), field="signed_on")
    mend = _("Let it stand under one that was in force that day.")
    return Refusal(_("On that day the agreement above it was no longer in force."), mend, field="signed_on")


def agency_exists_at_signing(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    agency, day = agreement.agency, agreement.signed_on
    if agency is not None and day is not None and not agency.exists_on(day):
        yield Refusal(
            _("%(agency)s did not exist on the day of signing.") % {"agency": agency},
            _("Choose its successor: %(successor)s.") % {"successor": agency.successor} if agency.successor else "",
            field="agency",
        )


def has_targets(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A PKS promises something that can be counted; what it promised is what we trace."""
    if agreement.kind == AgreementKind.PKS and not agreement.targets.exists():
        yield Refusal(_("A PKS needs at least one target."), _("Add its targets first."), field="targets")


def kb_is_short_enough(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """The longest term of a Kesepakatan Bersama is a setting, because no text of law was found for it."""
    longest = settings.KB_MAX_MONTHS
    if agreement.kind != AgreementKind.KB or not longest or not (agreement.starts_on and agreement.ends_on):
        return
    months = (
        (agreement.ends_on.year - agreement.starts_on.year) * 12 + agreement.ends_on.month - agreement.starts_on.month
    )
    if months > longest or (months == longest and agreement.ends_on.day > agreement.starts_on.day):
        yield Refusal(
            _("A Kesepakatan Bersama runs for at most %(months)s months.") % {"months": longest}, field="ends_on"
        )


def council_question_is_answered(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """Whether the DPRD must approve is answered, with a reason, before a PKS is signed (stage 5)."""
    umbrella = agreement.parent if agreement.kind == AgreementKind.PKS else None
    if umbrella is None:
        return
    if umbrella.council_needed is None:
        yield Refusal(
            _("For the agreement above it nobody has recorded whether the DPRD must approve."),
            _("Record it on the page of the Kesepakatan Bersama."),
        )
    elif umbrella.council_needed and not umbrella.council_approved_on:
        yield Refusal(_("The approval of the DPRD is needed and not recorded."), _("Record its date and document."))


def does_not_overlap(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """The same PKS of one agency with one partner under one umbrella does not run twice at the same time."""
    if agreement.kind != AgreementKind.PKS or not (agreement.starts_on and agreement.ends_on):
        return
    if agreement.ends_on < agreement.starts_on:  # said by another check
        return
    twins = (
        type(agreement)
        .objects.held_within(Days(agreement.starts_on, agreement.ends_on))
        .filter(
            kind=AgreementKind.PKS,
            agency=agreement.agency,
            parent=agreement.parent,
            title__iexact=agreement.title,
            partners__in=agreement.partners.values("pk"),
        )
        .exclude(pk=agreement.pk)
    )
    twin = twins.order_by("starts_on", "pk").first()
    if twin is not None:
        days = {"number": twin.number, "first": day_short(twin.starts_on), "last": day_short(twin.ends_on)}
        yield Refusal(
            _("Its period overlaps with %(number)s (%(first)s to %(last)s).") % days,
            _("Choose other dates, or end the other first."),
            field="starts_on",
        )
