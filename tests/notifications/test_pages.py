"""A person's notices, in the page and over the API: theirs alone, and reading them is a POST."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from accounts.actors import ANONYMOUS, actor_for
from notifications.context_processors import unread_notices
from notifications.models import Notice
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db

PAGE, API = "/pemberitahuan/", "/api/v1/notices/"


def make_notice(user, **values) -> Notice:
    given = {"kind": "tests", "title": "Laporan siap", "body": "Unduh sebelum besok.", "url": "/laporan/", **values}
    return Notice.objects.create(recipient=user, **given)


@pytest.fixture
def user(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", [None, "leadership"])
def test_everyone_sees_their_own_and_nobody_elses(client, role):
    user = make_user(role)
    client.force_login(user)
    make_notice(user, title="Punya saya")
    make_notice(make_user(), title="Punya orang lain")
    page = client.get(PAGE).content.decode()
    assert "Punya saya" in page
    assert "Punya orang lain" not in page
    assert f"layout-{'staff' if role else 'portal'}" in page


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get(PAGE).status_code == 302
    assert client.post(f"{PAGE}1/").status_code == 302


def test_the_page_reads_nothing_and_opening_does(client, user):
    notice = make_notice(user)
    client.get(PAGE)
    notice.refresh_from_db()
    assert notice.read_at is None
    assert client.get(f"{PAGE}{notice.pk}/").status_code == 405

    response = client.post(f"{PAGE}{notice.pk}/")
    assert response["Location"] == "/laporan/"
    notice.refresh_from_db()
    first = notice.read_at
    assert first
    client.post(f"{PAGE}{notice.pk}/")
    notice.refresh_from_db()
    assert notice.read_at == first


@pytest.mark.parametrize("url", ["", "//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_a_notice_never_leads_away_from_the_site(client, user, url):
    notice = make_notice(user, url=url)
    assert client.post(f"{PAGE}{notice.pk}/")["Location"] == PAGE


def test_the_notice_of_somebody_else_is_not_there(client, user):
    notice = make_notice(make_user())
    assert client.post(f"{PAGE}{notice.pk}/").status_code == 404
    assert client.post(f"{API}{notice.pk}/read/").status_code == 404
    client.post(f"{PAGE}dibaca/")
    client.post(f"{API}read-all/")
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_can_be_read_at_once_and_the_unread_shown_alone(client, user):
    make_notice(user, title="Sudah", read_at=timezone.now())
    make_notice(user, title="Belum")
    page = client.get(PAGE, {"unread": "1"}).content.decode()
    assert "Belum" in page and "Sudah" not in page
    client.post(f"{PAGE}dibaca/")
    assert not Notice.objects.unread().exists()
    assert "Belum" not in client.get(PAGE, {"unread": "1"}).content.decode()


def test_pages_follow_each_other_without_loss(client, user):
    start = timezone.now()
    for n in range(60):
        make_notice(user, title=f"Nomor {n:02d}", created_at=start - timedelta(minutes=n // 3))
    seen, url = [], PAGE
    while url:
        response = client.get(url)
        seen += [notice.title for notice in response.context["notices"]]
        following = response.context["pager"]["next_url"]
        url = f"{PAGE}{following}" if following else ""
    assert sorted(seen) == [f"Nomor {n:02d}" for n in range(60)]
    assert client.get(PAGE, {"cursor": "rubbish"}).status_code == 400


def test_a_page_asks_the_database_as_often_for_many_as_for_one(client, user, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_notice(user)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(PAGE)
    for _n in range(3):
        make_notice(user)
    with django_assert_num_queries(len(one)):
        client.get(PAGE)


def test_the_bell_counts_once_and_only_when_drawn(django_assert_num_queries):
    user = make_user()
    for _n in range(3):
        make_notice(user)
    request = RequestFactory().get("/")
    assert unread_notices(request) == {"unread_notices": 0}
    request.actor = ANONYMOUS
    assert unread_notices(request) == {"unread_notices": 0}
    request.actor = actor_for(user.pk)
    with django_assert_num_queries(0):
        context = unread_notices(request)
    with django_assert_num_queries(1):
        assert context["unread_notices"] > 2
        assert not context["unread_notices"] > 99
        assert str(context["unread_notices"]) == "3"


def test_the_api_tells_the_same(client, user):
    old = make_notice(user, read_at=timezone.now())
    new = make_notice(user)
    assert [row["id"] for row in client.get(API).json()["results"]] == [new.pk, old.pk]
    assert [row["id"] for row in client.get(API, {"unread": "true"}).json()["results"]] == [new.pk]
    assert client.post(f"{API}{new.pk}/read/").json()["read_at"]
    make_notice(user)
    assert client.post(f"{API}read-all/").status_code == 204
    assert not Notice.objects.unread().exists()
    client.logout()
    assert client.get(API).status_code == 401
