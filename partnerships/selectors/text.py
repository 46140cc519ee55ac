"""Reading the text of an agreement: its versions, what they still lack, who says what of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone, translation

from accounts.selectors import agency_heads
from core import formats
from core.scope import Actor
from partnerships.choices import AgreementKind, AgreementStatus, ResponseStatus
from partnerships.documents.comparing import Placed, Side
from partnerships.documents.layout import ArticleText, Sheet, lay_out
from partnerships.documents.opening import PartySide
from partnerships.kinds import SHAPES
from partnerships.models import (
    Agreement,
    AgreementParty,
    Article,
    ArticleRule,
    DraftVersion,
    Partner,
    PartnerComment,
)
from partnerships.selectors.public import public_url

PROVINCE = "Pemerintah Provinsi Kepulauan Bangka Belitung"


def agreements_to_read(actor: Actor) -> QuerySet[Agreement]:
    """The agreements the actor may see, and those of which they are asked about a version."""
    seen = Agreement.objects.visible_to(actor).values("pk")
    asked = DraftVersion.objects.visible_to(actor).values("agreement_id")
    return Agreement.objects.filter(Q(pk__in=seen) | Q(pk__in=asked))


def versions_for(actor: Actor, agreement: Agreement) -> QuerySet[DraftVersion]:
    """The versions this actor may read, the newest first."""
    return DraftVersion.objects.visible_to(actor).filter(agreement=agreement).order_by("-number")


def articles_of(version: DraftVersion, actor: Actor) -> QuerySet[Article]:
    """The articles in their order, each with the number of comments the actor may read (``said``, ``unanswered``)."""
    mine = Q(comments__in=PartnerComment.objects.visible_to(actor))
    waiting = mine & Q(comments__response_status=ResponseStatus.OPEN)
    rows = version.articles.select_related("edited_by").annotate(
        said=Count("comments", filter=mine), unanswered=Count("comments", filter=waiting)
    )
    return rows.order_by("position")


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


# The text as a whole -------------------------------------------------------------------------------------------------


def side_of(version: DraftVersion) -> Side:
    """A version as it is compared. One query."""
    articles = [
        Placed(article.key, article.position, article.heading, article.body, article.chapter)
        for article in version.articles.all()
    ]
    return Side(version.preamble, articles)


def sheet_of(version: DraftVersion) -> Sheet:
    """A version in the form of the province: the signed one leads to the public register; any other, also an older one
    of a signed agreement, is stamped as a draft.
    """
    agreement = version.agreement
    is_signed = agreement.was_signed and version == agreement.current_version
    articles = [
        ArticleText(article.key, article.heading, article.body, article.chapter) for article in version.articles.all()
    ]
    return lay_out(
        form_name=SHAPES[AgreementKind(agreement.kind)].form_name,
        subject=agreement.title,
        agency=agreement.agency_label if agreement.agency_id else "",
        sides=sides_of(agreement),
        preamble=version.preamble,
        articles=articles,
        stamp="" if is_signed else _stamp(version),
        public_url=public_url(agreement) if is_signed else "",
    )


def _stamp(version: DraftVersion) -> str:
    with translation.override("id"):
        day = formats.day(version.frozen_at or timezone.now())
    return f"RANCANGAN · Versi {version.number} · {day}"


def newest_article(remark: PartnerComment) -> Article | None:
    """The article a remark is about, as it stands in the newest version; None when it has been taken out."""
    newest = remark.article.version.agreement.current_version
    return newest.articles.filter(key=remark.article.key).first() if newest else None
