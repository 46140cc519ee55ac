"""What administrators set about agreements: how they are numbered, and which documents they need."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships import numbering
from partnerships.choices import AgreementKind, DocumentMove, FileKind
from partnerships.models.agreement import Agreement
from partnerships.validators import number_pattern


class NumberPattern(models.Model):
    """How the province numbers a kind of agreement; the number is taken at the signing, without gaps."""

    agreement_kind = models.CharField(_("kind of agreement"), max_length=10, choices=AgreementKind, unique=True)
    pattern = models.CharField(
        _("pattern"),
        max_length=100,
        default="{code}/{serial:03d}/{unit}/{month}/{year}",
        validators=[number_pattern],
        help_text=_(
            "Places: {code}, {serial} (or {serial:03d} for three figures), {unit}, {month} in Roman figures, {year}."
        ),
    )
    code = models.CharField(_("classification code"), max_length=20, default="119")
    governor_unit = models.CharField(
        _("unit of the Governor's agreements"),
        max_length=30,
        default="SETDA",
        help_text=_("An agreement of an agency bears the agency's short name."),
    )
    basis = models.CharField(_("basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("number pattern")
        verbose_name_plural = _("number patterns")
        ordering = ["agreement_kind"]

    def __str__(self) -> str:
        return f"{self.get_agreement_kind_display()}: {self.pattern}"

    def unit_of(self, agreement: Agreement) -> str:
        """Who signs for the province, as the number names it: capitals, no spaces."""
        name = agreement.agency.short_name if agreement.agency else self.governor_unit
        return "-".join(name.upper().split())

    def written(self, agreement: Agreement, day: date, serial: int | None = None) -> str:
        """The number of an agreement signed on ``day``; without a serial, as it will look."""
        unit = self.unit_of(agreement)
        return numbering.written(self.pattern, code=self.code, unit=unit, day=day, serial=serial)

    def series(self, agreement: Agreement, day: date) -> str:
        """The row of numbers in which an agreement signed on ``day`` counts."""
        return numbering.series(self.pattern, code=self.code, unit=self.unit_of(agreement), day=day)


class DocumentRule(models.Model):
    """Which document a kind of agreement needs before a move; kept by administrators."""

    agreement_kind = models.CharField(_("kind of agreement"), max_length=10, choices=AgreementKind)
    move = models.CharField(_("before"), max_length=20, choices=DocumentMove)
    file_kind = models.CharField(_("document"), max_length=10, choices=FileKind)
    basis = models.CharField(_("basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
        ordering = ["agreement_kind", "move", "file_kind"]
        constraints = [
            models.UniqueConstraint(fields=["agreement_kind", "move", "file_kind"], name="document_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_agreement_kind_display()} · {self.get_move_display()} · {self.get_file_kind_display()}"
