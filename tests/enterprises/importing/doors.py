"""An import through its pages and the worker's function, as the tests of it walk it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from enterprises.models import Import
from jobs.services import run_job
from tests.factories.accounts import SRI_MENANTI, make_region
from tests.factories.enterprises import make_section, make_thresholds


def places() -> None:
    """The places and rules that the rows of ``tests.factories.importing`` name."""
    make_region()
    make_region(SRI_MENANTI)
    make_section(letter="C", title="Industri")
    make_thresholds()


def hand_in(client, content: bytes, name: str = "data.xlsx"):
    upload = SimpleUploadedFile(name, content)
    return client.post(
        reverse("enterprises:import-new"), {"file": upload, "source": "Desa Air Itam, Juni 2026", "basis": "task"}
    )


def check(client, content: bytes, name: str = "data.xlsx") -> Import:
    """Handed in, the suggested columns taken as they are, and checked."""
    response = hand_in(client, content, name)
    assert response.status_code == 302, response.content.decode()
    form = client.get(response["Location"]).context["form"]
    chosen = {field.name: field.initial for field in (form[name] for name in form.fields)}
    answer = client.post(response["Location"], chosen)
    assert answer.status_code == 302, answer.context["form"].errors
    return work(Import.objects.latest("pk"))


def work(row: Import) -> Import:
    """What was ordered last, done."""
    run_job(row.job_id)
    return Import.objects.select_related("job", "check_job").get(pk=row.pk)


def order(client, row: Import, what: str, **data) -> Import:
    response = client.post(reverse(f"enterprises:import-{what}", args=[row.pk]), data)
    assert response.status_code == 302, response.content.decode()
    return work(Import.objects.get(pk=row.pk))


def errors(row: Import) -> dict[int, list[str]]:
    return {r.number: [key for key, _text in r.errors] for r in row.rows.filter(verdict="bad")}
