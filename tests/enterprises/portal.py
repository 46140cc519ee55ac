"""An entrepreneur at the portal, as a browser acts: signs up, fills sections, follows redirects."""

from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import User
from enterprises.models import Registration
from regions.models import Region
from tests.factories.accounts import TAMAN_BUNGA, make_region
from tests.factories.enterprises import make_nik, make_section

PASSWORD = "kerupuk-getas-enak"


def sign_up(client: Client, **given: Any) -> User:
    """Make an account by the sign-up page, with a phone number alone unless told otherwise."""
    data = {"full_name": "Siti Melati", "phone": "0812 3456 7890", "password1": PASSWORD} | given
    response = client.post(reverse("account_signup"), data)
    assert response.status_code == 302, response.content.decode()
    return User.objects.latest("pk")


def typed(section: str, **changes: Any) -> dict[str, Any]:
    """What a person types into one section, the way people type it."""
    village = changes.pop("at", TAMAN_BUNGA)
    return {
        "owner": {
            "nik": make_nik(),
            "full_name": "Siti Melati",
            "birth_date": "1990-05-17",
            "sex": "P",
            "phone": "0812-3456-7890",
            "email": "",
        },
        "business": {
            "business_name": "Dapur Getas",
            "main_product": "Getas ikan",
            "kbli_section": "",
            "started_year": "2019",
            "legal_form": "none",
            "nib": "",
            "npwp": "",
        },
        "address": {
            "kabupaten": village[:5],
            "kecamatan": village[:8],
            "village": village,
            "street": "Jalan Pasar Lama 7, RT 02/RW 01",
            "postcode": "33123",
        },
        "figures": {"turnover": "96.000.000", "capital": "Rp 15.000.000", "workers_male": "1", "workers_female": "2"},
        "consent": {"agreed": "on"},
    }[section] | changes


def photo(size: tuple[int, int] = (1200, 900)) -> bytes:
    """A JPEG as a phone writes it, with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 7.0, 53.0), 3: "E", 4: (106.0, 7.0, 0.0)})
    buffer = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(buffer, "JPEG", exif=exif, quality=80)
    return buffer.getvalue()


def prepare() -> Region:
    """The reference rows the form chooses from."""
    make_section()
    return make_region(TAMAN_BUNGA)


def begin(client: Client) -> Registration:
    client.post(reverse("enterprises:begin"))
    return Registration.objects.latest("pk")


def section_url(registration: Registration, section: str) -> str:
    return reverse("enterprises:section", args=[registration.pk, section])


def fill(client: Client, registration: Registration, **changes: dict[str, Any]) -> None:
    """Fill every section; ``changes`` by section."""
    for section in ("owner", "business", "address", "figures", "consent"):
        given = typed(section, **changes.get(section, {}))
        if section == "business" and not given["kbli_section"]:
            given["kbli_section"] = make_section().pk
        response = client.post(section_url(registration, section), given)
        assert response.status_code == 302, response.content.decode()


def submit(client: Client, registration: Registration) -> Any:
    return client.post(reverse("enterprises:submit", args=[registration.pk]))
