"""Partner organisations and agreements."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.actors import SYSTEM
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement, AgreementFile, Partner, PartnerUser, Target
from partnerships.services.data_basis import record_data_basis
from tests.access.cast import AGENCIES, AGENCY, ALL, EVERYWHERE, OFFICERS, PARTNERS
from tests.access.doors import get, patch, post
from tests.access.world import World, thing
from tests.factories.enterprises import make_consent
from tests.factories.partnerships import TEST_INDICATOR, count_for, make_agreement, make_partner, make_pdf
from tests.factories.rounds import make_text
from workflow.services import apply_move

OUR_OFFICER, OUR_HEAD = {"officer"}, {"head"}
SECRETARIAT = {"secretariat"}
#: Who records agreements at all; and who records those of our agency.
DRAFTERS, OUR_DRAFTERS = SECRETARIAT | OFFICERS, SECRETARIAT | OUR_OFFICER
OUR_SIGNERS = SECRETARIAT | OUR_HEAD
#: Who reviews for TKKSD.
REVIEWERS = SECRETARIAT | {"sekda"}
#: Who reads an agreement of our agency, draft or signed; the partner reads the signed one.
READ = EVERYWHERE | AGENCY
PARTY = {"partner"}
#: Who keeps partner organisations: of the whole province, and of our agency.
KEEP_PARTNERS = {"administrator", "secretariat"}


@thing
def partner(world: World) -> Partner:
    """A partner of the whole province, for which *partner* signs in; *other_partner* is of another."""
    ours, other = make_partner("Gerakan OK OCE"), make_partner("Yayasan Lain")
    PartnerUser.objects.create(partner=ours, user=world.people["partner"])
    PartnerUser.objects.create(partner=other, user=world.people["other_partner"])
    return ours


@thing
def own_partner(world: World) -> Partner:
    """A partner of our agency alone."""
    return make_partner("Toko Mitra Dinas", agency=world.agency)


@thing
def umbrella(world: World) -> Agreement:
    """The signed Kesepakatan Bersama."""
    return make_agreement(AgreementKind.KB, partner=world.partner, targets=(), title="Kesepakatan Bersama OK OCE")


@thing
def agreement(world: World) -> Agreement:
    """The PKS of our agency, in force, with a signed document and a paper on the way to it."""
    pks = make_agreement(
        agency=world.agency, partner=world.partner, parent=world.umbrella, title="PKS Pelatihan Perdagangan"
    )
    count_for(pks, timezone.localdate().year, [world.enterprise])
    return pks


@thing
def target(world: World) -> Target:
    return world.agreement.targets.get()


@thing
def draft_agreement(world: World) -> Agreement:
    """A PKS of our agency in preparation, complete but for its signing."""
    return make_agreement(
        status=AgreementStatus.DRAFT,
        agency=world.agency,
        partner=world.partner,
        parent=world.umbrella,
        title="PKS Pemasaran Bersama",
        # After the one in force, with which it may not overlap.
        starts_on=world.agreement.ends_on + timedelta(days=1),
    )


@thing
def shared_target(world: World) -> Target:
    """One of an agreement on which a lawful basis for sharing persons' data is recorded."""
    pks = make_agreement(
        agency=world.agency,
        partner=world.partner,
        parent=world.umbrella,
        title="PKS Pendampingan",
    )
    count_for(pks, timezone.localdate().year, [world.enterprise])
    make_consent(world.enterprise, "okoce")
    record_data_basis(actor=SYSTEM, agreement=pks, basis="Persetujuan peserta", reason="Pendampingan oleh mitra.")
    return pks.targets.get()


def draft_of(world: World, title: str) -> Agreement:
    """A draft of our agency, its partner *partner*."""
    return make_agreement(
        status=AgreementStatus.DRAFT,
        agency=world.agency,
        partner=world.partner,
        parent=world.umbrella,
        title=title,
        targets=(),
    )


@thing
def texted(world: World) -> Agreement:
    """A draft of our agency with its text."""
    row = draft_of(world, "PKS dengan Naskah")
    make_text(row)
    return row


@thing
def reviewed(world: World) -> Agreement:
    """One that TKKSD has on its desk."""
    row = draft_of(world, "PKS di Meja TKKSD")
    make_text(row)
    return apply_move(actor=SYSTEM, instance=row, move="review")


@thing
def draft_target(world: World) -> Target:
    return world.draft_agreement.targets.get()


@thing
def signed_file(world: World) -> AgreementFile:
    return world.agreement.files.get(kind=FileKind.SIGNED)


@thing
def draft_file(world: World) -> AgreementFile:
    """The paper of a draft, not for the eyes of the partner."""
    return services.attach_file(
        actor=SYSTEM, agreement=world.draft_agreement, kind=FileKind.SIGNED, document=make_pdf("pemasaran bersama")
    )


