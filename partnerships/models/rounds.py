"""The input round: every agency says what it thinks of a draft and what its duties can give to the seven steps."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.scope import Actor, ScopedQuerySet
from enterprises.choices import Step
from partnerships.choices import AnswerStatus, FundingSource, ResponseStatus, RoundStatus, Verdict
from partnerships.lifecycle import ANSWER, ROUND
from partnerships.models.agreement import Agreement, root_of
from partnerships.models.text import Article, DraftVersion
from workflow.lifecycle import HasLifecycle


@pghistory.track()
class InputRound(HasLifecycle, models.Model):
    """A request to agencies to answer one version of a draft by a day."""

    lifecycle: ClassVar = ROUND

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="rounds", verbose_name=_("agreement"))
    version = models.ForeignKey(DraftVersion, models.PROTECT, related_name="rounds", verbose_name=_("version"))
    deadline = models.DateField(_("answer by"))
    message = models.TextField(_("what is asked"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=RoundStatus, default=RoundStatus.OPEN)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("input round")
        verbose_name_plural = _("input rounds")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement"], condition=Q(status="open"), name="round_one_open_each")
        ]
        triggers = ROUND.triggers()

    def __str__(self) -> str:
        return f"{self.agreement} · {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:round", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == RoundStatus.OPEN

    @property
    def days_left(self) -> int:
        """Days until the last day to answer; negative once it has passed."""
        return (self.deadline - timezone.localdate()).days


class AnswerQuerySet(ScopedQuerySet):
    def asked(self) -> "AnswerQuerySet":
        """In open rounds: these can still be given."""
        return self.filter(round__status=RoundStatus.OPEN)

    def with_words_for(self, actor: Actor) -> "AnswerQuerySet":
        """With ``is_readable``: whether the actor reads what is written; before its head confirms, only its agency."""
        reach = actor.reach("answer.prepare")
        own = Q(pk__isnull=False) if reach.everything else Q(agency_id__in=reach.agencies)
        return self.annotate(is_readable=Q(confirmed_at__isnull=False) | own)

    def heard(self) -> "AnswerQuerySet":
        """Confirmed once, and the round was not cancelled. What the Sekda waived later was still said."""
        return self.filter(confirmed_at__isnull=False).exclude(round__status=RoundStatus.CANCELLED)

    def heard_last(self) -> "AnswerQuerySet":
        """What each agency said last in each tree of agreements: an agency that is not asked again keeps its word."""
        answers = self.heard().annotate(tree=root_of("round__agreement"))
        later = Answer.objects.heard().annotate(tree=root_of("round__agreement"))
        later = later.filter(tree=OuterRef("tree"), agency_id=OuterRef("agency_id")).filter(
            Q(round__opened_at__gt=OuterRef("round__opened_at"))
            | Q(round__opened_at=OuterRef("round__opened_at"), pk__gt=OuterRef("pk"))
        )
        return answers.exclude(Exists(later))


@pghistory.track(exclude=["reminded_at", "reminded_mark"])
class Answer(HasLifecycle, models.Model):
    """The answer of one agency in one round."""

    lifecycle: ClassVar = ANSWER

    round = models.ForeignKey(InputRound, models.CASCADE, related_name="answers", verbose_name=_("round"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="answers", verbose_name=_("agency (OPD)"))
    is_required = models.BooleanField(_("must answer"), default=True)
    status = models.CharField(_("status"), max_length=10, choices=AnswerStatus, default=AnswerStatus.SILENT)
    verdict = models.CharField(_("verdict"), max_length=14, choices=Verdict, blank=True)
    note = models.TextField(_("remark"), blank=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("prepared by")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    #: Counts up with each save: a second officer who began from an older state is told so.
    revision = models.PositiveIntegerField(_("revision"), default=1)
    reminded_at = models.DateTimeField(_("last reminder"), null=True, blank=True)
    #: The nearest mark, in days before the deadline (negative: after it), that was reminded of.
    reminded_mark = models.SmallIntegerField(_("last mark reminded of"), null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of an agency")
        verbose_name_plural = _("answers of agencies")
        ordering = ["agency__short_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="answer_once")]
        triggers = ANSWER.triggers()

    def __str__(self) -> str:
        return f"{self.agency} · {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:answer", args=[self.pk])

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.status in (AnswerStatus.CONFIRMED, AnswerStatus.WAIVED)

    @property
    def is_objecting(self) -> bool:
        """Whether the agency, by its head, objects."""
        return self.status == AnswerStatus.CONFIRMED and self.verdict == Verdict.OBJECTION

    @property
    def has_standing_objection(self) -> bool:
        """Whether the drafter did not accept one of its objections."""
        return any(item.is_objection and item.response_status == ResponseStatus.REJECTED for item in self.inputs.all())


@pghistory.track()
class ArticleInput(models.Model):
    """What an agency says of one article, and what the drafter did with it."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="inputs", verbose_name=_("answer"))
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="inputs", verbose_name=_("article")
    )
    is_objection = models.BooleanField(_("objection"), default=False)
    text = models.TextField(_("input"))
    response_status = models.CharField(
        _("answer of the drafter"), max_length=10, choices=ResponseStatus, default=ResponseStatus.OPEN
    )
    response = models.TextField(_("reason or place"), blank=True)
    responded_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("input")
        verbose_name_plural = _("inputs")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(response_status="open") | ~Q(response=""), name="input_response_has_reason"
            ),
            models.UniqueConstraint(fields=["answer", "article"], nulls_distinct=False, name="input_once_per_article"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class OpportunityQuerySet(ScopedQuerySet):
    def stated(self) -> "OpportunityQuerySet":
        """What agencies offer now: the last word of each in each tree of agreements, confirmed by its head."""
        return self.filter(answer__in=Answer.objects.heard_last().values("pk"))


@pghistory.track()
class Opportunity(models.Model):
    """What the duties of an agency can give to one of the seven steps."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="opportunities", verbose_name=_("answer"))
    step = models.CharField(_("step"), max_length=2, choices=Step)
    activity = models.CharField(_("activity"), max_length=250)
    target_group = models.CharField(_("for whom"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("enterprises a year"))
    funding = models.CharField(_("source of funds"), max_length=10, choices=FundingSource, default=FundingSource.APBD)

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        ordering = ["step", "pk"]
        indexes = [
            models.Index(fields=["step", "id"], name="opportunity_step"),
            models.Index(fields=["capacity", "id"], name="opportunity_capacity"),
        ]
        constraints = [models.CheckConstraint(condition=Q(capacity__gt=0), name="opportunity_capacity_positive")]

    def __str__(self) -> str:
        return f"{self.step}: {self.activity}"
