"""The text of an agreement as structured articles, in versions that stay."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.choices import AgreementKind, ArticleKind
from partnerships.models.agreement import Agreement
from partnerships.models.partner import Partner


@pghistory.track()
class DraftVersion(models.Model):
    """One version of the text. Frozen once it has been put before others; changes then need a new version."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="versions", verbose_name=_("agreement"))
    number = models.PositiveSmallIntegerField(_("version"))
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    preamble = models.TextField(_("opening (komparisi)"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="version_once")]

    def __str__(self) -> str:
        return str(_("Version %(number)d") % {"number": self.number})

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


@pghistory.track()
class Article(models.Model):
    """One article (pasal). ``key`` is the same in every version, so that two versions can be laid side by side."""

    version = models.ForeignKey(DraftVersion, models.CASCADE, related_name="articles", verbose_name=_("version"))
    key = models.UUIDField(editable=False)
    position = models.PositiveSmallIntegerField(_("position"))
    chapter = models.CharField(_("chapter (bab)"), max_length=150, blank=True)
    kind = models.CharField(_("about"), max_length=16, choices=ArticleKind, default=ArticleKind.OTHER)
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"))
    #: Counts up with each save: a second drafter who began from an older text is told so.
    revision = models.PositiveIntegerField(_("revision"), default=1)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("last edited by")
    )
    edited_at = models.DateTimeField(_("last edited"), default=timezone.now)

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

    def __str__(self) -> str:
        return f"{self.position}. {self.heading}"


class ArticleRule(models.Model):
    """Which articles a kind of document must hold before it can be signed; kept by administrators."""

    agreement_kind = models.CharField(_("kind of document"), max_length=10, choices=AgreementKind)
    article_kind = models.CharField(_("article about"), max_length=16, choices=ArticleKind)
    is_required = models.BooleanField(_("required"), default=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("usual position"), default=1)

    class Meta:
        verbose_name = _("required article")
        verbose_name_plural = _("required articles")
        ordering = ["agreement_kind", "position"]
        constraints = [models.UniqueConstraint(fields=["agreement_kind", "article_kind"], name="article_rule_once")]

    def __str__(self) -> str:
        return f"{self.get_agreement_kind_display()}: {self.get_article_kind_display()}"


@pghistory.track()
class PartnerComment(models.Model):
    """What a partner says of the text under discussion: a comment, or a wording of its own."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name=_("article"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("partner"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by"))
    text = models.TextField(_("comment"))
    counter_text = models.TextField(_("proposed wording"), blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("comment of a partner")
        verbose_name_plural = _("comments of partners")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.text[:60]}"
