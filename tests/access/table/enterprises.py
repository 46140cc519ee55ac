"""The portal of the entrepreneur, the desk of the verifier, the register."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.actors import SYSTEM
from core.files import PDF, checked
from enterprises.checks import SECTIONS
from enterprises.choices import Asked, RegistrationStatus, Step
from enterprises.models import Ask, Enterprise, Licence, LicenceKind, Registration, StepRecord
from enterprises.selectors.status import status_code
from enterprises.services.asking import ask
from enterprises.services.licences import verify_licence
from tests.access.cast import AGENCIES, AGENCY, ALL, EVERYWHERE, HEADS, LEAD, REGION, REGIONAL, SIGNED_IN, STAFF
from tests.access.doors import get, patch, post
from tests.access.world import World, thing
from tests.factories.accounts import TAMAN_BUNGA
from tests.factories.enterprises import (
    make_consent,
    make_enterprise,
    make_licence,
    make_nik,
    make_owner,
    make_registration,
)

#: An agency that does not lead sees no registration before it serves the enterprise.
READ_REGISTRATIONS = EVERYWHERE | LEAD | REGION
READ_ENTERPRISES = EVERYWHERE | LEAD | AGENCY | REGION
#: Who may see private numbers in full, against a reason.
REVEAL = {"administrator", "verifier"}
MAY_VERIFY = {"verifier"}
OWN = {"owner"}
#: Who may give enterprises a facilitator, and who may ask owners for something; each for those in their reach.
ASSIGNERS = AGENCIES | {"verifier", "other_verifier"}
ASKERS = AGENCIES | REGIONAL
_STEP = {"step": "P4", "achieved_on": timezone.localdate().isoformat(), "evidence_text": "NIB dilihat."}


@thing
def nik(world: World) -> str:
    """The owner's."""
    return make_nik()


@thing
def registration(world: World) -> Registration:
    """Handed in, waiting for the verifier."""
    return make_registration(
        applicant=world.people["owner"], business_name="Getas Menanti", village=TAMAN_BUNGA, nik=world.nik
    )


@thing
def draft(world: World) -> Registration:
    """Complete, not handed in yet."""
    return make_registration(
        RegistrationStatus.DRAFT, applicant=world.people["owner"], business_name="Getas Setengah", nik=world.nik
    )


@thing
def enterprise(world: World) -> Enterprise:
    """In the register, served by the agency."""
    owner = make_owner(user=world.people["owner"], nik=world.nik)
    return make_enterprise(owner=owner, agencies=[world.agency], steps=[Step.P3], name="Getas Terdaftar")


@thing
def question(world: World) -> Ask:
    """The owner was asked for their NIB."""
    return ask(actor=SYSTEM, enterprise=world.enterprise, what=Asked.NIB)


@thing
def licence(world: World) -> Licence:
    """Given with a photo, waiting to be checked."""
    photo = SimpleUploadedFile("pirt.pdf", b"%PDF-1.7\n%%EOF\n")
    return make_licence(world.enterprise, document=checked(photo, kinds=[PDF]))


@thing
def verified_licence(world: World) -> Licence:
    return verify_licence(actor=SYSTEM, licence=make_licence(world.enterprise, "merek"))


def _paper(world: World) -> dict[str, Any]:
    """What the form of a licence sends."""
    return {"kind": LicenceKind.objects.get(code=world.licence.kind.code).pk, "number": "2063471019999-29"}


def _pk(world: World) -> dict[str, Any]:
    return {"pk": [world.enterprise.pk]}


def _ticked(world: World) -> str:
    return f"pk={world.enterprise.pk}"


@thing
def step_record(world: World) -> StepRecord:
    return world.enterprise.steps.get(step=Step.P3)


def _status_link(world: World) -> list[Any]:
    number = world.registration.number
    return [number, status_code(number)]


# The portal
get("enterprises:portal", who=ALL, text=lambda world: world.draft.business_name, shown_to=OWN)
post("enterprises:begin", who=SIGNED_IN, idle=OWN)
for section in SECTIONS:
    get("enterprises:section", lambda world, section=section: [world.draft.pk, section], who=OWN)
post(
    "enterprises:section",
    lambda world: [world.draft.pk, "figures"],
    who=OWN,
    body={"turnover": "120.000.000", "capital": "1.000.000", "workers_male": "3", "workers_female": "4"},
)
get("enterprises:review", "draft", who=OWN)
post("enterprises:submit", "draft", who=OWN)
get("enterprises:withdraw", "registration", who=OWN)
post("enterprises:withdraw", "registration", who=OWN)
get("enterprises:status", who=ALL)
post(
    "enterprises:status",
    who=ALL,
    body=lambda world: dict(zip(("number", "code"), _status_link(world), strict=True)),
    writes=False,
)
get("enterprises:status-link", _status_link, who=ALL, text=lambda world: world.registration.number, shown_to=ALL)

