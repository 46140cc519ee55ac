"""Rows that are like something in the register: decided in bulk, never doubled, never overwritten."""

from pathlib import Path

import pytest
from django.urls import reverse

from accounts.actors import actor_for
from accounts.choices import Role
from audit.models import Act
from enterprises.models import Enterprise, Licence, Owner, YearlyFigure
from jobs.services import run_job
from reports.definition import report
from reports.services import order_report
from tests.enterprises.importing.doors import check, errors, order, places
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise, make_licence_kinds, make_owner
from tests.factories.importing import HEADINGS, sheet_row, workbook

pytestmark = pytest.mark.django_db
WITH_NIB = HEADINGS | {"nib": "NIB", "email": "Surel"}


@pytest.fixture(autouse=True)
def officer(client):
    places()
    make_licence_kinds()
    user = make_user(Role.AGENCY_OFFICER, language="id")
    client.force_login(user)
    return user


@pytest.fixture
def known() -> Enterprise:
    owner = make_owner(phone="+6281200001111", email="")
    return make_enterprise(owner=owner, name="Warung Getas Ibu", nib=None, street="")


def row_of(known: Enterprise, **values) -> dict:
    given = {"nik": known.owner.nik, "full_name": "Lain", "nib": "", "email": "baru@contoh.example"}
    return sheet_row(**given | values)


def run(client, row, **decisions):
    return order(client, row, "run", mode="all", **decisions)


def test_the_same_business_is_left_out_unless_somebody_says_otherwise(client, known):
    row = check(client, workbook([row_of(known, business_name="UD Ibu Getas"), sheet_row(nib="", email="")], WITH_NIB))
    assert (row.rows_bad, row.found["same"]) == (0, 1)
    page = client.get(row.get_absolute_url())
    assert "same" in page.context["run_form"].fields and known.owner.nik not in page.content.decode()
    assert run(client, row).rows_entered == 1
    known.refresh_from_db()
    assert (known.street, known.owner.email, Enterprise.objects.count()) == ("", "", 2)


def test_what_is_empty_is_filled_what_stands_stays_and_all_is_undone(client, known):
    given = row_of(known, business_name="Warung Getas Ibu", nib="0220101234567", phone="0812 9999 9999", turnover=1_000)
    row = run(client, check(client, workbook([given], WITH_NIB)), same="fill")
    assert (row.status, row.rows_entered, row.found["filled"]) == ("done", 0, 1)
    now = Enterprise.objects.select_related("owner").get()
    assert (now.street, now.nib, now.owner.email) == ("Jl. Pasar 7", "0220101234567", "baru@contoh.example")
    assert (now.owner.phone, now.name) == ("+6281200001111", known.name)
    assert now.figures.get().turnover == 96_000_000
    assert Licence.objects.get().number == now.nib
    assert Act.objects.filter(verb="enterprise.fill").count() == 1

    row = order(client, row, "undo", reason="Salah berkas.")
    assert row.status == "undone", row.job.error
    now = Enterprise.objects.select_related("owner").get()
    assert (now.street, now.nib, now.owner.email) == ("", None, "")
    assert not Licence.objects.exists() and YearlyFigure.objects.count() == 1


def test_what_somebody_changed_after_it_was_filled_is_not_emptied(client, known):
    row = run(client, check(client, workbook([row_of(known, business_name=known.name)], WITH_NIB)), same="fill")
    Owner.objects.filter(pk=known.owner_id).update(email="sendiri@contoh.example")
    row = order(client, row, "undo", reason="Salah berkas.")
    assert (row.status, row.job.status) == ("done", "failed")
    assert Owner.objects.get().email == "sendiri@contoh.example"


