"""The text of a draft in the demo: two versions, put before the partner, who proposes a wording."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.db import transaction

from accounts.actors import actor_for
from accounts.models import User
from audit.context import acting_as
from core.docx.reading import Paragraph
from core.scope import Actor
from partnerships.choices import ArticleKind
from partnerships.documents.recognise import recognise
from partnerships.models import Agreement, Article, DraftVersion
from partnerships.services.articles import edit_article
from partnerships.services.comments import comment
from partnerships.services.sharing import share
from partnerships.services.versions import hold_text, opening_of, start_text, start_version, write_version

#: Whole texts, as a lawyer would bring them.
KB, PKS = (Path(__file__).parent / name for name in ("kb.txt", "pks.txt"))


def load(agreements: Sequence[Agreement]) -> None:
    """Give each draft its text; the first goes through a second version to the partner. Texts that are there stay."""
    drafts = [row for row in agreements if row.is_draft and not row.versions.exists()]
    drafter = actor_for(User.objects.get(email="sekretariat@babel.example").pk)
    with acting_as(drafter):
        for draft in drafts[1:]:
            start_text(actor=drafter, agreement=draft)
        for draft in drafts[:1]:
            write_out(drafter, draft, PKS)
            _revised(drafter, draft)
            share(actor=drafter, agreement=draft)
    for draft in drafts[:1]:
        _discussed(draft)


def write_out(actor: Actor, draft: Agreement, text: Path) -> None:
    """The first version: the usual opening and the text of a file."""
    lines = text.read_text(encoding="utf-8").splitlines()
    articles = [
        Article(key=uuid4(), chapter=found.chapter, kind=found.kind, heading=found.heading, body=found.body)
        for found in recognise([Paragraph(text=line) for line in lines]).articles
    ]
    with transaction.atomic():
        row = hold_text(actor=actor, agreement=draft)
        write_version(actor=actor, agreement=row, preamble=opening_of(row), articles=articles, note="Konsep awal")


def _revised(actor: Actor, draft: Agreement) -> None:
    """The next version, changed after the first review."""
    version = start_version(actor=actor, agreement=draft, note="Setelah telaah TKKSD")
    _change(
        actor,
        version,
        ArticleKind.TERM,
        "(1) Perjanjian ini berlaku selama dua tahun sejak tanggal ditandatangani.\n"
        "(2) Perpanjangan diusulkan paling lambat tiga bulan sebelum perjanjian ini berakhir, setelah dievaluasi.",
    )
    _change(
        actor,
        version,
        ArticleKind.DISPUTES,
        "(1) Perselisihan diselesaikan dengan musyawarah untuk mufakat.\n"
        "(2) Bila mufakat tidak tercapai dalam tiga puluh hari, PARA PIHAK menunjuk penengah yang disepakati.",
    )


def _change(actor: Actor, version: DraftVersion, kind: ArticleKind, body: str) -> None:
    article = version.articles.get(kind=kind)
    edit_article(
        actor=actor,
        version=version,
        key=article.key,
        revision=article.revision,
        kind=kind,
        heading=article.heading,
        body=body,
        chapter=article.chapter,
    )


def _discussed(draft: Agreement) -> None:
    """What the partner says of the version that is before them."""
    partner = actor_for(User.objects.get(email="okoce@babel.example").pk)
    with acting_as(partner):
        articles = Article.objects.filter(version__agreement=draft, version__shared_at__isnull=False)
        rights = articles.select_related("version__agreement").get(kind=ArticleKind.RIGHTS)
        comment(
            actor=partner,
            article=rights,
            text="Pendamping kami hanya dapat bekerja bila peserta dihadirkan oleh dinas.",
            counter_text=rights.body.replace("a. menetapkan calon peserta;", "a. menetapkan dan menghadirkan peserta;"),
        )
