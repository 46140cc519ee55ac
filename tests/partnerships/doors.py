"""How tests walk through the pages of partnerships."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Agreement, AgreementFile, Partner

PDF = b"%PDF-1.7\n% naskah\n%%EOF\n"


def url(name: str, *args) -> str:
    return reverse(f"partnerships:{name}", args=args)


def pdf(name: str = "naskah.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def parties(*partners: Partner, **first) -> dict[str, str]:
    data = {"party-TOTAL_FORMS": str(len(partners)), "party-INITIAL_FORMS": "0"}
    for n, partner in enumerate(partners):
        data[f"party-{n}-partner"] = str(partner.pk)
    return data | {f"party-0-{name}": value for name, value in first.items()}


def downloaded(browser, file: AgreementFile) -> bytes:
    """The document as a browser gets it, under the name it was handed in with."""
    response = browser.get(url("file", file.pk))
    assert response["Content-Disposition"] == f'attachment; filename="{file.name}"'
    return b"".join(response.streaming_content)


def signing(draft: Agreement, **values) -> dict[str, str]:
    today = timezone.localdate()
    numbers = {party.number_field: f"{draft.pk}/OKOCE" for party in draft.parties.all()}
    days = {"signed_on": today, "starts_on": today, "ends_on": today + timedelta(days=300)}
    return {"number": f"415.4/{draft.pk}"} | numbers | {k: v.isoformat() for k, v in days.items()} | values
