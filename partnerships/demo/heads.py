"""Heads of the agencies that have no demo login: names that sign answers, without a password."""

from collections.abc import Iterable

from accounts.choices import Role
from accounts.models import Agency, Membership, User

NAMES = (
    *("Darlan Effendi", "Erna Susilawati", "Fajar Nugraha", "Gusti Hamdani", "Hasanah Amir", "Irwan Kurniadi"),
    *("Jumiati", "Kartika Sari", "Lukman Hakim", "Maya Indrawati", "Nasrun", "Oktavia Rahman", "Panca Wibowo"),
    *("Qomariah", "Rusdi Bahar", "Suharti", "Tarmizi", "Umar Said", "Vina Melinda", "Wahyudi", "Yanti Puspa"),
    *("Zulkifli", "Amran Yusuf", "Betty Sihombing", "Chairil Anwar"),
)


def heads_of(agencies: Iterable[Agency]) -> dict[int, User]:
    """The head of each agency, by its id; made where nobody is."""
    agencies = list(agencies)
    memberships = Membership.objects.filter(agency__in=agencies, role=Role.AGENCY_HEAD).select_related("user")
    heads = {row.agency_id: row.user for row in memberships if row.agency_id is not None}
    missing = [agency for agency in agencies if agency.pk not in heads]
    for agency, name in zip(missing, NAMES, strict=False):
        user = User.objects.create_user(full_name=name, email=f"kepala.{agency.code}@babel.example")
        Membership.objects.create(user=user, role=Role.AGENCY_HEAD, agency=agency)
        heads[agency.pk] = user
    return heads
