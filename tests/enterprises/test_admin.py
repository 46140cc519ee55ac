"""The admin reads the register masked and changes nothing that has a life of its own."""

import pytest
from django.urls import reverse

from enterprises.models import ClassThreshold, Registration
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = make_user("administrator", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def page(row, name: str) -> str:
    arguments = [] if name in ("changelist", "add") else [row.pk]
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=arguments)


def test_private_values_are_not_shown_and_nothing_can_be_changed(admin):
    row = make_registration("verified", npwp="092542943407000", email="melati@contoh.id")
    for subject in (row, row.enterprise, row.enterprise.owner):
        for name in ("changelist", "change"):
            answer = admin.get(page(subject, name))
            assert answer.status_code == 200
            for secret in (row.nik, row.phone, row.npwp, row.email, row.nik_digest):
                assert secret not in answer.content.decode()
        assert admin.post(page(subject, "change"), {"status": "refused", "name": "Lain"}).status_code == 403
        assert admin.post(page(subject, "delete"), {"post": "yes"}).status_code == 403
        assert admin.get(page(subject, "add")).status_code == 403
    assert Registration.objects.get(pk=row.pk).status == "verified"


def test_a_threshold_is_added_but_never_deleted(admin):
    make_registration()
    rule = ClassThreshold.objects.first()
    assert admin.get(page(rule, "add")).status_code == 200
    assert admin.post(page(rule, "delete"), {"post": "yes"}).status_code == 403
