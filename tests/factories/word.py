"""Word files as they come: built part by part, so that each fault can be put in its place."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from django.core.files.uploadedfile import SimpleUploadedFile

from core.files import DOCX, CheckedFile, checked

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str, *, bold: bool = False, hidden: bool = False) -> str:
    properties = f"<w:rPr>{'<w:b/>' if bold else ''}{'<w:vanish/>' if hidden else ''}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, number: tuple[int, int] | None = None, centred: bool = False, end_deleted: bool = False) -> str:
    """A paragraph; a run that is not XML is plain text. ``number``: the list and the depth in it."""
    properties = ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    properties += '<w:jc w:val="center"/>' if centred else ""
    properties += "<w:rPr><w:del/></w:rPr>" if end_deleted else ""
    inner = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def inserted(text: str) -> str:
    return f"<w:ins>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


def lists(*levels: tuple[str, str], restart: int | None = None) -> str:
    """``numbering.xml`` with list 1 (and list 2, which begins anew at ``restart``) of these (form, text) levels."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>' if restart else ""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{again}</w:num></w:numbering>'
    )


def word(*body: str, main: str = MAIN, document: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    """The bytes of a Word file. ``document`` replaces the whole main part; ``more`` are further parts."""
    content = document or f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    parts = {"[Content_Types].xml": types, "_rels/.rels": _RELATIONS, "word/document.xml": content, **(more or {})}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def upload(content: bytes, name: str = "naskah.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def as_checked(content: bytes, name: str = "naskah.docx") -> CheckedFile:
    """The file as a form hands it to a service. Raises ``ValidationError`` for one that is refused."""
    return checked(upload(content, name), kinds=[DOCX])


def pks(*more: str) -> bytes:
    """A short text of two articles in a chapter."""
    return word(
        p("PERJANJIAN KERJA SAMA", centred=True),
        p("Pada hari ini, Senin, kami yang bertanda tangan di bawah ini:"),
        p("BAB I", centred=True),
        p("KETENTUAN UMUM", centred=True),
        p("Pasal 1", centred=True),
        p("MAKSUD DAN TUJUAN", centred=True),
        p("(1) Perjanjian ini untuk memajukan UMKM."),
        p("Pasal 2", centred=True),
        p("JANGKA WAKTU", centred=True),
        p("Berlaku satu tahun."),
        *more,
    )