def _paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("lampiran.pdf", b"%PDF-1.7\n% lampiran\n%%EOF\n")


def _draft(world: World) -> dict[str, Any]:
    """The form of a PKS of whoever's agency; another agency's choice of ours is no choice."""
    return {
        "title": "PKS Baru",
        "parent": world.umbrella.pk,
        "agency": world.agency.pk,
        "party-TOTAL_FORMS": "1",
        "party-INITIAL_FORMS": "0",
        "party-0-partner": world.partner.pk,
    }


def _signing(world: World) -> dict[str, Any]:
    draft, party = world.draft_agreement, world.draft_agreement.parties.get()
    assert world.draft_file
    return {
        "number": "415.4/900/2026",
        party.number_field: "900/OKOCE",
        "signed_on": timezone.localdate().isoformat(),
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
    }


_TARGET = {"indicator": TEST_INDICATOR, "year": timezone.localdate().year + 1, "amount": 5}
_PARTNER = {"name": "Mitra Baru", "kind": "company"}

# The public register
get("partnerships:public_register", who=ALL, text=lambda world: world.agreement.title, shown_to=ALL)
get("partnerships:public_register", query="state=", who=ALL, text=lambda world: world.texted.title)
get("partnerships:public", lambda world: [world.agreement.public_code], who=ALL)

# Agreements
get(
    "partnerships:list",
    who=EVERYWHERE | AGENCIES | PARTNERS,
    text=lambda world: world.agreement.title,
    shown_to=READ | PARTY,
)
get("partnerships:create", who=DRAFTERS)
get("partnerships:create", query="kind=pks", who=DRAFTERS)
post(
    "partnerships:create",
    query="kind=pks",
    who=OUR_DRAFTERS,
    # For others our agency is not among the choices of the form.
    onlookers=OFFICERS - OUR_OFFICER,
    body=_draft,
)
get("partnerships:detail", "agreement", who=READ | PARTY)
get("partnerships:detail", "draft_agreement", who=READ)
get("partnerships:detail", "umbrella", who=EVERYWHERE | AGENCIES | PARTY)
get("partnerships:history", "agreement", who=READ)
get("partnerships:history", "draft_agreement", who=READ)
get("partnerships:edit", "draft_agreement", who=OUR_DRAFTERS)
post(
    "partnerships:edit",
    "draft_agreement",
    who=OUR_DRAFTERS,
    body=lambda world: _draft(world) | {"title": "Judul lain"},
)
get("partnerships:sign", "draft_agreement", who=OUR_SIGNERS)
post("partnerships:sign", "draft_agreement", who=OUR_SIGNERS, body=_signing)
_TODAY = timezone.localdate().isoformat()
_COUNCIL = {"needed": "no", "reason": "Sudah ada di APBD."}
_ARCHIVE = {"archived_on": _TODAY, "place": "Biro Pemerintahan, lemari 3"}
_BASIS = {"basis": "Persetujuan peserta", "reason": "Pendampingan oleh mitra."}
_ENDING = {"termination_ground": "purpose", "terminated_on": _TODAY, "reason": "Tujuan tercapai."}
for name, row, who, body in (
    ("council", "umbrella", REVIEWERS, _COUNCIL),
    ("archive", "agreement", REVIEWERS, _ARCHIVE),
    ("data-basis", "agreement", OUR_SIGNERS, _BASIS),
    ("terminate", "agreement", SECRETARIAT, _ENDING),
):
    get(f"partnerships:{name}", row, who=who)
    post(f"partnerships:{name}", row, who=who, body=body)
post(
    "partnerships:move",
    "draft_agreement",
    move="cancel",
    who=OUR_DRAFTERS,
    onlookers=READ - OUR_DRAFTERS,
    body={"reason": "Tidak jadi."},
)
for row, move in (("draft_agreement", "offer"), ("texted", "review")):
    post("partnerships:move", row, move=move, who=OUR_DRAFTERS, onlookers=READ - OUR_DRAFTERS)
for move in ("revise", "finalise"):
    post(
        "partnerships:move",
        "reviewed",
        move=move,
        who=REVIEWERS,
        onlookers=READ - REVIEWERS,
        body={"reason": "Pasal 3 belum jelas."},
    )
