"""Versions of the text of an agreement: begun, copied, frozen.

Every change of a text holds the row of its agreement, so that drafting, freezing and signing never overlap.
"""

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused
from core.scope import Actor
from partnerships.choices import AgreementKind, AgreementStatus, ArticleKind
from partnerships.documents.lines import one_a_line
from partnerships.documents.opening import opening
from partnerships.kinds import SHAPES
from partnerships.models import Agreement, Article, ArticleRule, DraftVersion
from partnerships.selectors import sides_of
from partnerships.services.drafting import hold_draft

#: Far more than any agreement of the province holds.
MOST_ARTICLES = 300
LONGEST_TEXT = 100_000


class TextMovedOn(Refused):
    """What somebody began from is no longer what stands there. Nothing was saved; what they typed is theirs to keep."""

    stale = True

    def __init__(self, refusals: list[Refusal], *, current: str = "") -> None:
        self.current = current
        super().__init__(refusals)


class VersionFrozen(TextMovedOn):
    """The version can no longer be changed: it was put before others, or a newer one has been begun."""


def hold_text(*, actor: Actor, agreement: Agreement) -> Agreement:
    """The agreement, locked until the transaction ends; refused unless the actor may work on its text now."""
    row = hold_draft(actor=actor, agreement=agreement)
    if row.status == AgreementStatus.FINAL:
        raise Refused([Refusal(_("The text is closed: it is ready to sign."), _("Send it back for revision first."))])
    return row


def hold_version(*, actor: Actor, version: DraftVersion) -> DraftVersion:
    """The version, safe from others until the transaction ends. Raises ``VersionFrozen`` unless it is the open one."""
    hold_text(actor=actor, agreement=version.agreement)
    row = DraftVersion.objects.select_related("agreement").get(pk=version.pk)
    if row.frozen_at is not None:
        current = row.agreement.current_version
        raise VersionFrozen(
            [
                Refusal(
                    _("%(version)s can no longer be changed: others have been shown it, or a newer one was begun.")
                    % {"version": row},
                    _("Begin a new version."),
                )
            ],
            current=str(current.number) if current else "",
        )
    return row


def start_text(*, actor: Actor, agreement: Agreement) -> DraftVersion:
    """The first version: the opening, and the headings that this kind of document usually has. Raises ``Refused``."""
    with transaction.atomic():
        row = hold_text(actor=actor, agreement=agreement)
        if row.versions.exists():
            raise Refused(_("The text has been begun already."))
        return write_version(actor=actor, agreement=row, preamble=opening_of(row), articles=_skeleton(row))


def opening_of(agreement: Agreement) -> str:
    """The opening a first version begins with."""
    return opening(
        kind=SHAPES[AgreementKind(agreement.kind)].form_name, title=agreement.title, sides=sides_of(agreement)
    )


def _skeleton(agreement: Agreement) -> list[Article]:
    rules = ArticleRule.objects.filter(agreement_kind=agreement.kind).exclude(article_kind=ArticleKind.PARTIES)
    return [
        Article(
            key=uuid4(),
            chapter=rule.chapter,
            kind=rule.article_kind,
            heading=rule.heading or rule.get_article_kind_display(),
        )
        for rule in rules.order_by("position", "pk")
    ]


def start_version(*, actor: Actor, agreement: Agreement, note: str = "", after: int | None = None) -> DraftVersion:
    """A new version that begins as the last one ends; the last one is frozen. Raises ``Refused``.

    ``after``: the number of the version the caller was shown last; a second click finds a newer one, and begins none.
    """
    with transaction.atomic():
        row = hold_text(actor=actor, agreement=agreement)
        last = row.current_version
        if last is None:
            raise Refused([Refusal(_("There is no text yet."), _("Begin it first."))])
        if after is not None and last.number != after:
            raise TextMovedOn(
                [Refusal(_("%(version)s has been begun meanwhile.") % {"version": last}, _("Go on with it."))],
                current=str(last.number),
            )
        copies = []
        for article in last.articles.all():
            article.pk = None
            copies.append(article)
        return write_version(
            actor=actor,
            agreement=row,
            preamble=last.preamble,
            articles=copies,
            note=note,
            revision=last.revision,
        )


def open_version(*, actor: Actor, agreement: Agreement) -> DraftVersion:
    """The version that can be changed; a new one when the newest is frozen. Raises ``Refused``."""
    current = hold_text(actor=actor, agreement=agreement).current_version
    if current is not None and not current.is_frozen:
        return current
    return start_version(actor=actor, agreement=agreement)


def write_version(
    *,
    actor: Actor,
    agreement: Agreement,
    preamble: str,
    articles: Iterable[Article],
    note: str = "",
    revision: int = 1,
) -> DraftVersion:
    """Add the next version with these (unsaved) articles in their order. The caller holds the agreement."""
    last = agreement.current_version
    if last is not None:
        _freeze(last)
    version = DraftVersion.objects.create(
        agreement=agreement,
        number=last.number + 1 if last else 1,
        note=note.strip(),
        preamble=preamble,
        revision=revision,
        created_by_id=actor.user_id,
    )
    rows = list(articles)
    for position, article in enumerate(rows, start=1):
        article.version, article.position = version, position
        if article.edited_by_id is None:
            article.edited_by_id = actor.user_id
    Article.objects.bulk_create(rows)
    record_act(
        actor=actor, verb="text.begin", subject=agreement, data={"version": version.number, "note": version.note}
    )
    return version


def freeze_current(*, agreement: Agreement) -> DraftVersion:
    """Freeze the newest version and return it, for an act that puts it before others.

    Raises ``Refused`` without a text. The caller has asked who may, holds the agreement (``apply_move`` does), and
    records its own act.
    """
    version = agreement.current_version
    if version is None or not version.articles.written().exists():
        raise Refused([Refusal(_("The draft has no articles yet."), _("Write them, or import them from a Word file."))])
    _freeze(version)
    return version


def _freeze(version: DraftVersion) -> None:
    if version.frozen_at is None:
        version.frozen_at = timezone.now()
        version.save(update_fields=["frozen_at"])


def edit_preamble(*, actor: Actor, version: DraftVersion, revision: int, preamble: str) -> DraftVersion:
    """Save the opening, if it is still the one the writer began from (``revision``). Raises ``Refused``."""
    text = one_a_line(preamble)
    refuse_long(text, field="preamble")
    with transaction.atomic():
        row = hold_version(actor=actor, version=version)
        if row.preamble == text:
            return row
        if row.revision != revision:
            raise TextMovedOn(
                [Refusal(_("Somebody has changed the opening since you opened it."), _("Compare both below."))],
                current=str(row.revision),
            )
        row.preamble, row.revision = text, row.revision + 1
        row.save(update_fields=["preamble", "revision"])
    return row


def refuse_long(text: str, *, field: str, most: int = LONGEST_TEXT) -> None:
    if len(text) > most:
        raise Refused([Refusal(_("At most %(most)s characters.") % {"most": most}, field=field)])
