"""A Word file becomes a version: first what was recognised is shown, then the drafter decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused
from core.docx.reading import read
from core.files import DOCX, CheckedFile
from core.scope import Actor
from core.text import squash
from partnerships.choices import ArticleKind, FileKind
from partnerships.documents.lines import one_a_line
from partnerships.documents.recognise import Recognised, recognise
from partnerships.models import Agreement, Article, DraftVersion, TextImport
from partnerships.services.files import attach_file
from partnerships.services.versions import LONGEST_TEXT, MOST_ARTICLES, hold_text, write_version

#: Days after which a file that nobody took over is thrown away.
KEPT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """What the drafter decided about one recognised article."""

    heading: str
    kind: ArticleKind
    is_taken: bool = True


def bring(*, actor: Actor, agreement: Agreement, document: CheckedFile) -> TextImport:
    """Read a Word file and keep what was recognised for the drafter to look at. Raises ``Refused`` (``document``)."""
    with transaction.atomic():
        hold_text(actor=actor, agreement=agreement)
    # Read outside of the transaction: it takes seconds for a long file.
    content = _content(document, agreement)
    with transaction.atomic():
        row = hold_text(actor=actor, agreement=agreement)
        return TextImport.objects.create(
            agreement=row,
            created_by_id=actor.user_id,
            file=document.content,
            name=document.name,
            size=document.size,
            sha256=document.sha256,
            content=content,
        )


def _content(document: CheckedFile, agreement: Agreement) -> dict[str, Any]:
    try:
        text = read(document.content)
    except ValidationError as error:
        raise Refused([Refusal(" ".join(error.messages), field="document")]) from None
    found = recognise(text.paragraphs)
    _refuse_unfit(found)
    last = agreement.current_version
    known = {article.key: article for article in last.articles.all()} if last else {}
    rows = _matched(found, known)
    here = {row["key"] for row in rows}
    return {
        "preamble": one_a_line(found.preamble),
        "articles": rows,
        #: Articles of the last version that the file does not hold.
        "gone": [article.heading for article in known.values() if str(article.key) not in here],
        "before": found.before,
        "after": found.after,
        "jumps": [list(jump) for jump in found.jumps],
        "found": text.found,
    }


def _refuse_unfit(found: Recognised) -> None:
    if not found.articles:
        problem = _("No article was found in this file.")
        raise Refused([Refusal(problem, _("Write “Pasal 1” on a line of its own above each article."), "document")])
    if len(found.articles) > MOST_ARTICLES:
        raise Refused(
            [Refusal(_("A version holds at most %(most)d articles.") % {"most": MOST_ARTICLES}, "", "document")]
        )
    long = next((article for article in found.articles if len(article.body) > LONGEST_TEXT), None)
    if long is not None or len(found.preamble) > LONGEST_TEXT:
        name = _("Article %(number)s") % {"number": long.number} if long else _("The opening")
        problem = _("%(name)s has more than %(most)s characters.") % {"name": name, "most": LONGEST_TEXT}
        raise Refused([Refusal(problem, _("Is a heading “Pasal …” missing after it?"), "document")])


def _matched(found: Recognised, known: Mapping[UUID, Article]) -> list[dict[str, Any]]:
    """The recognised articles as plain data.

    One that was in the last version keeps its key, and with it its kind and the way its heading is written: known by
    the hidden mark of our own files, else by its heading.
    """
    by_heading = {squash(article.heading): article.key for article in known.values()}
    taken: set[UUID] = set()
    rows = []
    for article in found.articles:
        key = article.key if article.key in known else by_heading.get(squash(article.heading))
        if key is None or key in taken:
            key = uuid4()
        taken.add(key)
        before = known.get(key)
        kept = before is not None and squash(before.heading) == squash(article.heading)
        same_chapter = before is not None and squash(before.chapter) == squash(article.chapter)
        rows.append(
            {
                "key": str(key),
                "number": article.number,
                "heading": (before.heading if kept else article.heading)[:200],  # type: ignore[union-attr]
                "chapter": (before.chapter if same_chapter else article.chapter)[:150],  # type: ignore[union-attr]
                "kind": before.kind if before else article.kind.value,
                "body": one_a_line(article.body),
                "is_known": before is not None,
            }
        )
    return rows


def accept(*, actor: Actor, text_import: TextImport, choices: Mapping[str, Choice], note: str = "") -> DraftVersion:
    """Make what was recognised the newest version; ``choices`` by the key of the article. Raises ``Refused``.

    The file itself is kept with the agreement as its draft text.
    """
    with transaction.atomic():
        agreement = hold_text(actor=actor, agreement=text_import.agreement)
        row = TextImport.objects.select_for_update().filter(pk=text_import.pk).first()
        if row is None:
            raise Refused(_("This file has been taken over or thrown away already."))
        last = agreement.current_version
        preamble = row.content["preamble"] or (last.preamble if last else "")
        version = write_version(
            actor=actor,
            agreement=agreement,
            preamble=preamble,
            articles=_articles(row, choices, last),
            note=note or row.name,
            revision=last.revision + (preamble != last.preamble) if last else 1,
        )
        with row.file.open("rb") as stored:
            document = CheckedFile(File(stored, name=row.file.name), row.name, DOCX, row.size, row.sha256)
            attach_file(actor=actor, agreement=agreement, kind=FileKind.DRAFT, document=document)
        record_act(actor=actor, verb="text.import", subject=agreement, data={"name": row.name, "sha256": row.sha256})
        _throw_away(row)
    return version


def _articles(row: TextImport, choices: Mapping[str, Choice], last: DraftVersion | None) -> Sequence[Article]:
    before = {article.key: article for article in last.articles.all()} if last else {}
    articles = []
    for fact in row.content["articles"]:
        choice = choices.get(fact["key"]) or Choice(fact["heading"], ArticleKind(fact["kind"]))
        if not choice.is_taken:
            continue
        key = UUID(fact["key"])
        heading = " ".join(choice.heading.split()) or _("Untitled")
        article = Article(key=key, chapter=fact["chapter"], kind=choice.kind, heading=heading, body=fact["body"])
        old = before.get(key)
        if old is not None:
            same = (old.heading, old.body, old.chapter, old.kind) == (
                heading,
                article.body,
                article.chapter,
                choice.kind,
            )
            article.revision = old.revision if same else old.revision + 1
        articles.append(article)
    if not articles:
        raise Refused(_("Take over at least one article."))
    return articles


def discard(*, actor: Actor, text_import: TextImport) -> None:
    """Throw an imported file away. Raises ``Refused``."""
    with transaction.atomic():
        hold_text(actor=actor, agreement=text_import.agreement)
        _throw_away(text_import)


def purge_imports() -> int:
    """Throw away the files that nobody took over in ``KEPT_DAYS``; returns how many. Run nightly, may run twice."""
    old = TextImport.objects.filter(created_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).order_by("pk")
    rows = list(old)
    for row in rows:
        with transaction.atomic():
            _throw_away(row)
    return len(rows)


def _throw_away(row: TextImport) -> None:
    stored = str(row.file.name)
    TextImport.objects.filter(pk=row.pk).delete()
    transaction.on_commit(lambda: default_storage.delete(stored))
