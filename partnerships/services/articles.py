"""Articles of the open version: written, moved, taken out. Two drafters on one article lose nothing."""

from typing import NoReturn, TypedDict, Unpack
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused
from core.scope import Actor
from core.text import tidy
from partnerships.choices import ArticleKind
from partnerships.documents.lines import one_a_line
from partnerships.models import Agreement, Article, DraftVersion
from partnerships.services.versions import MOST_ARTICLES, TextMovedOn, hold_version, open_version, refuse_long


class Words(TypedDict):
    """What an article says."""

    kind: ArticleKind
    heading: str
    body: str
    chapter: str


class ArticleRemoved(TextMovedOn):
    """The article is no longer in the version."""


def add_article(
    *,
    actor: Actor,
    version: DraftVersion,
    kind: ArticleKind,
    heading: str,
    body: str = "",
    chapter: str = "",
    position: int | None = None,
    key: UUID | None = None,
) -> Article:
    """Put an article at ``position`` (from 1; at the end when None). Raises ``Refused``.

    The same ``key`` with the same words again gives the article it made; with others it is another article.
    """
    words = _checked(kind, heading, body, chapter)
    with transaction.atomic():
        row = hold_version(actor=actor, version=version)
        before = row.articles.filter(key=key).first() if key else None
        if before is not None and all(getattr(before, name) == value for name, value in words.items()):
            return before
        there = row.articles.count()
        if there >= MOST_ARTICLES:
            raise Refused(_("A version holds at most %(most)d articles.") % {"most": MOST_ARTICLES})
        place = there + 1 if position is None else min(max(position, 1), there + 1)
        row.articles.filter(position__gte=place).update(position=F("position") + 1)
        new = key if key and before is None else uuid4()
        return Article.objects.create(version=row, key=new, position=place, edited_by_id=actor.user_id, **words)


def edit_article(
    *,
    actor: Actor,
    version: DraftVersion,
    key: UUID,
    revision: int,
    kind: ArticleKind,
    heading: str,
    body: str,
    chapter: str = "",
) -> Article:
    """Save an article, if it is still the one the writer began from (``revision``).

    Raises ``TextMovedOn`` when another has saved it since (``ArticleRemoved``: taken it out), ``VersionFrozen`` when
    the version was closed; else ``Refused``. Saving what is there already changes nothing.
    """
    words = _checked(kind, heading, body, chapter)
    with transaction.atomic():
        row = _article(hold_version(actor=actor, version=version), key)
        if all(getattr(row, name) == value for name, value in words.items()):
            return row
        if row.revision != revision:
            raise TextMovedOn(
                [Refusal(_("Somebody has changed this article since you opened it."), _("Compare both texts below."))],
                current=str(row.revision),
            )
        for name, value in words.items():
            setattr(row, name, value)
        row.revision += 1
        row.edited_by_id, row.edited_at = actor.user_id, timezone.now()
        row.save()
    return row


def edit_in_newest(*, actor: Actor, agreement: Agreement, key: UUID, revision: int, **words: Unpack[Words]) -> Article:
    """Save an article in the open version, begun when there is none: for whoever wrote while theirs was frozen.

    Raises as ``edit_article`` does.
    """
    with transaction.atomic():
        version = open_version(actor=actor, agreement=agreement)
        return edit_article(actor=actor, version=version, key=key, revision=revision, **words)


def move_article(*, actor: Actor, version: DraftVersion, key: UUID, position: int) -> Article:
    """Bring an article to ``position`` (from 1); the others close up. Raises ``Refused``.

    One that comes to stand inside a chapter joins it: a chapter is never split.
    """
    with transaction.atomic():
        row = hold_version(actor=actor, version=version)
        article = _article(row, key)
        others = list(row.articles.exclude(pk=article.pk))
        place = min(max(position, 1), len(others) + 1)
        around = {other.chapter for other in others[max(place - 2, 0) : place]}
        if len(around) == 1 and article.chapter not in around:
            article.chapter = around.pop()
            article.save(update_fields=["chapter"])
        _number(row, [*others[: place - 1], article, *others[place - 1 :]])
    return article


def remove_article(*, actor: Actor, version: DraftVersion, key: UUID) -> None:
    """Take an article out of the version; earlier versions keep it. Raises ``Refused``."""
    with transaction.atomic():
        row = hold_version(actor=actor, version=version)
        article = _article(row, key)
        article.delete()
        row.articles.filter(position__gt=article.position).update(position=F("position") - 1)


def _article(version: DraftVersion, key: UUID) -> Article:
    article = version.articles.filter(key=key).first()
    return article if article is not None else _gone()


def _gone() -> NoReturn:
    raise ArticleRemoved(
        [
            Refusal(
                _("Somebody has taken this article out since you opened it."), _("Your text can be saved as a new one.")
            )
        ]
    )


def _number(version: DraftVersion, articles: list[Article]) -> None:
    """Give the articles the positions of this order."""
    moved = []
    for position, article in enumerate(articles, start=1):
        if article.position != position:
            article.position = position
            moved.append(article)
    Article.objects.bulk_update(moved, ["position"])


def _checked(kind: ArticleKind, heading: str, body: str, chapter: str) -> Words:
    """The words as they are kept: tidied, a heading on one line."""
    words: Words = {
        "kind": ArticleKind(kind),
        "heading": " ".join(tidy(heading).split()),
        "body": one_a_line(body),
        "chapter": " ".join(tidy(chapter).split()),
    }
    if not words["heading"]:
        raise Refused([Refusal(_("Give the article a heading."), field="heading")])
    refuse_long(words["heading"], field="heading", most=200)
    refuse_long(words["chapter"], field="chapter", most=150)
    refuse_long(words["body"], field="body")
    return words
