"""People of the demo: one for each role, with a password everyone may know."""

from dataclasses import dataclass

from accounts.choices import Role
from accounts.models import Agency, Membership, User

PASSWORD = "babel-demo-2026"  # noqa: S105 - printed at start, for the demo only


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A demo login: ``agency`` and ``region`` are codes."""

    email: str
    full_name: str
    role: Role
    agency: str = ""
    region: str = ""
    phone: str = ""


DEMO_USERS: tuple[DemoUser, ...] = (
    DemoUser("admin@babel.example", "Rudi Hartono", Role.ADMINISTRATOR),
    DemoUser("sekretariat@babel.example", "Yuliana Safitri", Role.SECRETARIAT),
    DemoUser("sekda@babel.example", "Farida Hanum", Role.SEKDA),
    DemoUser("kepala.dkukm@babel.example", "Ahmad Fauzi", Role.AGENCY_HEAD, agency="dkukm"),
    DemoUser("petugas.dkukm@babel.example", "Rina Marlina", Role.AGENCY_OFFICER, agency="dkukm"),
    DemoUser("kepala.disperindag@babel.example", "Sutrisno", Role.AGENCY_HEAD, agency="disperindag"),
    DemoUser("petugas.disperindag@babel.example", "Dewi Anggraini", Role.AGENCY_OFFICER, agency="disperindag"),
    DemoUser("kepala.dlhk@babel.example", "Marwan Saleh", Role.AGENCY_HEAD, agency="dlhk"),
    DemoUser("petugas.dlhk@babel.example", "Hendra Wijaya", Role.AGENCY_OFFICER, agency="dlhk"),
    DemoUser("kepala.dp3acskb@babel.example", "Asyraf Suryadin", Role.AGENCY_HEAD, agency="dp3acskb"),
    DemoUser("verifikator.pangkalpinang@babel.example", "Siti Aminah", Role.VERIFIER, region="19.71"),
    DemoUser("verifikator.bangka@babel.example", "Muhammad Ridho", Role.VERIFIER, region="19.01"),
    DemoUser("verifikator.belitung@babel.example", "Fitri Handayani", Role.VERIFIER, region="19.02"),
    DemoUser("pendamping.gerunggang@babel.example", "Eko Prasetyo", Role.FACILITATOR, region="19.71.05"),
    DemoUser("okoce@babel.example", "Iwan Setiawan", Role.PARTNER),
    DemoUser("pimpinan@babel.example", "Nurul Huda", Role.LEADERSHIP),
    DemoUser("wirausaha@babel.example", "Melati Puspita", Role.ENTREPRENEUR, phone="+6281272000001"),
)


def load() -> int:
    """Make the demo users that are missing; returns how many were made."""
    made = 0
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    for demo in DEMO_USERS:
        if User.objects.filter(email=demo.email).exists():
            continue
        is_admin = demo.role == Role.ADMINISTRATOR
        user = User.objects.create_user(
            full_name=demo.full_name,
            email=demo.email,
            phone=demo.phone or None,
            password=PASSWORD,
            is_staff=is_admin,
            is_superuser=is_admin,
        )
        if demo.role != Role.ENTREPRENEUR:
            Membership.objects.create(
                user=user,
                role=demo.role,
                agency=agencies[demo.agency] if demo.agency else None,
                region_id=demo.region or None,
            )
        made += 1
    return made
