"""Keys are rotated: afterwards the old one opens nothing and the new one everything, history and search as before."""

import io

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import call_command
from django.db import connection

from core.fields import digest
from core.rotating import encrypted_columns
from enterprises.models import Owner
from tests.factories.enterprises import make_enterprise, make_registration

pytestmark = pytest.mark.django_db


def stored():
    """Every encrypted value as it lies in the database."""
    values = []
    for model, columns in encrypted_columns():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(columns)} FROM {model._meta.db_table}")
            values += [value for row in cursor.fetchall() for value in row if value]
    return values


def opens(key, value):
    try:
        Fernet(key).decrypt(value.encode())
    except InvalidToken:
        return False
    return True


def rotate():
    out = io.StringIO()
    call_command("rotate_keys", stdout=out)
    return out.getvalue()


def test_an_old_key_can_be_taken_away(settings):
    nik = make_enterprise().owner.nik
    make_registration("submitted")
    old, new = settings.FIELD_ENCRYPTION_KEYS[0], Fernet.generate_key().decode()
    events = Owner.pgh_event_model.objects.count()
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    assert "enterprises_ownerevent: 1 rows" in rotate()
    values = stored()
    assert len(values) > 4 and all(opens(new, value) for value in values)
    assert not any(opens(old, value) for value in values)
    settings.FIELD_ENCRYPTION_KEYS = [new]
    assert Owner.objects.get(nik_digest=digest(nik)).nik == nik
    assert Owner.pgh_event_model.objects.count() == events, "that nothing changed is no event"
    assert ": 1 rows" not in rotate(), "a second run has nothing to do"