def test_a_further_business_of_an_owner_enters_with_a_reason_and_leaves_the_owner_behind(client, known):
    row = check(client, workbook([row_of(known, business_name="Bengkel Bapak")], WITH_NIB))
    run_url = reverse("enterprises:import-run", args=[row.pk])
    assert client.post(run_url, {"mode": "all", "owner": "new"}).status_code == 422
    assert client.post(run_url, {"mode": "all", "owner": "fill"}).status_code == 422
    row = run(client, row, owner="new", reason="Dilihat di tempat.")
    assert row.rows_entered == 1
    assert set(known.owner.enterprises.values_list("name", flat=True)) == {known.name, "Bengkel Bapak"}
    assert Act.objects.get(verb="import.run").reason == "Dilihat di tempat."
    row = order(client, row, "undo", reason="Salah berkas.")
    assert row.status == "undone", row.job.error
    assert Owner.objects.get().enterprises.get() == known


def test_a_nib_of_somebody_else_is_an_error(client, known):
    Enterprise.objects.update(nib="0220101234567")
    row = check(client, workbook([sheet_row(nib="0220101234567", email="")], WITH_NIB))
    assert errors(row) == {2: ["nib"]}


def test_who_may_not_see_the_other_region_learns_only_that_it_is_there(client, known):
    client.force_login(make_user(Role.VERIFIER, region="19.01"))
    given = row_of(known, business_name=known.name, kecamatan="Sungailiat", village="Sri Menanti")
    row = check(client, workbook([given], WITH_NIB))
    assert "nik" in errors(row)[2]
    assert row.rows.get().known is None


def test_the_member_list_of_ok_oce_enters_nobody_and_is_kept_to_be_completed(client, known):
    headings = {"okoce_id": "okoce_id", "full_name": "name", "phone": "phone", "email": "email", "city": "city",
                "business_name": "business_name", "type": "type", "address": "full_address", "since": "operating_since",
                "omzet": "omzet", "nib": "NIB", "pirt": "PIRT", "accepted": "privacy_accepted_at"}  # fmt: skip
    member = {"okoce_id": "AB12CD34", "full_name": "Siti Delima", "phone": "081300002222", "email": "siti@c.example",
              "city": "Pangkal Pinang", "business_name": "Kue Siti", "type": "Makanan dan Minuman",
              "address": "Jl. Mawar RT 02/RW 01", "since": 2019, "omzet": "2-15 M", "nib": "", "pirt": "",
              "accepted": "2025-03-01"}  # fmt: skip
    rows = [member, member | {"phone": "0812 0000 1111", "okoce_id": "X"}, member | {"phone": "", "okoce_id": "Y"}]
    row = check(client, workbook(rows, headings))
    assert errors(row) == {4: ["phone"]}
    assert (row.rows_open, row.rows_good) == (2, 0)
    assert dict(row.rows.filter(verdict="open").values_list("number", "known")) == {2: None, 3: known.pk}
    assert client.post(reverse("enterprises:import-run", args=[row.pk]), {"mode": "good"}).status_code == 422
    assert Enterprise.objects.count() == 1
    page = client.get(reverse("enterprises:import-rows", args=[row.pk]) + "?verdict=open").content.decode()
    assert "Kue Siti" in page and "081300002222" not in page and known.name in page


def told(enterprises) -> list[tuple]:
    return [(row.pk, row.name, row.nib, row.street, row.owner.nik, row.owner.phone) for row in enterprises]


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_our_own_export_comes_back_without_doubling_anything(client, officer, file_format, private_media):
    Enterprise.objects.all().delete()
    full = make_enterprise(name="=2+3 Getas", nib="0220101234567", village="19.71.05.1001")
    bare = make_enterprise(name="Kios Rina", nib=None)
    before = told([full, bare])
    ordered = order_report(
        actor=actor_for(officer.pk), definition=report("enterprises"), query="", file_format=file_format
    )
    run_job(ordered.pk)
    ordered.refresh_from_db()
    row = check(client, Path(ordered.file.path).read_bytes(), f"umkm.{file_format}")
    assert (errors(row), row.found["same"]) == ({}, 2)
    row = run(client, row, same="fill")
    assert told(Enterprise.objects.order_by("pk")) == before