get("partnerships:target-add", "draft_agreement", who=OUR_DRAFTERS)
post("partnerships:target-add", "draft_agreement", who=OUR_DRAFTERS, body=_TARGET)
post("partnerships:target-remove", "draft_target", who=OUR_DRAFTERS)
# The partner is told why not: no lawful basis is recorded.
get(
    "partnerships:realisation",
    "target",
    who=READ,
    onlookers=PARTY,
    text=lambda world: world.enterprise.name,
    shown_to=READ,
)
get(
    "partnerships:realisation",
    "shared_target",
    who=READ | PARTY,
    text=lambda world: world.enterprise.name,
    shown_to=READ | PARTY,
)
get("partnerships:upload", "draft_agreement", who=OUR_DRAFTERS | OUR_SIGNERS)
post(
    "partnerships:upload",
    "draft_agreement",
    who=OUR_DRAFTERS | OUR_SIGNERS,
    body=lambda world: {"kind": FileKind.OTHER, "document": _paper()},
)
get("partnerships:file", "signed_file", who=READ | PARTY)
get("partnerships:file", "draft_file", who=READ)
post("partnerships:file-remove", "draft_file", who=OUR_DRAFTERS | OUR_SIGNERS)

# Partners
READ_PARTNERS = EVERYWHERE | AGENCIES | PARTY
get(
    "partnerships:partners",
    who=EVERYWHERE | AGENCIES | PARTNERS,
    text=lambda world: world.partner.name,
    shown_to=READ_PARTNERS,
)
get("partnerships:partner", "partner", who=READ_PARTNERS)
get("partnerships:partner", "own_partner", who=EVERYWHERE | AGENCY)
get("partnerships:partner-create", who=KEEP_PARTNERS | AGENCIES)
post(
    "partnerships:partner-create",
    who=KEEP_PARTNERS | AGENCY,
    onlookers=AGENCIES - AGENCY,
    body=lambda world: _PARTNER | {"agency": world.agency.pk},
)
get("partnerships:partner-profile", "own_partner", who=KEEP_PARTNERS | AGENCY)
post("partnerships:partner-profile", "own_partner", who=KEEP_PARTNERS | AGENCY, body={"sector": "Madu hutan"})
get("partnerships:partner-edit", "own_partner", who=KEEP_PARTNERS | AGENCY)
get("partnerships:partner-edit", "partner", who=KEEP_PARTNERS)
post("partnerships:partner-edit", "partner", who=KEEP_PARTNERS, body=_PARTNER)
post(
    "partnerships:partner-edit",
    "own_partner",
    who=KEEP_PARTNERS | AGENCY,
    body=lambda world: _PARTNER | {"agency": world.agency.pk},
)

# The API
get(
    "v1:agreement-list",
    who=EVERYWHERE | AGENCIES | PARTNERS,
    text=lambda world: world.agreement.title,
    shown_to=READ | PARTY,
)
get("v1:agreement-indicators", who=EVERYWHERE | AGENCIES | PARTNERS)
get("v1:agreement-detail", "agreement", who=READ | PARTY)
get("v1:agreement-detail", "draft_agreement", who=READ)
get("v1:agreement-people", lambda world: [world.agreement.pk, world.target.pk], who=READ, onlookers=PARTY)
post(
    "v1:agreement-list",
    who=OUR_DRAFTERS,
    onlookers=OFFICERS - OUR_OFFICER,
    body=lambda world: {
        "kind": "pks",
        "title": "PKS API",
        "parent": world.umbrella.pk,
        "agency": world.agency.pk,
        "parties": [{"partner": world.partner.pk}],
    },
)
post("v1:agreement-targets", "draft_agreement", who=OUR_DRAFTERS, onlookers={}, body=_TARGET)
post(
    "v1:agreement-files",
    "draft_agreement",
    who=OUR_DRAFTERS | OUR_SIGNERS,
    onlookers=READ - OUR_DRAFTERS - OUR_SIGNERS,
    body=lambda world: {"kind": FileKind.OTHER, "document": _paper()},
)
get("v1:agreement-file", lambda world: [world.agreement.pk, world.signed_file.pk], who=READ | PARTY)
post(
    "v1:agreement-terminate",
    "agreement",
    who=SECRETARIAT,
    body={"ground": "purpose", "terminated_on": _TODAY, "reason": "Tujuan tercapai."},
)
post(
    "v1:agreement-sign",
    "draft_agreement",
    who=OUR_SIGNERS,
    body=lambda world: {
        **{name: value for name, value in _signing(world).items() if not name.startswith("number_")},
        "partner_numbers": [{"partner": world.partner.pk, "number": "900/OKOCE"}],
    },
)
get(
    "v1:partner-list",
    who=EVERYWHERE | AGENCIES | PARTNERS,
    text=lambda world: world.partner.name,
    shown_to=READ_PARTNERS,
)
get("v1:partner-detail", "partner", who=READ_PARTNERS)
get("v1:partner-detail", "own_partner", who=EVERYWHERE | AGENCY)
post(
    "v1:partner-list",
    who=KEEP_PARTNERS | AGENCY,
    onlookers=AGENCIES - AGENCY,
    body=lambda world: _PARTNER | {"agency": world.agency.pk},
)
patch(
    "v1:partner-detail",
    "own_partner",
    who=KEEP_PARTNERS | AGENCY,
    body={"contact_name": "Bu Ani"},
)
