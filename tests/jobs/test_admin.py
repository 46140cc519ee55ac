"""The background in the administration: to be looked at, never to be written."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jobs import outbox
from jobs.models import Job
from notifications.models import Delivery, Notice
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = make_user("administrator", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def test_administrators_read_and_cannot_write(client, administrator):
    notice = Notice.objects.create(recipient=make_user(), kind="tests", title="T", body="Rahasia orang")
    delivery = Delivery.objects.create(notice=notice, address="a@example.id")
    job = Job.objects.create(kind="report", title="J", owner=make_user(), parameters={"query": "q=rahasia"})
    message = outbox.enqueue("tests.mark", name="x")
    for row in (notice, delivery, job, message):
        base = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        page = client.get(reverse(f"{base}_change", args=[row.pk]))
        assert page.status_code == 200
        assert "ahasia" not in page.content.decode()
        assert client.get(reverse(f"{base}_changelist")).status_code == 200
        assert client.get(reverse(f"{base}_add")).status_code == 403
        assert client.post(reverse(f"{base}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_what_was_given_up_can_be_tried_again_from_there(client, administrator):
    message = outbox.enqueue("tests.mark", name="x")
    type(message).objects.update(failed_at=timezone.now(), attempts=8)
    data = {"action": "try_again", "_selected_action": [str(message.pk)]}
    assert client.post(reverse("admin:jobs_outboxmessage_changelist"), data).status_code == 302
    message.refresh_from_db()
    assert (message.failed_at, message.attempts) == (None, 0)
