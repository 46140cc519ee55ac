"""Reading the text of an agreement: its versions, what they still lack, who says what of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.selectors import agency_heads
from core.scope import Actor
from partnerships.choices import AgreementStatus, ResponseStatus
from partnerships.documents.opening import PartySide
from partnerships.models import (
    Agreement,
    AgreementParty,
    Article,
    ArticleRule,
    DraftVersion,
    Partner,
    PartnerComment,
)

PROVINCE = "Pemerintah Provinsi Kepulauan Bangka Belitung"


def versions_for(actor: Actor, agreement: Agreement) -> QuerySet[DraftVersion]:
    """The versions this actor may read, the newest first."""
    return DraftVersion.objects.visible_to(actor).filter(agreement=agreement).order_by("-number")


def articles_of(version: DraftVersion, actor: Actor) -> QuerySet[Article]:
    """The articles in their order, each with the number of comments the actor may read (``said``, ``unanswered``)."""
    mine = Q(comments__in=PartnerComment.objects.visible_to(actor))
    waiting = mine & Q(comments__response_status=ResponseStatus.OPEN)
    return version.articles.select_related("edited_by").annotate(
        said=Count("comments", filter=mine), unanswered=Count("comments", filter=waiting)
    )


@dataclass(frozen=True, slots=True)
class Chapter:
    """Articles that stand under one heading (BAB); without a title they stand under none."""

    title: str
    #: 1, 2, …; 0 without a title.
    number: int
    articles: list[Article]


def chapters_of(articles: Sequence[Article]) -> list[Chapter]:
    """Articles in their order, grouped by the chapters they name."""
    chapters: list[Chapter] = []
    number = 0
    for title, group in groupby(articles, key=lambda article: article.chapter):
        number += 1 if title else 0
        chapters.append(Chapter(title, number if title else 0, list(group)))
    return chapters


@dataclass(frozen=True, slots=True)
class Demand:
    """One line of the checklist: what this kind of document holds, and whether the version has it."""

    rule: ArticleRule
    is_met: bool


def checklist(agreement: Agreement, version: DraftVersion | None) -> list[Demand]:
    """What a document of this kind must or usually does hold, against a version. Two queries."""
    have = version.kinds_written() if version else set()
    rules = ArticleRule.objects.filter(agreement_kind=agreement.kind).order_by("position", "pk")
    return [Demand(rule, rule.article_kind in have) for rule in rules]


def guidance_for(agreement: Agreement, kind: str) -> ArticleRule | None:
    """What an article of this kind should hold, as administrators put it."""
    return ArticleRule.objects.filter(agreement_kind=agreement.kind, article_kind=kind).first()


def sides_of(agreement: Agreement) -> list[PartySide]:
    """The parties as the document names them: the province first, then the partners."""
    return [_province(agreement), *map(_partner_side, agreement.parties.select_related("partner"))]


def _province(agreement: Agreement) -> PartySide:
    """The Governor, or the head of the agency that signs; the name of the Governor is not kept here."""
    number = agreement.number or ""
    agency = agreement.agency
    if agency is None:
        return PartySide(name=PROVINCE, office="Gubernur Kepulauan Bangka Belitung", number=number)
    head = agency_heads(agency.pk).first()
    return PartySide(
        name=f"{agreement.agency_label} Provinsi Kepulauan Bangka Belitung",
        signatory=head.full_name if head else "",
        office=f"Kepala {agreement.agency_label}",
        number=number,
    )


def _partner_side(party: AgreementParty) -> PartySide:
    return PartySide(
        name=party.partner.name,
        signatory=party.signatory_name,
        office=party.signatory_title,
        address=party.partner.address,
        basis=party.partner.legal_basis,
        number=party.number,
    )


# The partner's turn --------------------------------------------------------------------------------------------------


def shared_version(agreement: Agreement) -> DraftVersion | None:
    """The version that is before the partner now; None while it is not their turn."""
    if agreement.shared_at is None or not agreement.is_draft:
        return None
    return agreement.versions.filter(shared_at__isnull=False).order_by("-number").first()


def partner_of(actor: Actor, agreement: Agreement) -> Partner | None:
    """The party for which this person signs in; None for anyone else."""
    if actor.user_id is None:
        return None
    return agreement.partners.filter(users__user_id=actor.user_id).order_by("pk").first()


def may_comment(actor: Actor, version: DraftVersion) -> bool:
    """Whether the actor may speak for a partner about this very version now."""
    agreement = version.agreement
    if not actor.may("agreement.comment") or agreement.status == AgreementStatus.FINAL:
        return False
    return shared_version(agreement) == version and partner_of(actor, agreement) is not None


def comments_on(actor: Actor, key: UUID, agreement: Agreement) -> QuerySet[PartnerComment]:
    """What was said of one article in all its versions, as far as the actor may read it."""
    said = PartnerComment.objects.visible_to(actor).filter(article__key=key, article__version__agreement=agreement)
    return said.select_related("partner", "author", "responded_by", "article__version").order_by("-written_at", "-pk")
