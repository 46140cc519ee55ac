"""A request of a person about their own data."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.holdings import Person
from core.scope import ScopedQuerySet
from enterprises.models import Owner
from privacy.choices import OPEN, Ground, RequestChannel, RequestKind, RequestStatus
from privacy.lifecycle import REQUEST
from workflow.lifecycle import HasLifecycle


def due_after(moment: datetime) -> datetime:
    """Until when the law lets it take: 3×24 hours (UU 27/2022 art. 30 to 34, 40 and 41; art. 46 for a breach)."""
    return moment + timedelta(hours=settings.PERSONAL_DATA_HOURS)


class Clock(models.Model):
    """A row that must be dealt with until ``due_at``."""

    due_at: Any
    #: When those who handle it were told that it is due soon, and that it is late: each once.
    warned_at = models.DateTimeField(null=True, editable=False)
    late_told_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it still has to be dealt with."""
        raise NotImplementedError

    @property
    def hours_left(self) -> int:
        """Whole hours until it is due; negative when it is late."""
        return int((self.due_at - timezone.now()).total_seconds() // 3600)

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < timezone.now()


class DataRequestQuerySet(ScopedQuerySet):
    def open(self) -> "DataRequestQuerySet":
        return self.filter(status__in=OPEN)

    def late(self) -> "DataRequestQuerySet":
        return self.open().filter(due_at__lt=timezone.now())


@pghistory.track()
class DataRequest(HasLifecycle, Clock):
    """What a person asked, until when it must be answered, and what became of it."""

    lifecycle: ClassVar = REQUEST

    kind = models.CharField(_("what is asked"), max_length=12, choices=RequestKind)
    status = models.CharField(_("status"), max_length=10, choices=RequestStatus, default=RequestStatus.RECEIVED)
    channel = models.CharField(_("how it came"), max_length=8, choices=RequestChannel, default=RequestChannel.PORTAL)
    #: The person by account, by the register, or by both; neither for a letter of somebody nobody knows.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="data_requests",
        verbose_name=_("account"),
    )
    owner = models.ForeignKey(
        Owner, models.PROTECT, null=True, blank=True, related_name="data_requests", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=150)
    text = models.TextField(_("in their own words"), blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    due_at = models.DateTimeField(_("answer until"))
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    ground = models.CharField(_("ground in law"), max_length=12, choices=Ground, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    #: When the worker had deleted everything.
    erased_at = models.DateTimeField(_("data deleted"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["due_at", "id"], name="data_request_due"),
            models.Index(fields=["status", "due_at"], name="data_request_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(status__in=["received", "handling", "granted"], user__isnull=False),
                name="data_request_once_while_open",
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | (~Q(ground="") & ~Q(answer="")), name="data_request_refused_on_ground"
            ),
            models.CheckConstraint(condition=Q(due_at__gte=F("received_at")), name="data_request_due_afterwards"),
        ]
        triggers = REQUEST.triggers()

    def __str__(self) -> str:
        return str(_("Request %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        """The page of staff; the person reads it on "My data"."""
        return reverse("privacy:request", args=[self.pk])

    @property
    def number(self) -> str:
        return f"PDP-{self.pk:05d}"

    @property
    def person(self) -> Person:
        return Person(self.user_id, self.owner_id)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN
