"""People, agencies and the regions they work in."""

from functools import lru_cache
from itertools import count
from typing import Any

from accounts.actors import Actor, actor_for
from accounts.choices import Role
from accounts.models import Agency, Membership, User
from core.reference import read_rows
from regions.models import Region
from regions.services import REFERENCE, REGULATION

PASSWORD = "kerupuk-getas-enak"

#: Two places in different kabupaten/kota, for "mine" and "not mine".
PANGKALPINANG, BANGKA = "19.71", "19.01"
GERUNGGANG = "19.71.05"
TAMAN_BUNGA, SRI_MENANTI = "19.71.05.1001", "19.01.01.1001"

_serial = count(1)


@lru_cache
def _reference() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_rows(REFERENCE)}


def make_region(code: str = TAMAN_BUNGA) -> Region:
    """A region of the reference file with the regions above it; the same row again when it is there."""
    found = Region.objects.filter(code=code).first()
    if found is not None:
        return found
    row = _reference()[code]
    if row["parent"]:
        make_region(row["parent"])
    return Region.objects.create(
        code=code, name=row["name"], kind=row["kind"], parent_id=row["parent"] or None, regulation=REGULATION
    )


def make_agency(code: str = "dkukm", *, is_lead: bool = False, **values: Any) -> Agency:
    """An agency (OPD) by its code; the same row again when it is there."""
    defaults = {"name": f"Dinas {code}", "short_name": code.upper(), "is_lead": is_lead, **values}
    return Agency.objects.get_or_create(code=code, defaults=defaults)[0]


def make_user(
    role: Role | str | None = None, *, agency: Agency | None = None, region: str | Region | None = None, **values: Any
) -> User:
    """A person with an e-mail address and, when named, a role; ``region`` may be a code.

    Without ``agency`` or ``region`` a role that needs one gets the lead agency, or Kota Pangkal Pinang. The password is
    ``PASSWORD``; tests usually say ``client.force_login(user)``.
    """
    n = next(_serial)
    values.setdefault("full_name", f"Orang {n}")
    values.setdefault("email", f"orang{n}@example.id")
    user = User.objects.create_user(password=values.pop("password", PASSWORD), **values)
    if role is not None and Role(role) != Role.ENTREPRENEUR:
        give_role(user, role, agency=agency, region=region)
    return user


def give_role(
    user: User, role: Role | str, *, agency: Agency | None = None, region: str | Region | None = None
) -> Membership:
    """One more role for a person, with the same defaults as ``make_user``."""
    role = Role(role)
    if role in (Role.AGENCY_HEAD, Role.AGENCY_OFFICER) and agency is None:
        agency = make_agency(is_lead=True)
    if role in (Role.VERIFIER, Role.FACILITATOR):
        region = region or PANGKALPINANG
        region = make_region(region) if isinstance(region, str) else region
    return Membership.objects.create(user=user, role=role, agency=agency, region=region)


def make_actor(role: Role | str | None = None, **values: Any) -> Actor:
    """The actor of a new person."""
    return actor_for(make_user(role, **values).pk)
