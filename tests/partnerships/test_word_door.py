"""A file as Word makes it, through the door: no word is lost, and what is no text is said beforehand."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import parse_xml
from PIL import Image

from accounts.choices import Role
from partnerships.models import DraftVersion, TextImport
from tests.factories.accounts import make_user
from tests.factories.text import make_draft
from tests.factories.word import MACROS, word
from tests.partnerships.doors import url

pytestmark = pytest.mark.django_db

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = {
    "MAKSUD DAN TUJUAN": "Perjanjian ini dimaksudkan untuk melatih pelaku usaha.",
    "JANGKA WAKTU": "Perjanjian ini berlaku satu tahun.",
    "PENUTUP": "Hal yang belum diatur disepakati kemudian.",
}


def as_word_makes_it() -> bytes:
    """Three articles with a letterhead picture, a picture between two lines, a table and a tracked change."""
    document, picture = docx.Document(), BytesIO()
    Image.new("RGB", (40, 20), "navy").save(picture, "PNG")
    document.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(picture.getvalue()))
    document.add_paragraph("PERJANJIAN KERJA SAMA")
    for number, (heading, body) in enumerate(WORDS.items(), start=1):
        document.add_paragraph(f"Pasal {number}")
        document.add_paragraph(heading)
        document.add_paragraph(body).add_run().add_picture(BytesIO(picture.getvalue()))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Pelatihan", "Dinas"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    change = f"<w:ins {space} w:id='1' w:author='x'><w:r><w:t xml:space='preserve'> Ditambahkan.</w:t></w:r></w:ins>"
    document.paragraphs[-1]._p.append(parse_xml(change))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def sent(content: bytes, name: str = "naskah.docx") -> dict:
    return {"document": SimpleUploadedFile(name, content, content_type=TYPE)}


def test_pictures_are_said_to_be_left_out_and_no_word_is_lost(client):
    draft = make_draft()
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=draft.agency))
    brought = client.post(url("text-import", draft.pk), sent(as_word_makes_it()))
    assert brought.status_code == 302
    preview = client.get(brought.url)
    assert preview.context["found"]["images"] == len(WORDS)
    assert preview.context["found"]["tracked"] == 1
    shown = preview.content.decode()
    assert "3 pictures or drawings were left out." in shown
    form = {}
    for fact, part in preview.context["pairs"]:
        form |= {part.add_prefix(name): part.initial.get(name, fact.get(name, "")) for name in part.fields}
    form = {name: ("on" if value is True else value) for name, value in form.items()}
    assert client.post(brought.url, form).status_code == 302
    (version,) = DraftVersion.objects.all()
    kept = " ".join(version.articles.values_list("body", flat=True))
    for words in (*WORDS.values(), "Pelatihan | Dinas", "Ditambahkan."):
        assert words in kept


@pytest.mark.parametrize(
    "content",
    [word("Pasal 1", main=MACROS), as_word_makes_it()[:900], b"PK\x03\x04 bukan arsip", b"", b"%PDF-1.7 bukan Word"],
)
def test_what_cannot_be_read_is_refused_beside_the_field(client, content):
    draft = make_draft()
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=draft.agency))
    refused = client.post(url("text-import", draft.pk), sent(content))
    assert refused.status_code == 422
    assert "document" in refused.context["form"].errors
    assert not TextImport.objects.exists() and not DraftVersion.objects.exists()
