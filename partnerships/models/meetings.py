"""Coordination meetings: invitation, attendance, minutes, and decisions that somebody must carry out."""

from typing import ClassVar

import pghistory
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.once import SentOnce
from core.scope import ScopedQuerySet
from partnerships.choices import DecisionStatus, MeetingStatus
from partnerships.lifecycle import DECISION, MEETING
from partnerships.models.agreement import Agreement
from workflow.lifecycle import HasLifecycle


@pghistory.track(exclude=["request_token"])
class Meeting(HasLifecycle, SentOnce, models.Model):
    """One coordination meeting about an agreement."""

    lifecycle: ClassVar = MEETING

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="meetings", verbose_name=_("agreement"))
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place or link"), max_length=250)
    agenda = models.TextField(_("agenda"), blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=MeetingStatus, default=MeetingStatus.INVITED)
    created_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["starts_at", "id"], name="meeting_begins")]
        triggers = MEETING.triggers()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:meeting", args=[self.pk])

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()


@pghistory.track()
class MeetingInvitation(models.Model):
    """An agency invited to a meeting, and who came for it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations", verbose_name=_("meeting"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("agency (OPD)"))
    attended = models.BooleanField(_("attended"), null=True, blank=True)
    delegate = models.CharField(_("who came"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["agency__short_name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "agency"], name="invitation_once")]

    def __str__(self) -> str:
        return f"{self.agency} · {self.meeting}"


class DecisionQuerySet(ScopedQuerySet):
    def open(self) -> "DecisionQuerySet":
        return self.filter(status=DecisionStatus.OPEN)

    def overdue(self) -> "DecisionQuerySet":
        return self.open().filter(due_on__lt=timezone.localdate())


@pghistory.track(exclude=["reminded_mark", "request_token"])
class Decision(HasLifecycle, SentOnce, models.Model):
    """Something decided, with an agency that carries it out by a day: it appears in that agency's work."""

    lifecycle: ClassVar = DECISION

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions", verbose_name=_("meeting"))
    text = models.CharField(_("decision"), max_length=400)
    owner = models.ForeignKey(Agency, models.PROTECT, related_name="decisions", verbose_name=_("carried out by"))
    due_on = models.DateField(_("by"))
    status = models.CharField(_("status"), max_length=10, choices=DecisionStatus, default=DecisionStatus.OPEN)
    outcome = models.TextField(_("what was done"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    #: The nearest mark, in days before the due date (negative: after it), that was reminded of.
    reminded_mark = models.SmallIntegerField(_("last mark reminded of"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["owner", "status", "due_on"], name="decision_work"),
            models.Index(fields=["due_on", "id"], name="decision_due"),
        ]
        triggers = DECISION.triggers()

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("partnerships:decision", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        return self.status == DecisionStatus.OPEN and self.due_on < timezone.localdate()
