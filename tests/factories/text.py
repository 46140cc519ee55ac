"""Texts of agreements, written through the services."""

from uuid import uuid4

from django.db import transaction

from accounts.actors import SYSTEM
from core.scope import Actor
from partnerships.choices import AgreementStatus, ArticleKind
from partnerships.models import Agreement, Article, DraftVersion
from partnerships.services.versions import write_version
from tests.factories.accounts import make_agency
from tests.factories.partnerships import make_agreement

#: Kind, heading, text, chapter.
ARTICLES = (
    (ArticleKind.PURPOSE, "MAKSUD DAN TUJUAN", "(1) Memajukan UMKM.\n(2) Membuka pasar.", "KETENTUAN UMUM"),
    (ArticleKind.SCOPE, "RUANG LINGKUP", "Ruang lingkup meliputi:\na. pelatihan; dan\nb. pemasaran.", "KETENTUAN UMUM"),
    (ArticleKind.RIGHTS, "HAK DAN KEWAJIBAN", "PIHAK KESATU menyediakan tempat.", "PELAKSANAAN"),
    (ArticleKind.TERM, "JANGKA WAKTU", "Berlaku satu tahun.", "PELAKSANAAN"),
)


def make_draft(**values: object) -> Agreement:
    """A draft PKS of the agency dkukm."""
    values.setdefault("agency", make_agency("dkukm"))
    return make_agreement(status=AgreementStatus.DRAFT, **values)  # type: ignore[arg-type]


def make_version(agreement: Agreement | None = None, *, articles=ARTICLES, actor: Actor = SYSTEM) -> DraftVersion:
    """A new, open version with these articles."""
    rows = [
        Article(key=uuid4(), kind=kind, heading=heading, body=body, chapter=chapter)
        for kind, heading, body, chapter in articles
    ]
    with transaction.atomic():
        return write_version(
            actor=actor, agreement=agreement or make_draft(), preamble="Pada hari ini, kami sepakat:", articles=rows
        )


def words_of(article: Article, **changed: str) -> dict[str, object]:
    """What ``edit_article`` wants to know to save an article as it is, but for what is changed."""
    names = ("revision", "kind", "heading", "body", "chapter")
    return {"key": article.key} | {name: getattr(article, name) for name in names} | changed
