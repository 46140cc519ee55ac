"""Licences from the phone of the owner to step P4, and back when they fall."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from core.decisions import Refused
from enterprises.choices import LicenceStatus, Step
from enterprises.models import Enterprise, Licence, LicenceKind, LicenceNeed, Standing, StepRecord
from enterprises.services.enterprise import correct
from enterprises.services.licences import refuse_licence, revoke_licence, verify_licence
from enterprises.tasks import licences as nightly
from enterprises.work import _licences_to_verify
from notifications.models import Notice
from tests.factories.accounts import BANGKA, make_user
from tests.factories.enterprises import make_enterprise, make_licence, make_licence_kinds, make_registration

pytestmark = pytest.mark.django_db
NUMBER = "0220101234567"


@pytest.fixture
def owner(client):
    user = make_user()
    client.force_login(user)
    make_licence_kinds()
    return user


def photo() -> SimpleUploadedFile:
    written = io.BytesIO()
    image = Image.new("RGB", (40, 30), "white")
    tags = image.getexif()
    tags[0x8825] = {1: "S", 2: (2.0, 7.0, 30.0)}
    image.save(written, "JPEG", exif=tags)
    return SimpleUploadedFile("nib saya.jpg", written.getvalue(), content_type="image/jpeg")


def paper(kind: str, number: str, **more):
    return {"kind": LicenceKind.objects.get(code=kind).pk, "number": number, **more}


def own(enterprise: Enterprise) -> str:
    return reverse("enterprises:own-licences", args=[enterprise.pk])


def move(client, licence: Licence, name: str, reason: str = ""):
    return client.post(reverse("enterprises:licence-move", args=[licence.pk]), {"move": name, "reason": reason})


def cause_of(enterprise: Enterprise) -> str:
    return Standing.objects.get(enterprise=enterprise).cause


def has_p4(enterprise: Enterprise) -> bool:
    return StepRecord.objects.standing().filter(enterprise=enterprise, step=Step.P4).exists()


def far(enterprise_steps=("P2", "P3"), **values) -> Enterprise:
    """An enterprise whose next step is P4."""
    values.setdefault("facilitator", make_user(Role.FACILITATOR))
    return make_enterprise(steps=enterprise_steps, **values)


def test_from_the_phone_of_the_owner_to_step_p4_and_back(client, owner):
    enterprise = far(user=owner)
    assert cause_of(enterprise) == "p4_no_nib"
    given = client.post(own(enterprise), paper("nib", " 02201 01234567", document=photo()))
    assert given.status_code == 302
    licence = Licence.objects.get()
    enterprise.refresh_from_db()
    assert (licence.number, licence.status, enterprise.nib) == (NUMBER, LicenceStatus.DECLARED, NUMBER)
    assert cause_of(enterprise) == "p4_to_verify" and not has_p4(enterprise)
    file = client.get(reverse("enterprises:licence-file", args=[licence.pk]))
    content = b"".join(file.streaming_content)
    assert b"Exif" not in content and "attachment" in file["Content-Disposition"]

    verifier = make_user(Role.VERIFIER)
    work = _licences_to_verify(actor_for(verifier.pk))
    assert work is not None and [item.url for item in work.items] == [licence.get_absolute_url()]
    client.force_login(verifier)
    assert move(client, licence, "verify").status_code == 302
    record = StepRecord.objects.standing().get(enterprise=enterprise, step=Step.P4)
    assert (record.evidence, record.evidence_id) == ("licence", licence.pk)
    assert Notice.objects.filter(recipient=owner, kind="licence.verified").count() == 1
    assert move(client, licence, "verify").status_code == 302, "a second click is done"
    assert Notice.objects.filter(recipient=owner, kind="licence.verified").count() == 1
    assert move(client, licence, "refuse", "Terlambat.").status_code == 409

    assert move(client, licence, "revoke").status_code == 422
    assert move(client, licence, "revoke", "NIB milik orang lain.").status_code == 302
    assert not has_p4(enterprise)
    assert "NIB milik orang lain." in Notice.objects.get(recipient=owner, kind="licence.refused").body
    client.force_login(owner)
    assert "NIB milik orang lain." in client.get(own(enterprise)).content.decode()


def test_what_its_field_of_business_requires_besides_must_be_verified_too():
    make_licence_kinds()
    enterprise = far()
    LicenceNeed.objects.filter(kind__code="pirt").update(is_required=True)
    nib = verify_licence(actor=SYSTEM, licence=make_licence(enterprise, "nib"))
    assert not has_p4(enterprise) and cause_of(enterprise) == "p4_missing"
    pirt = verify_licence(actor=SYSTEM, licence=make_licence(enterprise, "pirt"))
    assert has_p4(enterprise)
    revoke_licence(actor=SYSTEM, licence=pirt, reason="Palsu.")
    assert not has_p4(enterprise) and nib.status == LicenceStatus.VERIFIED


@pytest.mark.parametrize(
    ("kind", "number", "more"),
    [
        ("nib", "123", {}),
        ("pirt", "MD224510001234", {}),
        ("merek", "IDM000123456", {"issued_on": "2999-01-01"}),
        ("merek", "IDM000123456", {"issued_on": "2010-01-01"}),
        ("merek", "IDM000123456", {"issued_on": "2026-01-02", "expires_on": "2026-01-01"}),
        ("merek", "", {}),
        ("merek", "IDM000123456", {"document": SimpleUploadedFile("x.jpg", b"<svg/>")}),
    ],
)
def test_a_licence_that_cannot_be_is_refused_beside_its_box_and_what_was_typed_stays(client, owner, kind, number, more):
    enterprise = make_enterprise(user=owner)
    answer = client.post(own(enterprise), paper(kind, number, **more))
    assert answer.status_code == 422 and not Licence.objects.exists()
    assert any(
        answer.context["form"].errors[name]
        for name in ("number", "issued_on", "expires_on", "document")
        if name in answer.context["form"].errors
    )
    assert not number or number in answer.content.decode()


def test_a_nib_is_one_business_s_and_a_verified_number_stands_once(client, owner):
    make_enterprise(nib=NUMBER)
    mine = make_enterprise(user=owner)
    assert client.post(own(mine), paper("nib", NUMBER)).status_code == 422
    verify_licence(actor=SYSTEM, licence=make_licence(make_enterprise(), "merek", "IDM000123456"))
    second = make_licence(mine, "merek", "IDM000123456")
    with pytest.raises(Refused):
        verify_licence(actor=SYSTEM, licence=second)
    with pytest.raises(Refused):
        make_licence(mine, "merek", "idm 000 123 456")


def test_nobody_decides_on_the_licence_of_their_own_business(client):
    both = make_user(Role.VERIFIER)
    licence = make_licence(make_enterprise(user=both))
    client.force_login(both)
    assert move(client, licence, "verify").status_code == 422
    client.force_login(make_user(Role.VERIFIER, region=BANGKA))
    assert move(client, licence, "verify").status_code == 404
    licence.refresh_from_db()
    assert licence.status == LicenceStatus.DECLARED


def test_the_last_day_follows_from_the_kind_and_the_clock_reminds_once_then_lets_it_fall(owner, settings):
    settings.LICENCE_REMINDER_DAYS = [30, 7]
    enterprise, today = far(user=owner), timezone.localdate()
    LicenceNeed.objects.filter(kind__code="pirt").update(is_required=True)
    verify_licence(actor=SYSTEM, licence=make_licence(enterprise, "nib"))
    pirt = verify_licence(actor=SYSTEM, licence=make_licence(enterprise, "pirt"))
    assert pirt.expires_on is not None and pirt.expires_on.year == today.year + 5
    ends = Notice.objects.filter(recipient=owner, kind="licence.ending")
    for left, told in ((31, 0), (20, 1), (20, 1), (5, 2), (0, 2)):
        Licence.objects.filter(pk=pirt.pk).update(issued_on=None, expires_on=today + timedelta(days=left))
        nightly()
        assert ends.count() == told, left
    assert has_p4(enterprise)
    Licence.objects.filter(pk=pirt.pk).update(expires_on=today - timedelta(days=1))
    nightly()
    nightly()
    pirt.refresh_from_db()
    assert pirt.status == LicenceStatus.EXPIRED and not has_p4(enterprise)
    assert Notice.objects.filter(recipient=owner, kind="licence.expired").count() == 1


def test_a_nib_of_the_registration_waits_to_be_checked_and_a_corrected_one_takes_its_place():
    make_licence_kinds()
    enterprise = make_registration("verified", nib=NUMBER).enterprise
    first = Licence.objects.get(enterprise=enterprise)
    verify_licence(actor=SYSTEM, licence=first)
    assert has_p4(enterprise)
    officer = actor_for(make_user(Role.VERIFIER).pk)
    correct(actor=officer, enterprise=enterprise, values={"nib": "0220107654321"}, reason="Salah ketik.")
    first.refresh_from_db()
    assert first.status == LicenceStatus.REFUSED and not has_p4(enterprise)
    assert Licence.objects.waiting().get(enterprise=enterprise).number == "0220107654321"


def test_the_checklist_of_staff_says_what_is_needed_and_where_to_get_it(client):
    make_licence_kinds()
    client.force_login(make_user(Role.LEADERSHIP))
    page = client.get(reverse("enterprises:licences", args=[make_enterprise().pk]))
    names = [line.kind.code for line in page.context["lines"]]
    assert names[0] == "nib" and {"pirt", "halal", "bpom"} <= set(names)
    assert "oss.go.id" in page.content.decode() and page.context["form"] is None


def test_nibs_that_were_there_before_licences_are_put_before_the_officers_once(client, owner):
    new, refused = make_enterprise(nib=NUMBER), make_enterprise(nib="0220101234568")
    make_enterprise(nib=None)
    refuse_licence(actor=SYSTEM, licence=make_licence(refused, "nib", refused.nib), reason="Bukan miliknya.")
    for said in ("1 licences opened", "0 licences opened"):
        out = io.StringIO()
        call_command("open_nib_licences", stdout=out)
        assert said in out.getvalue()
    assert Licence.objects.get(enterprise=new).status == LicenceStatus.DECLARED
    assert Licence.objects.filter(enterprise=refused).count() == 1
    assert Licence.objects.count() == 2
