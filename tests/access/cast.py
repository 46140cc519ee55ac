"""The people who try every door, and the groups they form.

The things behind the doors belong to: the agency of *head* and *officer* (``ours``, not the lead agency); the region of
*verifier* and *facilitator* (Kota Pangkal Pinang, kecamatan Gerunggang); the entrepreneur *owner*; the partner
organisation of *partner*. Everyone called *other* has the same role elsewhere.
"""

from accounts.models import User
from tests.factories.accounts import BANGKA, GERUNGGANG, PANGKALPINANG, make_agency, make_user

ANONYMOUS = "anonymous"

#: Person → role, and the code of the agency or region they work for.
CAST: dict[str, tuple[str | None, str]] = {
    "administrator": ("administrator", ""),
    "secretariat": ("secretariat", ""),
    "sekda": ("sekda", ""),
    "leadership": ("leadership", ""),
    "lead_head": ("agency_head", "dkukm"),
    "lead_officer": ("agency_officer", "dkukm"),
    "head": ("agency_head", "disperindag"),
    "officer": ("agency_officer", "disperindag"),
    "other_head": ("agency_head", "dkp"),
    "other_officer": ("agency_officer", "dkp"),
    "verifier": ("verifier", PANGKALPINANG),
    "other_verifier": ("verifier", BANGKA),
    "facilitator": ("facilitator", GERUNGGANG),
    "other_facilitator": ("facilitator", "19.01.01"),
    "partner": ("partner", ""),
    "other_partner": ("partner", ""),
    "owner": (None, ""),
    "other_owner": (None, ""),
}
LEAD_CODE = "dkukm"

SIGNED_IN = frozenset(CAST)
ALL = SIGNED_IN | {ANONYMOUS}

#: Roles that read the whole province.
EVERYWHERE = frozenset({"administrator", "secretariat", "sekda", "leadership"})
#: The lead agency, which carries the programme.
LEAD = frozenset({"lead_head", "lead_officer"})
#: The agency to which the things belong.
AGENCY = frozenset({"head", "officer"})
OTHER_AGENCY = frozenset({"other_head", "other_officer"})
AGENCIES = LEAD | AGENCY | OTHER_AGENCY
HEADS = frozenset({"lead_head", "head", "other_head"})
OFFICERS = AGENCIES - HEADS
#: The region in which the things are.
REGION = frozenset({"verifier", "facilitator"})
OTHER_REGION = frozenset({"other_verifier", "other_facilitator"})
REGIONAL = REGION | OTHER_REGION
PARTNERS = frozenset({"partner", "other_partner"})
OWNERS = frozenset({"owner", "other_owner"})
STAFF = EVERYWHERE | AGENCIES | REGIONAL


def make_cast() -> dict[str, User]:
    """Everyone who signs in; the organisations of the partners are made with the things of partnerships."""
    return {name: _make(name, *spec) for name, spec in CAST.items()}


def _make(name: str, role: str | None, place: str) -> User:
    given: dict[str, object] = {"full_name": name.replace("_", " ").title(), "email": f"{name}@example.id"}
    if role in ("agency_head", "agency_officer"):
        given["agency"] = make_agency(place, is_lead=place == LEAD_CODE)
    elif place:
        given["region"] = place
    if role == "administrator":
        given |= {"is_staff": True, "is_superuser": True}
    return make_user(role, **given)
