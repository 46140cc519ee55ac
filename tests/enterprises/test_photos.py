"""Photos from the camera of a phone, as they come: good, large, of another kind, dangerous."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.actors import SYSTEM, actor_for
from enterprises.choices import ConsentPurpose, RegistrationStatus
from enterprises.models import RegistrationFile
from enterprises.services import consents
from enterprises.services import registration as services
from tests.enterprises.portal import begin, photo, prepare, section_url, sign_up
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_media")]


@pytest.fixture
def registration(client):
    prepare()
    sign_up(client)
    return begin(client)


def jpeg(name: str = "IMG_0001.JPG", **size) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo(**size), content_type="image/jpeg")


def fetched(client, address: str):
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def test_a_photo_is_kept_without_its_place_and_shown_small(client, registration):
    response = client.post(section_url(registration, "photos"), {"place": jpeg(size=(3000, 2000))})
    assert response.status_code == 302
    kept = RegistrationFile.objects.get()
    for file, longest in ((kept.file, 2400), (kept.small, 640)):
        with Image.open(file.path) as picture:
            assert max(picture.size) == longest and not picture.getexif()
    small = fetched(client, reverse("enterprises:registration-picture", args=[kept.pk]))
    assert small["Content-Type"] == "image/jpeg" and small["X-Content-Type-Options"] == "nosniff"
    old = kept.file.path
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda run, **_: run())
        client.post(section_url(registration, "photos"), {"place": jpeg()})
    assert RegistrationFile.objects.count() == 1 and not Path(old).exists()


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"\x00" * 64
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("IMG_1.HEIC", HEIC, "HEIC"),
        ("IMG_1.jpg", HEIC, "HEIC"),
        ("logo.svg", SVG, "JPEG"),
        ("logo.jpg", SVG, "JPEG"),
        ("rusak.jpg", b"\xff\xd8\xff" + SVG, ""),
        ("besar.jpg", b"\xff\xd8\xff" + b"0" * 10_000_001, "MB"),
    ],
)
def test_what_is_no_photo_is_refused_beside_its_box_and_the_others_stay(client, registration, name, content, words):
    files = {"product": SimpleUploadedFile(name, content), "place": jpeg()}
    response = client.post(section_url(registration, "photos"), files)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert set(errors) == {"product"} and words in errors["product"][0]
    assert [file.kind for file in RegistrationFile.objects.all()] == ["place"]


def test_a_page_behind_a_picture_does_not_come_through(client, registration):
    behind = photo() + b"<html><script>alert(document.cookie)</script></html>"
    client.post(section_url(registration, "photos"), {"product": SimpleUploadedFile("a.jpg", behind)})
    kept = RegistrationFile.objects.get()
    assert all(b"<script" not in Path(file.path).read_bytes() for file in (kept.file, kept.small))


def test_papers_are_for_who_checks_them_and_photos_for_who_sees_the_registration(client):
    row = make_registration(RegistrationStatus.DRAFT)
    client.force_login(row.applicant)
    client.post(section_url(row, "photos"), {"ktp": jpeg(), "place": jpeg()})
    services.submit(actor=actor_for(row.applicant_id), registration=row)
    ktp, place = row.files.get(kind="ktp"), row.files.get(kind="place")

    def opens(user, file) -> bool:
        client.force_login(user)
        return fetched(client, reverse("enterprises:registration-file", args=[file.pk])).status_code == 200

    assert opens(make_user("verifier", region="19.71"), ktp) and opens(row.applicant, ktp)
    reader = make_user("leadership")
    assert opens(reader, place) and not opens(reader, ktp)
    assert not opens(make_user(), place) and not opens(make_user("verifier", region="19.01"), ktp)


def test_the_photo_of_the_product_stands_in_the_directory_as_long_as_the_owner_wants(client):
    row = make_registration(RegistrationStatus.DRAFT)
    owner = actor_for(row.applicant_id)
    client.force_login(row.applicant)
    client.post(section_url(row, "photos"), {"product": jpeg(), "place": jpeg()})
    consents.give(actor=owner, purpose=ConsentPurpose.DIRECTORY)
    services.submit(actor=owner, registration=row)
    enterprise = services.verify(actor=SYSTEM, registration=row)
    client.logout()
    address = reverse("enterprises:directory-photo", args=[enterprise.number])
    assert address in client.get(reverse("enterprises:directory-entry", args=[enterprise.number])).content.decode()
    assert fetched(client, address)["Content-Type"] == "image/jpeg"
    consents.withdraw(actor=owner, purpose=ConsentPurpose.DIRECTORY)
    assert client.get(address).status_code == 404