# The public directory


@thing
def listed(world: World) -> Enterprise:
    """One whose owner agreed to be found by anyone."""
    enterprise = make_enterprise(name="Getas Terbuka")
    make_consent(enterprise, "directory")
    return enterprise


get("enterprises:directory", who=ALL, text=lambda world: world.listed.name, shown_to=ALL)
get(
    "enterprises:directory-entry",
    lambda world: [world.listed.number],
    who=ALL,
    text=lambda world: world.listed.name,
    shown_to=ALL,
)
get("enterprises:sitemap", who=ALL)

# My data
get("enterprises:my-data", who=SIGNED_IN, text=lambda world: world.enterprise.name, shown_to=OWN)
post(
    "enterprises:my-data-download",
    who=SIGNED_IN,
    body={"form": "json"},
    text=lambda world: world.enterprise.name,
    shown_to=OWN,
)
post("enterprises:consent", lambda world: ["directory"], who=SIGNED_IN, body={"do": "give"})

# The desk of the verifier
get(
    "enterprises:registrations",
    who=STAFF,
    text=lambda world: world.registration.business_name,
    shown_to=READ_REGISTRATIONS,
)
for bulk in ("verify", "return", "refuse"):
    post(
        "enterprises:registrations",
        bulk=bulk,
        who=MAY_VERIFY,
        body=lambda world: {"pk": [world.registration.pk], "reason": "Alamat kurang."},
        # Whoever may not verify anything is told so; for whom it is elsewhere, the ticked row is not there.
        onlookers=STAFF - MAY_VERIFY - {"other_verifier"},
        foreign=302,
    )
get("enterprises:registration", "registration", who=READ_REGISTRATIONS)
for move in ("verify", "return", "refuse"):
    post(
        "enterprises:registration-move",
        "registration",
        move=move,
        who=MAY_VERIFY,
        onlookers=READ_REGISTRATIONS - MAY_VERIFY,
        body={"reason": "Alamat kurang."},
    )
post(
    "enterprises:registration-reveal",
    "registration",
    who=REVEAL | LEAD,
    body={"fields": ["nik"], "reason": "Mencocokkan KTP."},
    text=lambda world: world.registration.nik,
    shown_to=REVEAL | LEAD,
)

# The register
get("enterprises:list", who=STAFF, text=lambda world: world.enterprise.name, shown_to=READ_ENTERPRISES)
get("enterprises:detail", "enterprise", who=READ_ENTERPRISES)
get("enterprises:history", "enterprise", who=READ_ENTERPRISES)
get("enterprises:edit", "enterprise", who=MAY_VERIFY)
post("enterprises:edit", "enterprise", who=MAY_VERIFY, body=lambda world: _correction(world.enterprise))
post(
    "enterprises:record-step",
    "enterprise",
    who=AGENCY | LEAD | REGION,
    body=_STEP,
)
post(
    "enterprises:reveal",
    "enterprise",
    who=REVEAL | LEAD | AGENCY,
    body={"fields": ["nik"], "reason": "Mencocokkan KTP."},
    text=lambda world: world.enterprise.owner.nik,
    shown_to=REVEAL | LEAD | AGENCY,
)
get("enterprises:revoke-step", "step_record", who=HEADS & (AGENCY | LEAD))
post("enterprises:revoke-step", "step_record", who=HEADS & (AGENCY | LEAD), body={"reason": "Salah orang."})

# Who is stuck
get(
    "enterprises:stuck",
    query="state=waiting",
    who=STAFF,
    text=lambda world: world.enterprise.name,
    shown_to=READ_ENTERPRISES,
)
for offered, those in (("assign", ASSIGNERS), ("ask", ASKERS), ("invite", ASKERS)):
    post("enterprises:stuck", bulk=offered, who=those, body=_pk, onlookers=STAFF - those, writes=False)
get("enterprises:assign", query=_ticked, who=ASSIGNERS & READ_ENTERPRISES, foreign=302)
post("enterprises:assign", who=ASSIGNERS & READ_ENTERPRISES, body=_pk, foreign=302)
get("enterprises:ask", query=_ticked, who=ASKERS & READ_ENTERPRISES, foreign=302)
post(
    "enterprises:ask",
    who=ASKERS & READ_ENTERPRISES,
    body=lambda world: _pk(world) | {"what": "paper", "note": "Foto NIB"},
    foreign=302,
)
post("enterprises:receive", lambda world: [world.question.pk], who=ASKERS & READ_ENTERPRISES)
get("enterprises:give-nib", "enterprise", who=OWN)
post("enterprises:give-nib", "enterprise", who=OWN, body={"nib": "0220101234567"})
get("enterprises:give-figures", "enterprise", who=OWN)
post(
    "enterprises:give-figures",
    "enterprise",
    who=OWN,
    body={"turnover": "120.000.000", "capital": "1.000.000", "workers_male": "3", "workers_female": "4"},
)

