"""What the partner says of the text while it is their turn, and what the drafter does with it."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.selectors import secretariat, users_reaching
from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.once import sent_before
from core.scope import Actor, may_on
from core.text import tidy
from notifications.services import notify
from partnerships import notices
from partnerships.choices import ArticleKind, ResponseStatus
from partnerships.documents.lines import one_a_line
from partnerships.models import Agreement, Article, Partner, PartnerComment
from partnerships.selectors import may_comment, partner_of
from partnerships.services.articles import edit_article
from partnerships.services.drafting import hold_draft
from partnerships.services.versions import open_version, refuse_long


def comment(
    *, actor: Actor, article: Article, text: str, counter_text: str = "", token: UUID | None = None
) -> PartnerComment:
    """Say something of an article for the partner, or propose another wording. Raises ``Refused``: not their turn.

    The same ``token`` again gives the comment it made.
    """
    words, wording = tidy(text), one_a_line(counter_text)
    if not words and not wording:
        raise Refused([Refusal(_("Write a comment or propose a wording."), field="text")])
    refuse_long(words, field="text")
    refuse_long(wording, field="counter_text")
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=article.version.agreement_id)
        demand(may_on(actor, "agreement.comment", agreement))
        article.version.agreement = agreement
        partner = partner_of(actor, agreement)
        if partner is None or not may_comment(actor, article.version):
            raise Refused(
                [
                    Refusal(
                        _("It is not your turn to comment on this version."),
                        _("You are told when the text is put before you."),
                    )
                ]
            )
        remark = PartnerComment(
            article=article,
            partner=partner,
            author_id=actor.user_id,  # type: ignore[misc]
            text=words,
            counter_text=wording if wording != article.body else "",
            request_token=token,
        )
        if before := sent_before(remark, ("article_id", "partner_id", "text", "counter_text")):
            return before
        said = PartnerComment.objects.filter(article__version=article.version, partner=partner)
        if not said.exists():
            _tell(agreement, partner)
        remark.save()
    return remark


def _tell(agreement: Agreement, partner: Partner) -> None:
    """Those who draft, once for each version: the rest they find on the page."""
    drafters = secretariat()
    if agreement.agency_id is not None:
        drafters = drafters | users_reaching("agreement.draft", agency_id=agreement.agency_id)
    notify(
        kind=notices.TEXT_COMMENTED,
        recipients=drafters.distinct(),
        context={"title": agreement.title, "partner": partner.name},
        url=reverse("partnerships:text", args=[agreement.pk]),
    )


def adopt(*, actor: Actor, remark: PartnerComment, revision: int, body: str) -> Article:
    """Put a proposed wording (``body``: as proposed, or mended) into the open version; a new one is begun when none is.

    ``revision`` is that of the article the drafter compared it with. Raises ``Refused`` (``TextMovedOn`` when the
    article has been changed or taken out since).
    """
    with transaction.atomic():
        agreement = hold_draft(actor=actor, agreement=remark.article.version.agreement)
        row = _unanswered(remark)
        version = open_version(actor=actor, agreement=agreement)
        now = version.articles.filter(key=row.article.key).first() or row.article
        article = edit_article(
            actor=actor,
            version=version,
            key=row.article.key,
            revision=revision,
            kind=ArticleKind(now.kind),
            heading=now.heading,
            body=body,
            chapter=now.chapter,
        )
        place = _("Adopted into article %(number)d of version %(version)d.")
        said = place % {"number": article.position, "version": version.number}
        _answer(actor, agreement, row, ResponseStatus.ACCEPTED, said)
    return article


def reply(*, actor: Actor, remark: PartnerComment, accepted: bool, response: str) -> PartnerComment:
    """Tell the partner what became of a remark, with the reason or the place. Raises ``Refused``."""
    words = tidy(response)
    if not words:
        raise Refused([Refusal(_("Say why, or where it was taken up."), field="response")])
    with transaction.atomic():
        agreement = hold_draft(actor=actor, agreement=remark.article.version.agreement)
        row = _unanswered(remark)
        _answer(actor, agreement, row, ResponseStatus.ACCEPTED if accepted else ResponseStatus.REJECTED, words)
    return row


def _unanswered(remark: PartnerComment) -> PartnerComment:
    """The remark as it is now; the caller holds the agreement, so nobody else is answering it."""
    row = PartnerComment.objects.select_related("article__version__agreement").get(pk=remark.pk)
    if row.response_status != ResponseStatus.OPEN:
        raise Refused(_("This remark has been answered already."))
    return row


def _answer(actor: Actor, agreement: Agreement, remark: PartnerComment, status: ResponseStatus, words: str) -> None:
    remark.response_status, remark.response = status, words
    remark.responded_by_id, remark.responded_at = actor.user_id, timezone.now()
    remark.save(update_fields=["response_status", "response", "responded_by", "responded_at"])
    record_act(actor=actor, verb="text.reply", subject=agreement, reason=words, data={"status": status})
