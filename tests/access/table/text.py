"""The text of an agreement: written by the agency and the secretariat, put before the partner."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from accounts.actors import SYSTEM
from core.files import DOCX, checked
from partnerships.models import Agreement, Article, DraftVersion, PartnerComment, TextImport
from partnerships.services import comments, imports, sharing
from tests.access.cast import AGENCY, EVERYWHERE
from tests.access.doors import get, post
from tests.access.table.partnerships import OUR_DRAFTERS, PARTY, SECRETARIAT, draft_of
from tests.access.world import World, thing
from tests.factories.rounds import make_text

READ = EVERYWHERE | AGENCY


@thing
def version(world: World) -> DraftVersion:
    return world.texted.versions.get()


@thing
def article(world: World) -> Article:
    return world.version.articles.order_by("position")[0]


@thing
def shared(world: World) -> Agreement:
    """A draft before the partner, for their word."""
    row = draft_of(world, "PKS di Meja Mitra")
    make_text(row)
    sharing.share(actor=SYSTEM, agreement=row)
    return Agreement.objects.get(pk=row.pk)


@thing
def shared_article(world: World) -> Article:
    return world.shared.versions.get().articles.order_by("position")[0]


@thing
def remark(world: World) -> PartnerComment:
    return comments.comment(
        actor=world.actor("partner"), article=world.shared_article, text="Mohon diubah.", counter_text="Usulan mitra."
    )


@thing
def text_import(world: World) -> TextImport:
    return imports.bring(actor=SYSTEM, agreement=world.texted, document=checked(_word(), kinds=[DOCX]))


def _word() -> SimpleUploadedFile:
    document, kept = Document(), BytesIO()
    for line in ("PERJANJIAN KERJA SAMA", "Pasal 1", "MAKSUD DAN TUJUAN", "Meningkatkan UMKM."):
        document.add_paragraph(line)
    document.save(kept)
    return SimpleUploadedFile("naskah.docx", kept.getvalue(), content_type=DOCX.content_type)


def _at_article(name: str) -> Any:
    return lambda world: [getattr(world, name).version_id, getattr(world, name).key]


_ARTICLE = {"heading": "Pembiayaan", "kind": "other", "body": "Dibebankan pada APBD.", "revision": "1"}

get("partnerships:text", "texted", who=READ)
get("partnerships:text", "shared", who=READ | PARTY)
post("partnerships:text-begin", "draft_agreement", who=OUR_DRAFTERS)
get("partnerships:version-create", "texted", who=OUR_DRAFTERS)
post("partnerships:version-create", "texted", who=OUR_DRAFTERS, body={"note": "Setelah masukan."})
get("partnerships:text-compare", "texted", who=READ)
get("partnerships:text-import", "texted", who=OUR_DRAFTERS)
post("partnerships:text-import", "texted", who=OUR_DRAFTERS, body=lambda world: {"document": _word()})
get("partnerships:text-import-preview", "text_import", who=OUR_DRAFTERS)
post("partnerships:text-import-preview", "text_import", who=OUR_DRAFTERS, body={"discard": "1"})
post("partnerships:text-share", "texted", who=SECRETARIAT, body={"act": "share"})
for name in ("version", "version-docx", "version-pdf"):
    get(f"partnerships:{name}", "version", who=READ)
get("partnerships:preamble", "version", who=OUR_DRAFTERS)
post(
    "partnerships:preamble",
    "version",
    who=OUR_DRAFTERS,
    body=lambda world: {"preamble": "Pada hari ini …", "revision": world.version.revision},
)
get("partnerships:article-add", "version", who=OUR_DRAFTERS)
post("partnerships:article-add", "version", who=OUR_DRAFTERS, body=_ARTICLE)
get("partnerships:article", _at_article("article"), who=READ)
get("partnerships:article", _at_article("shared_article"), who=READ | PARTY)
get("partnerships:article-edit", _at_article("article"), who=OUR_DRAFTERS)
post("partnerships:article-edit", _at_article("article"), who=OUR_DRAFTERS, body=_ARTICLE)
post("partnerships:article-move", _at_article("article"), who=OUR_DRAFTERS, body={"place": "2"})
post("partnerships:article-remove", _at_article("article"), who=OUR_DRAFTERS)
# Only the partner comments; for another partner the text is not there.
post("partnerships:article-remark", _at_article("shared_article"), who=PARTY, body={"text": "Kami setuju."})
get("partnerships:remark-adopt", "remark", who=OUR_DRAFTERS)
post(
    "partnerships:remark-adopt",
    "remark",
    who=OUR_DRAFTERS,
    body=lambda world: {"body": "Usulan mitra.", "revision": world.shared_article.revision},
)
get("partnerships:remark-reply", "remark", who=OUR_DRAFTERS)
post("partnerships:remark-reply", "remark", who=OUR_DRAFTERS, body={"response": "Sudah diatur.", "accepted": "no"})