# Licences
GIVE = AGENCY | LEAD | REGION
MAY_VERIFY_LICENCES = AGENCY | LEAD | {"verifier"}
get("enterprises:licence-list", who=STAFF, text=lambda world: world.licence.number, shown_to=READ_ENTERPRISES)
get("enterprises:licence", "licence", who=READ_ENTERPRISES)
get("enterprises:licences", "enterprise", who=READ_ENTERPRISES)
post("enterprises:licences", "enterprise", who=GIVE, body=_paper, onlookers=READ_ENTERPRISES - GIVE)
get("enterprises:licence-file", "licence", who=GIVE | OWN)
for move, at in (("verify", "licence"), ("refuse", "licence"), ("revoke", "verified_licence")):
    post(
        "enterprises:licence-move",
        at,
        move=move,
        who=MAY_VERIFY_LICENCES,
        onlookers=READ_ENTERPRISES - MAY_VERIFY_LICENCES,
        body={"reason": "Tidak terbaca."},
    )
get("enterprises:own-licences", "enterprise", who=OWN)
post("enterprises:own-licences", "enterprise", who=OWN, body=_paper)

# The API
get(
    "v1:registration-list",
    who=SIGNED_IN,
    text=lambda world: world.registration.business_name,
    shown_to=READ_REGISTRATIONS | OWN,
)
post("v1:registration-list", who=SIGNED_IN, body={"street": "Jalan Baru 1"})
get("v1:registration-detail", "registration", who=READ_REGISTRATIONS | OWN)
get("v1:registration-detail", "draft", who=OWN)
patch("v1:registration-detail", "draft", who=OWN, body={"street": "Jalan Baru 1"})
post("v1:registration-submit", "draft", who=OWN)
post("v1:registration-withdraw", "registration", who=OWN)
post("v1:registration-verify", "registration", who=MAY_VERIFY)
post("v1:registration-send-back", "registration", who=MAY_VERIFY, body={"reason": "Alamat kurang."})
post("v1:registration-refuse", "registration", who=MAY_VERIFY, body={"reason": "Di luar wilayah."})
get(
    "v1:enterprise-list",
    who=SIGNED_IN,
    text=lambda world: world.enterprise.name,
    shown_to=READ_ENTERPRISES | OWN,
)
get("v1:enterprise-detail", "enterprise", who=READ_ENTERPRISES | OWN)
patch(
    "v1:enterprise-detail",
    "enterprise",
    who=MAY_VERIFY,
    body={"main_product": "Getas udang", "reason": "Dikunjungi."},
)
get(
    "v1:standing-list",
    who=SIGNED_IN,
    text=lambda world: world.enterprise.number,
    shown_to=READ_ENTERPRISES | OWN,
)
get("v1:standing-detail", lambda world: [world.enterprise.pk], who=READ_ENTERPRISES | OWN)
get(
    "v1:licence-list",
    who=SIGNED_IN,
    text=lambda world: world.licence.number,
    shown_to=READ_ENTERPRISES | OWN,
)
get("v1:licence-detail", "licence", who=READ_ENTERPRISES | OWN)
for _name, at in (("verify", "licence"), ("refuse", "licence"), ("revoke", "verified_licence")):
    post(
        f"v1:licence-{_name}",
        at,
        who=MAY_VERIFY_LICENCES,
        body={"reason": "Tidak terbaca."},
    )
post("v1:enterprise-record-step", "enterprise", who=AGENCY | LEAD | REGION, body=_STEP)
post(
    "v1:enterprise-revoke-step",
    "enterprise",
    who=HEADS & (AGENCY | LEAD),
    body={"step": "P3", "reason": "Salah orang."},
)


def _correction(enterprise: Enterprise) -> dict[str, Any]:
    """The form of the correction with another product."""
    return {
        "name": enterprise.name,
        "main_product": "Getas udang",
        "legal_form": enterprise.legal_form,
        "kbli_section": enterprise.kbli_section_id,
        "kabupaten": enterprise.village_id[:5],
        "kecamatan": enterprise.village_id[:8],
        "village": enterprise.village_id,
        "street": enterprise.street,
        "reason": "Dikunjungi.",
    }


# Yearly figures, verified


def _year(world: World) -> list[int]:
    return [world.enterprise.pk, world.enterprise.figures.get().year]


get("enterprises:verify-figures", _year, who=LEAD | AGENCY | {"verifier"})
post(
    "enterprises:verify-figures",
    _year,
    who=LEAD | AGENCY | {"verifier"},
    body={
        "turnover": "1.000.000",
        "capital": "1.000.000",
        "workers_male": "1",
        "workers_female": "1",
        "seen": "Buku kas.",
    },
)
