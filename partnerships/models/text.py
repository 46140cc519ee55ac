"""The text of an agreement as structured articles, in versions that stay."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.once import SentOnce
from core.scope import ScopedQuerySet
from partnerships.choices import AgreementKind, ArticleKind, ResponseStatus
from partnerships.models.agreement import Agreement
from partnerships.models.partner import Partner
from partnerships.models.triggers import FrozenWithVersion, SealedOnceFrozen, SealedWithAgreement


class ArticleQuerySet(ScopedQuerySet):
    def written(self) -> "ArticleQuerySet":
        """Those that have a text, not only a heading."""
        return self.exclude(body="")


@pghistory.track()
class DraftVersion(models.Model):
    """One version of the text. Frozen once it has been put before others; changes then need a new version.

    At most the newest is not frozen: beginning another one freezes it.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="versions", verbose_name=_("agreement"))
    number = models.PositiveSmallIntegerField(_("version"))
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    preamble = models.TextField(_("opening (komparisi)"), blank=True)
    #: Counts up with each save of the opening, as ``Article.revision`` does for an article.
    revision = models.PositiveIntegerField(_("revision"), default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    #: When it was put before the partner; what they have seen once stays theirs to read.
    shared_at = models.DateTimeField(_("put before the partner"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="version_once"),
            models.UniqueConstraint(fields=["agreement"], condition=Q(frozen_at__isnull=True), name="version_one_open"),
        ]
        triggers = [
            SealedWithAgreement(name="version_sealed"),
            SealedOnceFrozen(
                name="version_frozen", fields=["agreement", "number", "preamble", "revision", "frozen_at"]
            ),
        ]

    def __str__(self) -> str:
        return str(_("Version %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("partnerships:version", args=[self.pk])

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    def kinds_written(self) -> set[str]:
        """What the text is about so far. The opening names the parties, so it counts as an article about them."""
        kinds = set(self.articles.written().values_list("kind", flat=True))
        return kinds | {ArticleKind.PARTIES} if self.preamble else kinds


@pghistory.track()
class Article(models.Model):
    """One article (pasal). ``key`` is the same in every version, so that two versions can be laid side by side."""

    version = models.ForeignKey(DraftVersion, models.CASCADE, related_name="articles", verbose_name=_("version"))
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("position"))
    chapter = models.CharField(_("chapter (bab)"), max_length=150, blank=True)
    kind = models.CharField(_("about"), max_length=16, choices=ArticleKind, default=ArticleKind.OTHER)
    heading = models.CharField(_("heading"), max_length=200)
    #: Empty while it is still to be written; then the text cannot be declared ready.
    body = models.TextField(_("text"), blank=True)
    #: Counts up with each save, and is kept when a version is copied: with the key it names one text. A second drafter
    #: who began from an older one is told so.
    revision = models.PositiveIntegerField(_("revision"), default=1)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("last edited by")
    )
    edited_at = models.DateTimeField(_("last edited"), default=timezone.now)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="article_once_per_version"),
            models.UniqueConstraint(
                fields=["version", "position"], name="article_position_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [FrozenWithVersion(name="article_frozen")]

    def __str__(self) -> str:
        return f"{self.position}. {self.heading}"


class ArticleRule(models.Model):
    """Which articles a kind of document must hold before it is signed, and what a first version begins with.

    Kept by administrators.
    """

    agreement_kind = models.CharField(_("kind of document"), max_length=10, choices=AgreementKind)
    article_kind = models.CharField(_("article about"), max_length=16, choices=ArticleKind)
    is_required = models.BooleanField(_("required"), default=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("usual position"), default=1)
    heading = models.CharField(_("usual heading"), max_length=200, blank=True)
    chapter = models.CharField(_("usual chapter (bab)"), max_length=150, blank=True)
    guidance = models.TextField(_("what it should hold"), blank=True)

    class Meta:
        verbose_name = _("required article")
        verbose_name_plural = _("required articles")
        ordering = ["agreement_kind", "position"]
        constraints = [models.UniqueConstraint(fields=["agreement_kind", "article_kind"], name="article_rule_once")]

    def __str__(self) -> str:
        return f"{self.get_agreement_kind_display()}: {self.get_article_kind_display()}"


@pghistory.track(exclude=["request_token"])
class PartnerComment(SentOnce, models.Model):
    """What a partner says of the text under discussion: a comment, or a wording of its own."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name=_("article"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("partner"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by"))
    text = models.TextField(_("comment"), blank=True)
    counter_text = models.TextField(_("proposed wording"), blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    response_status = models.CharField(
        _("answer of the drafter"), max_length=10, choices=ResponseStatus, default=ResponseStatus.OPEN
    )
    response = models.TextField(_("reason or place"), blank=True)
    responded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    responded_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment of a partner")
        verbose_name_plural = _("comments of partners")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="", counter_text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(response_status="open") | ~Q(response=""), name="comment_response_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {(self.text or self.counter_text)[:60]}"


class TextImport(models.Model):
    """A Word file that was read and waits for its drafter to look at what was recognised; gone after a few days."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="imports", verbose_name=_("agreement"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("brought by")
    )
    created_at = models.DateTimeField(_("brought"), default=timezone.now)
    file = models.FileField(_("file"), upload_to="imports/", max_length=200)
    name = models.CharField(_("file name"), max_length=150)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    #: What ``partnerships.documents.recognise`` found, as plain data.
    content = models.JSONField(_("what was recognised"))

    class Meta:
        verbose_name = _("imported text")
        verbose_name_plural = _("imported texts")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
