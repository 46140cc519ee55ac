"""Certificates: one for each who is due, numbered without gaps, whatever is clicked, killed or rolled back."""

from datetime import date
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.models import Membership
from core.decisions import Refused
from enterprises.models import StepRecord
from jobs.models import OutboxMessage
from jobs.outbox import drain, run_message
from notifications.models import Notice
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_certificate, make_training
from training.models import Certificate, Enrolment
from training.numbering import next_certificate_number
from training.services import certificates as services
from workflow.models import Counter

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished(agency):
    return make_training("finished", agency=agency, enterprises=[make_enterprise() for _ in range(3)])


def orders():
    return OutboxMessage.objects.filter(task=services.TASK)


def numbers():
    return sorted(Certificate.objects.values_list("number", flat=True))


def stored(folder: Path):
    return sorted((folder / "certificates").rglob("*.pdf"))


def make(training, **values):
    ids = list(training.enrolments.values_list("pk", flat=True))
    return services.make_certificates(actor=SYSTEM, training_id=training.pk, enrolment_ids=ids, **values)


def test_two_clicks_order_once(client, officer, finished):
    issue = reverse("training:issue", args=[finished.pk])
    client.post(issue)
    client.post(issue)
    assert orders().count() == 1
    drain()
    client.post(issue)  # nobody is due any more
    assert orders().count() == 1
    year = timezone.localdate().year
    assert len(numbers()) == 3
    assert [number[:4] for number in numbers()] == ["0001", "0002", "0003"]
    assert all("/DISPERINDAG/" in number and number.endswith(f"/{year}") for number in numbers())


def test_a_task_that_runs_twice_makes_nothing_the_second_time(client, officer, finished):
    client.post(reverse("training:issue", args=[finished.pk]))
    message = orders().get()
    assert run_message(message.pk)
    OutboxMessage.objects.filter(pk=message.pk).update(done_at=None)  # as if the mark had been lost
    assert run_message(message.pk)
    assert len(numbers()) == 3
    assert Counter.objects.get().last == 3
    assert StepRecord.objects.filter(step="P2").count() == 3


def test_one_that_fails_in_the_middle_leaves_no_row_no_file_and_no_gap(finished, monkeypatch, private_media):
    drawn = []

    def fail_at_the_third(certificate):
        drawn.append(certificate)
        if len(drawn) == 3:
            raise OSError("no space")
        return b"%PDF-"

    monkeypatch.setattr(services, "draw_certificate", fail_at_the_third)
    with pytest.raises(OSError, match="no space"):
        make(finished)
    assert (numbers(), stored(private_media)) == ([], [])
    assert not StepRecord.objects.filter(step="P2").exists()
    monkeypatch.undo()
    assert [certificate.number[:4] for certificate in make(finished)] == ["0001", "0002", "0003"]
    assert len(stored(private_media)) == 3


def test_only_those_who_attended_enough(finished):
    first = finished.enrolments.first()
    first.attendances.update(present=False)
    assert {certificate.enrolment_id for certificate in make(finished)} == set(
        finished.enrolments.exclude(pk=first.pk).values_list("pk", flat=True)
    )


def test_nothing_is_issued_before_the_end_nor_without_anyone_due(agency):
    officer = make_actor("agency_officer", agency=agency)
    running = make_training("running", agency=agency, enterprises=[make_enterprise()])
    empty = make_training("finished", agency=agency)
    for training in (running, empty):
        with pytest.raises(Refused):
            services.issue_certificates(actor=officer, training=training)
    assert not orders().exists()


def test_whoever_lost_the_right_meanwhile_issues_nothing(client, officer, finished):
    client.post(reverse("training:issue", args=[finished.pk]))
    Membership.objects.filter(user=officer).delete()
    drain()
    assert numbers() == []
    assert not orders().filter(done_at=None).exists()  # and it is not tried for ever


def test_each_agency_and_year_counts_for_itself():
    one, two = make_agency("dkukm"), make_agency("dkp")
    given = [
        next_certificate_number(agency=agency, day=day)
        for agency, day in ((one, date(2026, 11, 24)), (two, date(2026, 11, 24)), (one, date(2027, 1, 2)))
    ]
    assert given == ["0001/SERT-UMKM/DKUKM/XI/2026", "0001/SERT-UMKM/DKP/XI/2026", "0001/SERT-UMKM/DKUKM/I/2027"]
    assert next_certificate_number(agency=one, day=date(2027, 12, 1)) == "0002/SERT-UMKM/DKUKM/XII/2027"


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [("{urut}/{opd}", "training.E002"), ("{urut}/{tahun}", "training.E002"), ("{nomor}", "training.E001")],
)
def test_a_pattern_that_cannot_tell_certificates_apart_is_found_at_start(settings, pattern, fault):
    settings.CERTIFICATE_NUMBER_PATTERN = pattern
    assert fault in [error.id for error in run_checks()]


# Revoked -------------------------------------------------------------------------------------------------------------


