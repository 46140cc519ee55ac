"""What the text of a draft and its documents must hold."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor
from partnerships.choices import AgreementStatus, FileKind
from workflow.lifecycle import Check

if TYPE_CHECKING:
    from partnerships.models import Agreement


def went_through_the_stages(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A text or a round in this system binds: such a draft is signed only once it is ready. One negotiated on paper has
    neither.
    """
    if agreement.status == AgreementStatus.DRAFT and (agreement.versions.exists() or agreement.rounds.exists()):
        yield Refusal(
            _("The draft is being worked on here and is not ready to sign."),
            _("Let TKKSD review it and declare it ready first."),
        )


def has_text(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """There is a version with at least one article that says something."""
    version = agreement.current_version
    if version is None or not version.articles.written().exists():
        yield Refusal(_("The draft has no articles yet."), _("Write them, or import them from a Word file."))


def no_article_is_empty(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """A heading that a first version began with is written under, or taken out."""
    version = agreement.current_version
    if version is None:
        return
    for article in version.articles.filter(body=""):
        yield Refusal(
            _("Article %(number)d (%(heading)s) has no text.")
            % {"number": article.position, "heading": article.heading},
            _("Write it, or take it out of the draft."),
        )


def documents_are_there(move: str) -> Check:
    """The documents that ``DocumentRule`` asks of this kind of agreement before ``move``.

    The signed original has a check of its own, which no rule can take away.
    """

    def documents(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
        have = {FileKind.SIGNED, *agreement.files.values_list("kind", flat=True)}
        for rule in agreement.document_rules(move):
            if rule.file_kind not in have:
                yield Refusal(
                    _("Missing document: %(document)s.") % {"document": rule.get_file_kind_display()},
                    _("Upload it on the page of the agreement."),
                )

    documents.__name__ = f"documents_are_there({move})"
    return documents


def required_articles_are_there(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    """UU 23/2014 art. 366 names what a contract holds at least; ``ArticleRule`` keeps the list."""
    for rule in agreement.missing_articles():
        yield Refusal(
            _("A required article is missing: %(article)s.") % {"article": rule.get_article_kind_display()},
            _("Add it to the draft."),
        )
