"""Registering a person who has no account, taking it over, and the files given with a registration."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.actors import SYSTEM, actor_for
from core.files import PHOTO, checked
from enterprises.checks import SECTIONS
from enterprises.choices import ConsentPurpose, FileKind, RegistrationStatus
from enterprises.models import Enterprise, Registration, RegistrationFile
from enterprises.selectors.claiming import open_code
from enterprises.services import registration as services
from enterprises.services.photos import attach
from tests.access.cast import ALL, OWNERS, SIGNED_IN
from tests.access.doors import get, post
from tests.access.world import World, thing
from tests.enterprises.portal import photo
from tests.factories.enterprises import make_assisted, make_consent, make_registration

ASSIST = {"lead_officer", "verifier", "other_verifier", "facilitator", "other_facilitator"}
#: Those of them who reach the place of the business.
THERE = {"lead_officer", "verifier", "facilitator"}
HELPER = {"facilitator"}
OWN = {"owner"}


@thing
def assisted(world: World) -> Registration:
    """Handed in by the facilitator, claimed by nobody yet."""
    return make_assisted(helper=world.people["facilitator"], business_name="Getas Dibantu")


@thing
def assisted_draft(world: World) -> Registration:
    """Complete, in the hands of the facilitator."""
    return make_assisted(RegistrationStatus.DRAFT, helper=world.people["facilitator"], business_name="Getas Bantu")


def _attach_product(row: Registration) -> RegistrationFile:
    picture = checked(SimpleUploadedFile("getas.jpg", photo((80, 60))), kinds=PHOTO)
    assert row.applicant_id is not None
    attach(actor=actor_for(row.applicant_id), registration=row, files={FileKind.PRODUCT: picture})
    return row.files.get(kind=FileKind.PRODUCT)


@thing
def product_photo(world: World) -> RegistrationFile:
    """Of the owner's draft, begun after their other registration was handed in."""
    assert world.registration.number
    return _attach_product(world.draft)


@thing
def signed_form(world: World) -> RegistrationFile:
    return world.assisted.files.get(kind=FileKind.CONSENT)


@thing
def pictured(world: World) -> Enterprise:
    """In the directory, with a photo of its product."""
    row = make_registration(RegistrationStatus.DRAFT, business_name="Getas Bergambar")
    _attach_product(row)
    services.submit(actor=actor_for(row.applicant_id), registration=row)
    enterprise = services.verify(actor=SYSTEM, registration=row)
    make_consent(enterprise, ConsentPurpose.DIRECTORY)
    return enterprise


def _claim(world: World) -> dict[str, Any]:
    code = open_code(world.assisted)
    assert code is not None
    row = world.assisted
    return {"code": code[0], "nik_tail": row.nik[-4:], "birth_date": row.birth_date.isoformat()}


get("enterprises:assisted", who=ASSIST, text=lambda world: world.assisted_draft.business_name, shown_to=HELPER)
get("enterprises:assisted-begin", who=ASSIST)
post("enterprises:assisted-begin", who=ASSIST)
get("enterprises:assisted-paper", who=ASSIST)
get("enterprises:assisted-open", "assisted_draft", who=HELPER)
for section in SECTIONS:
    get("enterprises:assisted-section", lambda world, s=section: [world.assisted_draft.pk, s], who=HELPER)
post(
    "enterprises:assisted-section",
    lambda world: [world.assisted_draft.pk, "figures"],
    who=HELPER,
    body={"turnover": "120.000.000", "capital": "1.000.000", "workers_male": "3", "workers_female": "4"},
)
get("enterprises:assisted-review", "assisted_draft", who=HELPER)
post("enterprises:assisted-submit", "assisted_draft", who=HELPER)
get("enterprises:assisted-withdraw", "assisted_draft", who=HELPER)
post("enterprises:assisted-withdraw", "assisted_draft", who=HELPER)
get(
    "enterprises:assisted-receipt",
    "assisted",
    who=THERE,
    text=lambda world: open_code(world.assisted)[0],
    shown_to=THERE,
)
post("enterprises:assisted-code", "assisted", who=THERE, body={"seen": "1"})

# The one who helped knows the proof, and who owns something already is somebody else: neither may take it.
get("enterprises:claim", who=SIGNED_IN)
post("enterprises:claim", who=SIGNED_IN - OWNERS - HELPER, onlookers=OWNERS | HELPER, body=_claim)

get("enterprises:registration-file", "product_photo", who=OWN)
get("enterprises:registration-picture", "product_photo", who=OWN)
get("enterprises:registration-file", "signed_form", who=THERE)
get("enterprises:directory-photo", lambda world: [world.pictured.number], who=ALL)
