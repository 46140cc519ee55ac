"""The rules of the journey, kept by administrators: what completes a step, and who frees whoever is stuck."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from enterprises.choices import Evidence, Step


class Programme(models.Model):
    """Whose seven steps they are. OK OCE takes them in order; Jakpreneur offers them as they are needed."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=100)
    in_order = models.BooleanField(
        _("one after the other"),
        default=False,
        help_text=_("Evidence for a later step counts only once the steps before it are done."),
    )

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CompletionRuleQuerySet(models.QuerySet):
    def on(self, day: date) -> "CompletionRuleQuerySet":
        """The rules in force on ``day``."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class CompletionRule(models.Model):
    """How many pieces of one kind of evidence complete a step. Without a rule one is enough.

    No source defines when a step is complete, so the province decides; a new decision is a new row.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rules", verbose_name=_("programme"))
    step = models.CharField(_("step"), max_length=2, choices=Step)
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence)
    minimum = models.PositiveSmallIntegerField(_("pieces needed"), default=1, validators=[MinValueValidator(1)])
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = CompletionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion rule")
        verbose_name_plural = _("completion rules")
        ordering = ["programme", "step", "evidence", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "step", "evidence", "valid_from"],
                name="completion_rule_once",
                violation_error_message=_("There is such a rule from that day on already."),
            ),
            models.CheckConstraint(condition=Q(minimum__gte=1), name="completion_rule_needs_something"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="completion_rule_dates_ordered",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.step} {self.get_evidence_display()} ≥ {self.minimum}"


class CauseRule(models.Model):
    """Which agency frees an enterprise from one cause of waiting, and after how many days it counts as stuck."""

    cause = models.CharField(_("cause"), max_length=30, unique=True)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("freed by"),
        help_text=_("Empty: the agency that leads the programme."),
    )
    patience = models.PositiveSmallIntegerField(_("days until it counts as stuck"), default=30)

    class Meta:
        verbose_name = _("rule for a cause of waiting")
        verbose_name_plural = _("rules for causes of waiting")
        ordering = ["cause"]

    def __str__(self) -> str:
        return self.cause
