"""Who has their data deleted is found nowhere any more, and everything they did is still counted."""

import json

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import InternalError, connection, transaction

from accounts.actors import actor_for
from audit.models import Act
from audit.services import record_act
from core.fields import EncryptedTextField
from enterprises.models import Enterprise, Import, Owner, Registration, StepRecord, SuspectedPair, YearlyFigure
from enterprises.services.identity import reveal
from enterprises.services.merging import merge
from jobs.models import OutboxMessage
from jobs.outbox import drain, run_message
from privacy.choices import RequestKind
from privacy.services import erasing
from privacy.services.requests import ask, grant, take
from tests.enterprises.importing.doors import check
from tests.factories.accounts import make_actor, make_user
from tests.factories.enterprises import make_enterprise, make_licence, make_registration, make_section, make_step
from tests.factories.importing import sheet_row, workbook
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_certificate

pytestmark = pytest.mark.django_db

NAME, BUSINESS, PHONE, STREET = "Sulastri Kamboja", "Lempah Sulastri Toboali", "+6281977553311", "Gang Kamboja 77"


@pytest.fixture
def protector():
    return make_actor("secretariat")


@pytest.fixture
def enterprise(protector):
    """One that came the whole way, and left traces everywhere."""
    user = make_user(full_name=NAME, email="sulastri.kamboja@example.id")
    registration = make_registration(
        "verified", applicant=user, full_name=NAME, business_name=BUSINESS, phone=PHONE, street=STREET
    )
    enterprise = registration.enterprise
    make_licence(enterprise)
    make_certificate(enterprise)
    make_marketing(enterprise, product=f"Lempah {NAME}", note=f"Dibawa {NAME}")
    make_step(enterprise, "P3", evidence_text=f"Didampingi di rumah {NAME}")
    twin = make_enterprise(owner=enterprise.owner, name=f"{BUSINESS} Dua", street=STREET)
    pair = SuspectedPair.objects.create(
        enterprise=enterprise,
        other=twin,
        names=f"{enterprise} / {twin}",
        village=enterprise.village,
        other_village=twin.village,
        reasons=["name"],
    )
    merge(
        actor=make_actor("agency_head"),
        pair=pair,
        survivor_id=enterprise.pk,
        take=set(),
        reason=f"Sama-sama milik {NAME}",
    )
    reveal(actor=make_actor("administrator"), subject=enterprise, fields=["nik"], reason=f"Mencocokkan KTP {NAME}")
    assert registration.nik
    drain()
    return enterprise


def asked(enterprise, protector):
    person = actor_for(enterprise.owner.user_id)
    row = take(actor=protector, request=ask(actor=person, kind=RequestKind.ERASURE, text=f"Hapus data saya, {NAME}"))
    return grant(actor=protector, request=row)


def everywhere(*needles):
    """(table, column) of every value of the database in which one of the needles is left, encrypted ones opened."""
    found = []
    tables = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or model._meta.db_table not in tables:
            continue
        columns = [column.column for column in model._meta.concrete_fields]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(f'{c!s}::text' for c in map(_quoted, columns))} FROM {model._meta.db_table}"
            )
            rows = cursor.fetchall()
        for row in rows:
            for column, value in zip(model._meta.concrete_fields, row, strict=True):
                if value and isinstance(column, EncryptedTextField):
                    value = column.from_db_value(value, None, connection)
                if value and any(needle.lower() in value.lower() for needle in needles):
                    found.append((model._meta.db_table, column.column, value[:80]))
    return found


def _quoted(name):
    return connection.ops.quote_name(name)


def test_nothing_names_the_person_anywhere_and_what_was_done_still_counts(enterprise, protector):
    nik, digest_ = enterprise.owner.nik, enterprise.owner.nik_digest
    needles = (nik, digest_, NAME, BUSINESS, PHONE, STREET, "sulastri.kamboja")
    before = {
        "steps": sorted(StepRecord.objects.standing().values_list("step", flat=True)),
        "sums": list(YearlyFigure.objects.values_list("turnover", flat=True)),
        "place": (enterprise.village_id, enterprise.business_class, enterprise.kbli_section_id),
    }
    assert len({table for table, *_ in everywhere(*needles)}) > 12, "the search finds what is there"
    row = asked(enterprise, protector)
    drain()
    assert everywhere(*needles) == []
    after = Enterprise.objects.get(pk=enterprise.pk)
    assert before == {
        "steps": sorted(StepRecord.objects.standing().values_list("step", flat=True)),
        "sums": list(YearlyFigure.objects.values_list("turnover", flat=True)),
        "place": (after.village_id, after.business_class, after.kbli_section_id),
    }
    row.refresh_from_db()
    assert row.status == "done" and row.erased_at
    assert Act.objects.filter(verb="privacy.erase", object_id=str(row.pk)).count() == 1
    assert Act.objects.filter(verb="identity.reveal").exists(), "that a number was shown stays known"


