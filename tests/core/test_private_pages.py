"""What signed-in people see is kept by no cache; what is typed cannot turn the reading direction."""

import pytest
from django.urls import reverse

from enterprises.models import Enterprise
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise

pytestmark = pytest.mark.django_db

API = "/api/v1/enterprises/"


def test_a_page_of_a_session_is_kept_by_no_cache_and_the_public_page_may_be(client):
    assert "no-store" not in client.get("/").get("Cache-Control", "")
    client.force_login(make_user("leadership"))
    assert "no-store" in client.get(reverse("enterprises:list"))["Cache-Control"]


def test_marks_that_turn_the_reading_direction_stay_out_by_form_and_by_api(client):
    enterprise = make_enterprise()
    client.force_login(make_user("verifier"))
    values = {
        "name": "Getas \u202egnarab\u2066",
        "main_product": "Getas",
        "legal_form": "none",
        "street": "Jl. \u200f7",
    }
    village = enterprise.village
    values |= {"kbli_section": enterprise.kbli_section_id, "reason": "Ganti nama", "village": village.pk}
    values |= {"kecamatan": village.parent_id, "kabupaten": village.parent.parent_id}
    assert client.post(reverse("enterprises:edit", args=[enterprise.pk]), values).status_code == 302
    assert Enterprise.objects.values_list("name", "street").get() == ("Getas gnarab", "Jl. 7")
    sent = client.patch(
        f"{API}{enterprise.pk}/",
        {"main_product": "Ke\u202erupuk", "reason": "Salah tulis"},
        content_type="application/json",
    )
    assert sent.status_code == 200, sent.content
    enterprise.refresh_from_db()
    assert enterprise.main_product == "Kerupuk"


def test_a_correction_that_leaves_the_owner_alone_writes_no_line_about_them(client):
    enterprise = make_enterprise()
    client.force_login(make_user("verifier"))
    before = enterprise.owner.events.count()
    sent = client.patch(
        f"{API}{enterprise.pk}/",
        {"street": "Jl. Baru 1", "reason": "Pindah"},
        content_type="application/json",
    )
    assert sent.status_code == 200
    assert enterprise.owner.events.count() == before