def revoke(client, certificate, reason="Salah nama"):
    move = reverse("training:certificate-move", args=[certificate.pk])
    return client.post(move, {"move": "revoke", "reason": reason})


def test_revoking_needs_a_reason_revokes_the_step_and_tells_the_owner(client, officer, agency):
    owner = make_user()
    certificate = make_certificate(make_enterprise(user=owner), agency=agency)
    assert revoke(client, certificate, reason="").status_code == 422
    assert revoke(client, certificate).status_code == 302
    step = StepRecord.objects.get(step="P2")
    assert (step.revoked_at is not None, step.revoked_reason) == (True, "Salah nama")
    assert "Salah nama" in Notice.objects.get(kind="certificate.revoked").body
    assert revoke(client, certificate).status_code == 302, "one's own second click is no fault"
    assert Notice.objects.filter(kind="certificate.revoked").count() == 1
    assert revoke(client, certificate, reason="Lain lagi").status_code == 409
    # The file is no longer handed out, to nobody.
    assert client.get(reverse("training:certificate-file", args=[certificate.pk])).status_code == 404


def test_another_valid_certificate_then_carries_the_step():
    enterprise = make_enterprise()
    first, second = make_certificate(enterprise), make_certificate(enterprise)
    assert StepRecord.objects.standing().get(step="P2").evidence_id == first.pk
    services.revoke_certificate(actor=SYSTEM, certificate=first, reason="Salah nama")
    assert StepRecord.objects.standing().get(step="P2").evidence_id == second.pk
    services.revoke_certificate(actor=SYSTEM, certificate=second, reason="Salah nama")
    assert not StepRecord.objects.standing().filter(step="P2").exists()


def test_a_certificate_of_another_agency_is_not_there_to_revoke(client, officer):
    certificate = make_certificate(agency=make_agency("dkp"))
    assert revoke(client, certificate).status_code == 404
    assert Certificate.objects.get().status == "valid"


def test_a_mistake_is_mended_by_a_new_certificate_under_a_new_number(client, officer, agency):
    wrong = make_certificate(agency=agency)
    again = reverse("training:certificate-again", args=[wrong.pk])
    client.post(again, {"participant_name": "Siti Melati"})  # still valid: nothing is ordered
    assert not orders().exists()
    revoke(client, wrong)
    # The ordinary order passes over who had one: it may have been revoked for good reason.
    client.post(reverse("training:issue", args=[wrong.enrolment.training_id]))
    assert not orders().exists()
    client.post(again, {"participant_name": "Siti Melati"})
    client.post(again, {"participant_name": "Siti Melati"})
    drain()
    right = Certificate.objects.get(status="valid")
    assert (right.holder_name, right.number[:4]) == ("Siti Melati", "0002")
    assert Enrolment.objects.get().participant_name == "Siti Melati"
    assert StepRecord.objects.standing().get(step="P2").evidence_id == right.pk


# The file ------------------------------------------------------------------------------------------------------------


def test_the_file_is_a_whole_pdf_that_names_its_certificate_and_leads_to_its_proof(settings):
    settings.SITE_URL = "https://umkm.example.go.id"
    certificate = make_certificate(title="Ekspor <untuk> & pemula")
    content = certificate.file.read()
    certificate.file.close()
    assert content.startswith(b"%PDF-1.")
    # A reader finds the table of contents where the end of the file says it is.
    start = int(content.rsplit(b"startxref", 1)[1].split()[0])
    assert content[start : start + 4] == b"xref"
    assert content.count(b"/Type /Page\n") == 1
    assert f"https://umkm.example.go.id/sertifikat/{certificate.token}/".encode() in content
    assert certificate.number.encode() in content
    # Whatever typefaces it uses are inside.
    assert content.count(b"/FontFile2") == 3
    assert b"/Type1" not in content


def test_who_gets_the_file(client, agency):
    owner = make_user()
    certificate = make_certificate(make_enterprise(user=owner), agency=agency)
    address = reverse("training:certificate-file", args=[certificate.pk])
    seeing = [owner, make_user("agency_officer", agency=agency), make_user("verifier", region="19.71")]
    blind = [make_user(), make_user("agency_officer", agency=make_agency("dkp")), make_user("verifier", region="19.01")]
    for user in (*seeing, *blind):
        client.force_login(user)
        answer = client.get(address)
        assert answer.status_code == (200 if user in seeing else 404)
        if user in seeing:
            assert b"".join(answer.streaming_content).startswith(b"%PDF-")
            assert answer["Cache-Control"] == "private, no-store"
    client.logout()
    assert client.get(address).status_code == 302


def test_a_lost_file_is_drawn_again(client, officer, agency):
    certificate = make_certificate(agency=agency)
    Path(certificate.file.path).unlink()
    answer = client.get(reverse("training:certificate-file", args=[certificate.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_the_actor_is_the_one_who_ordered(client, officer, finished):
    client.post(reverse("training:issue", args=[finished.pk]))
    drain()
    assert set(StepRecord.objects.filter(step="P2").values_list("recorded_by", flat=True)) == {
        actor_for(officer.pk).name
    }