def test_sheets_that_named_the_person_before_they_registered_go_too(client, enterprise, protector):
    """The row has a fault and is like nobody; the sheet and the copy with its faults marked hold the NIK as well."""
    client.force_login(make_user("agency_officer"))
    make_section(letter="C", title="Industri")
    row = check(client, workbook([sheet_row(nik=enterprise.owner.nik, full_name=NAME, street="")]))
    row.rows.update(known=None, likeness="")
    paths = [row.file.name, row.check_job.file.name]
    assert all(default_storage.exists(path) for path in paths)
    asked(enterprise, protector)
    drain()
    assert not any(default_storage.exists(path) for path in paths)
    assert row.rows.get().content == "" and not Import.objects.get(pk=row.pk).check_job.file_is_there
    assert client.get(f"/umkm/impor/{row.pk}/salinan/").status_code == 302
    assert client.get(row.get_absolute_url()).status_code == 200


def test_the_account_is_dead(client, enterprise, protector):
    user = enterprise.owner.user
    client.force_login(user)
    asked(enterprise, protector)
    drain()
    assert client.get("/daftar/data-saya/").status_code == 302
    user.refresh_from_db()
    assert not user.is_active and not user.has_usable_password()


def test_a_worker_that_dies_midway_leaves_everything_and_the_next_does_it(enterprise, protector, monkeypatch):
    row = asked(enterprise, protector)
    real, calls = erasing.erase_row, []

    def dies(**given):
        calls.append(given)
        if len(calls) == 6:
            raise SystemExit("killed")
        return real(**given)

    monkeypatch.setattr(erasing, "erase_row", dies)
    message = OutboxMessage.objects.get(task="privacy.erase")
    with pytest.raises(SystemExit), transaction.atomic():
        run_message(message.pk)
    assert Owner.objects.get(pk=enterprise.owner_id).full_name == NAME
    assert Registration.objects.get(enterprise=enterprise).business_name == BUSINESS
    assert not Act.objects.filter(verb="privacy.erase").exists()
    monkeypatch.setattr(erasing, "erase_row", real)
    assert run_message(message.pk)
    assert not run_message(message.pk), "a second delivery does nothing"
    row.refresh_from_db()
    assert row.status == "done"


def test_what_the_law_demands_is_kept_and_the_way_out_is_named(client, enterprise, protector):
    make_capital(enterprise)
    person = actor_for(enterprise.owner.user_id)
    row = take(actor=protector, request=ask(actor=person, kind=RequestKind.ERASURE))
    client.force_login(make_user("secretariat"))
    answer = client.post(f"/data-pribadi/permintaan/{row.pk}/putuskan/", {"do": "grant"})
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.status == "handling" and Owner.objects.get(pk=enterprise.owner_id).full_name == NAME


def test_the_record_is_redacted_only_beside_the_act_of_the_same_transaction(enterprise):
    event = "enterprises_ownerevent"
    sql = "SELECT audit_redact(%s, 'pgh_obj_id', %s, %s::jsonb, '{}', '', %s)"
    other = record_act(actor=make_actor(), verb="enterprise.correct", subject=enterprise)
    for act_id in (other.pk, 0):
        with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [event, enterprise.owner_id, json.dumps({"full_name": "x"}), act_id])
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {event} SET full_name = 'x'")


@pytest.mark.django_db(transaction=True)
def test_an_act_of_yesterday_opens_nothing(django_db_blocker):
    act = record_act(actor=make_actor(), verb="privacy.erase")
    with pytest.raises(InternalError), connection.cursor() as cursor:
        cursor.execute("SELECT audit_redact('audit_act', 'id', %s, '{}', '{reason}', 'x', %s)", [act.pk, act.pk])
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_act")
