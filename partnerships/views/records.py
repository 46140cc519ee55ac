"""What is recorded about an agreement on a page of its own: the DPRD, the archive, persons' data, an early end."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.formats import day
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.forms import ArchiveForm, CouncilForm, DataBasisForm, TerminateForm
from partnerships.models import Agreement
from partnerships.services.data_basis import record_data_basis
from partnerships.views.base import ActPage


class CouncilView(ActPage):
    """Whether the DPRD must approve (stage 5): before it is answered, no PKS is signed under the umbrella."""

    access = Needs("agreement.review")
    permission = "agreement.review"
    heading = gettext_lazy("Approval of the DPRD")
    lead = gettext_lazy("Stage 5. Before this is answered, no agency can sign a PKS under this Kesepakatan Bersama.")
    submit = gettext_lazy("Record")
    icon = "landmark"
    done = gettext_lazy("The question to the DPRD is answered.")

    @staticmethod
    def is_possible(agreement: Agreement) -> bool:
        return agreement.kind == AgreementKind.KB and agreement.status != AgreementStatus.CANCELLED

    def form(self, agreement: Agreement, *data: Any) -> CouncilForm:
        return CouncilForm(*data, agreement=agreement)

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Agreement:
        return services.record_council(actor=self.actor, agreement=agreement, **given)


class ArchiveView(ActPage):
    """Where the signed original lies (stage 9)."""

    access = Needs("agreement.review")
    permission = "agreement.review"
    heading = gettext_lazy("Put the original away")
    lead = gettext_lazy("Stage 9. Where the signed original can be found, and since when.")
    submit = gettext_lazy("Record")
    icon = "archive"
    done = gettext_lazy("The place of the original is recorded.")

    @staticmethod
    def is_possible(agreement: Agreement) -> bool:
        return agreement.was_signed

    def form(self, agreement: Agreement, *data: Any) -> ArchiveForm:
        return ArchiveForm(*data[:1], agreement=agreement)

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Agreement:
        return services.archive(actor=self.actor, agreement=agreement, **given)


class DataBasisView(ActPage):
    """On what the partner may see the people behind the figures; mostly on nothing."""

    access = Needs("agreement.sign")
    permission = "agreement.sign"
    heading = gettext_lazy("Persons' data for the partner")
    lead = gettext_lazy(
        "The partner sees how many people were reached. Who they are it sees only on a lawful basis (UU 27/2022), and"
        " only while the agreement is in force: the name of the business, its owner, its class and its village."
    )
    submit = gettext_lazy("Record")
    icon = "user-check"
    done = gettext_lazy("What the partner may see has been recorded.")

    @staticmethod
    def is_possible(agreement: Agreement) -> bool:
        return agreement.is_in_force

    def form(self, agreement: Agreement, *data: Any) -> DataBasisForm:
        return DataBasisForm(*data[:1], agreement=agreement)

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Agreement:
        return record_data_basis(actor=self.actor, agreement=agreement, **given)


class TerminateView(ActPage):
    """End an agreement before its last day."""

    access = Needs("agreement.end")
    permission = "agreement.end"
    heading = gettext_lazy("End early")
    lead = gettext_lazy("An agreement ends before its term only on a lawful ground. This cannot be taken back.")
    submit = gettext_lazy("End the agreement")
    icon = "octagon-x"
    done = gettext_lazy("The agreement has ended.")

    @staticmethod
    def is_possible(agreement: Agreement) -> bool:
        return agreement.is_in_force

    def form(self, agreement: Agreement, *data: Any) -> TerminateForm:
        return TerminateForm(*data[:1])

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Agreement:
        given["ground"] = given.pop("termination_ground")
        return services.terminate(actor=self.actor, agreement=agreement, **given)

    def notes(self, agreement: Agreement) -> list[str]:
        under = agreement.children.in_force().order_by("title", "pk")
        return [
            _("“%(title)s” stands under it and goes on until %(day)s.")
            % {"title": child.title, "day": day(child.ends_on)}
            for child in under
        ]
