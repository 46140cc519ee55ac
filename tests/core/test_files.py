"""Files that lie about what they are, and how stored ones leave the house."""

import hashlib
from contextlib import closing

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from core.files import JPEG, PDF, PNG, CheckedFileField, checked, private_file_response, safe_name

REAL_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
REAL_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class UploadForm(forms.Form):
    document = CheckedFileField(kinds=[PDF, JPEG, PNG])


def upload(name: str, content: bytes = REAL_PDF, content_type: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=content_type)


def test_a_true_file_is_known_by_its_content_and_stored_under_a_random_name():
    document = checked(upload("Naskah PKS v1.2 (ttd).PDF"), kinds=[PNG, PDF])
    assert (document.name, document.kind, document.size) == ("Naskah PKS v1.2 (ttd).PDF", PDF, len(REAL_PDF))
    assert document.sha256 == hashlib.sha256(REAL_PDF).hexdigest()
    assert document.content.read() == REAL_PDF
    again = checked(upload("Naskah.pdf"), kinds=[PDF])
    assert document.content.name != again.content.name
    assert len(document.content.name) == 36 and document.content.name.endswith(".pdf")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("pks.pdf", b"", "empty"),
        ("pks.pdf", b"MZ\x90\x00\x03", "not_what_it_says"),
        ("pks.pdf", REAL_PNG, "not_what_it_says"),
        ("pks.png", REAL_PDF, "not_what_it_says"),
        ("pks.pdf", b"<html><script>alert(1)</script>\n" + REAL_PDF, "not_what_it_says"),
        ("pks.pdf", b"\n" + REAL_PDF, "not_what_it_says"),
        ("pks.pdf", b"%PD", "not_what_it_says"),
        ("pks.php.pdf", b"<?php echo 1;", "not_what_it_says"),
        ("pks.pdf.exe", REAL_PDF, "kind"),
        ("pks.html", REAL_PDF, "kind"),
        ("pks.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        ("pks", REAL_PDF, "kind"),
        (".pdf", b"MZ", "not_what_it_says"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content, code):
    with pytest.raises(ValidationError) as refused:
        checked(upload(name, content), kinds=[PDF, PNG])
    assert refused.value.code == code
    assert "%(" not in refused.value.messages[0]


def test_the_type_the_browser_claims_counts_for_nothing():
    assert checked(upload("foto.png", REAL_PNG, "text/html"), kinds=[PNG]).kind.content_type == "image/png"
    with pytest.raises(ValidationError):
        checked(upload("pks.pdf", b"<html>", "application/pdf"), kinds=[PDF])


def test_a_file_at_the_limit_passes_and_one_byte_more_does_not(settings):
    settings.MAX_UPLOAD_BYTES = 100
    assert checked(upload("a.pdf", REAL_PDF.ljust(100)), kinds=[PDF]).size == 100
    with pytest.raises(ValidationError) as refused:
        checked(upload("a.pdf", REAL_PDF.ljust(101)), kinds=[PDF])
    assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Budi\\Naskah.pdf", "Naskah.pdf"),
        ("pks\x00.php\x00.pdf", "pks.php.pdf"),
        ("surat\r\nSet-Cookie: a=b.pdf", "suratSet-Cookie_ a=b.pdf"),
        ("naskah\u202efdp.exe", "naskahfdp.exe"),
        ("  ...pdf", "file.pdf"),
        (".pdf", "file.pdf"),
        ("", "file"),
        ("..", "file"),
        ("Naskah.", "Naskah"),
        ("Naskah PKS", "Naskah PKS"),
        ('a"b<c>|d?.pdf', "a_b_c_d_.pdf"),
        ("n" * 400 + ".pdf", "n" * 100 + ".pdf"),
    ],
)
def test_names_are_made_safe_to_show_and_to_save(given, kept):
    assert safe_name(given) == kept


def test_the_field_gives_the_checked_file_or_says_why_not():
    good = UploadForm({}, {"document": upload("pks.pdf")})
    assert good.is_valid() and good.cleaned_data["document"].kind is PDF
    bad = UploadForm({}, {"document": upload("pks.pdf", b"MZ\x90")})
    assert list(bad.errors) == ["document"] and "PDF" in bad.errors["document"][0]
    none = UploadForm({}, {})
    assert list(none.errors) == ["document"]
    assert 'accept=".pdf,.jpg,.jpeg,.png"' in str(good["document"])
    assert "10" in str(good.fields["document"].help_text)


@pytest.mark.django_db  # closing a response ends a request, and Django then looks after its connections
def test_a_stored_file_leaves_as_a_download_that_no_browser_runs():
    stored = default_storage.save("x/random.pdf", ContentFile(REAL_PDF))
    response = private_file_response(
        default_storage.open(stored), name='a"; x=\r\n.pdf', content_type="application/pdf"
    )
    with closing(response):
        assert b"".join(response.streaming_content) == REAL_PDF
    assert response["Content-Disposition"] == 'attachment; filename="a_; x=.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]


def test_a_stored_file_that_is_gone_is_not_found(caplog):
    class Gone:
        name = "x/gone.pdf"

        def open(self, mode):
            raise FileNotFoundError

    with pytest.raises(Http404):
        private_file_response(Gone(), name="a.pdf", content_type="application/pdf")
    assert "x/gone.pdf" in caplog.text


def test_stored_files_are_private_to_the_application(private_media):
    stored = default_storage.save("agreements/2026/random.pdf", ContentFile(REAL_PDF))
    path = private_media / stored
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert oct(path.parent.stat().st_mode)[-3:] == "700"
