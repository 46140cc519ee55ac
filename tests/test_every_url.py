"""Every address of the site and of the API, tried by everyone; closed by default is not enough, it must be seen.

The expectations are in ``tests/access``: read its docstring when this file names an address you have added.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from core.access import declared_access
from tests.access import table  # noqa: F401 - fills DOORS
from tests.access.attempts import Outcome, attempt, fingerprint, holds, request
from tests.access.cast import ALL, ANONYMOUS, CAST
from tests.access.doors import DOORS, Door
from tests.access.junk import addresses, bodies, paths
from tests.access.public import PUBLIC_API, PUBLIC_PAGES, PUBLIC_SIGN_IN
from tests.access.routes import all_routes
from tests.access.world import World
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db

ROUTES = all_routes()
OURS = [route for route in ROUTES if route.is_ours]
ADMIN, ADMIN_POST = (Door(route="admin", method=method, who=frozenset({"administrator"})) for method in ("GET", "POST"))
USED = [door for door in DOORS if door.who]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """The people and the rows, made once; gone at the end."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        world = World()
        world.complete()
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def before(world) -> str:
    return fingerprint()


@pytest.fixture
def private_media(world):
    """Files stay as long as the rows that name them."""


# The table is whole --------------------------------------------------------------------------------------------------


def test_every_address_is_in_the_table():
    answered = {(door.route, door.method, door.action) for door in DOORS}
    demanded = set().union(*(route.demanded() for route in OURS))
    missing = {" ".join(key).strip() for key in demanded - answered}
    missing |= {route.name for route in OURS} - {door.route for door in DOORS}
    assert not missing, "\n  ".join(["Say who may use these (how: tests/access/__init__.py):", *sorted(missing)])


def test_the_table_names_nothing_that_is_not_there():
    names = {route.name for route in ROUTES}
    assert {str(door) for door in DOORS if door.route not in names} == set()


def test_every_view_says_who_may_open_it():
    undeclared = [route.name or route.module for route in ROUTES if not (route.is_ours or route.is_guarded_elsewhere)]
    assert undeclared == []


def test_what_is_public_is_written_down():
    pages = {r.name for r in OURS if declared_access(r.view).public and not hasattr(r.view, "actions")}
    assert pages == PUBLIC_PAGES
    api = {door.route for door in DOORS if door.is_api and ANONYMOUS in door.who}
    assert api == PUBLIC_API


@pytest.mark.parametrize("name", sorted(PUBLIC_SIGN_IN | {r.name for r in ROUTES if r.name.startswith("account_")}))
def test_pages_of_signing_in_are_open_and_those_of_the_account_are_not(client, name):
    keyed = {"account_confirm_email": ["x"], "account_reset_password_from_key": ["1", "set-password"]}
    response = client.get(reverse(name, args=keyed.get(name, [])))
    assert response.status_code < 500
    asked_to_sign_in = response.status_code == 302 and response.url.startswith(reverse("account_login"))
    assert (not asked_to_sign_in) == (name in PUBLIC_SIGN_IN)


@pytest.mark.parametrize("name", ["api-schema", "api-docs"])
def test_the_documentation_of_the_api_is_for_whoever_signs_in(client, name):
    assert client.get(reverse(name)).status_code in (302, 401)
    client.force_login(make_user())
    assert client.get(reverse(name)).status_code == 200


# Everyone tries everything -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_a_door_opens_for_those_it_should_and_nobody_else(world, before, door):
    wrong = []
    for person in sorted(ALL):
        outcome = attempt(world, door, person, before=before)
        wrong += [f"{person}: {fault}" for fault in faults(world, door, person, outcome)]
    assert not wrong, "\n".join([str(door), *wrong])


def faults(world: World, door: Door, person: str, outcome: Outcome) -> Iterator[str]:
    """What is not as the table says."""
    if person in door.who:
        if outcome.status != door.gives if door.gives else outcome.status >= 400:
            yield f"is not let in: {outcome.status} {_said(outcome)}"
        elif person != ANONYMOUS and _leads_to_sign_in(outcome):
            yield "is asked to sign in again"
        if door.is_unsafe and door.writes and person not in door.idle and not outcome.changed:
            yield f"changed nothing: {outcome.status} {_said(outcome)}"
        if door.text and (door.text(world) in outcome.text) != (person in door.shown_to):
            yield f"{'does not see' if person in door.shown_to else 'sees'} “{door.text(world)}”"
    else:
        expected = refusals(world, door, person)
        if outcome.status not in expected or (outcome.status == 302 and person == ANONYMOUS) != _leads_to_sign_in(
            outcome
        ):
            yield f"got {outcome.status} instead of {expected} {outcome.location}"
        if outcome.changed:
            yield f"changed something all the same: {outcome.writes}"
    if not door.is_unsafe and outcome.writes:
        yield f"a GET wrote: {outcome.writes}"


def refusals(world: World, door: Door, person: str) -> set[int]:
    """The answers to whoever is not let in."""
    if person == ANONYMOUS and not _is_public(door):
        return {401} if door.is_api else {302}
    if person != ANONYMOUS and not holds(world.actor(person), door, door.url(world)):
        return {403}
    return {400, 403, 409, 422} if person in door.onlookers else {door.foreign}


def _is_public(door: Door) -> bool:
    return door.route in PUBLIC_PAGES | PUBLIC_API


def _leads_to_sign_in(outcome: Outcome) -> bool:
    return outcome.status == 302 and outcome.location.startswith(reverse("account_login"))


def _said(outcome: Outcome) -> str:
    """What the answer says went wrong."""
    words = re.sub(r"<[^>]+>|\s+", " ", outcome.text[outcome.text.find("error-summary") :])
    return words[:300]


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_the_admin_is_for_administrators(world, model):
    """Its pages open for them, and write nothing when they are read; nobody else comes in."""
    here = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rows = list(model._default_manager.all()[:1]) if model._meta.managed else []
    urls = [reverse(f"{here}_changelist"), reverse(f"{here}_changelist") + "?q=siti&p=-1"]
    urls += [reverse(f"{here}_{page}", args=[row.pk]) for row in rows for page in ("change", "history", "delete")]
    urls += [f"{urls[0]}{row.pk}/" for row in rows] + [reverse(f"{here}_add")]
    for url in urls:
        opened = request(world, ADMIN, "administrator", url)
        assert opened.status in (200, 302, 403), url
        assert opened.writes == []
        for person in ("secretariat", "head", "owner", ANONYMOUS):
            refused = request(world, ADMIN, person, url)
            # The old form of an object's address leads on to the new one, which asks.
            assert refused.location.startswith((reverse("admin:login"), f"{url}change/")), f"{person} {url}"
            assert request(world, ADMIN_POST, person, url, {"action": "delete_selected"}).writes == []


# What nobody should send ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", [door for door in USED if not door.is_unsafe], ids=str)
def test_no_address_is_a_fault(world, door):
    page = request(world, door, someone(door), door.url(world)).text
    tried = [(url, None) for url in (*addresses(door, world, page), *paths(door, world))]
    assert list(broken(world, door, tried)) == []


@pytest.mark.parametrize("door", [door for door in USED if door.is_unsafe], ids=str)
def test_no_body_is_a_fault(world, door):
    tried = [(door.url(world), body) for body in bodies(door, world)]
    tried += [(url, door.data(world)) for url in paths(door, world)]
    assert list(broken(world, door, tried)) == []


def someone(door: Door) -> str:
    """One of those let in; anyone signed in before whoever is not."""
    return min(door.who, key=[*CAST, ANONYMOUS].index)


def broken(world: World, door: Door, tried: list[tuple[str, Any]]) -> Iterator[str]:
    """Those of the requests that ended in a fault of ours, or that wrote though they only read."""
    for url, data in tried:
        said = f"{door.method} {url[:300]} {data!r:.300}"
        try:
            outcome = request(world, door, someone(door), url, data)
        except Exception as error:
            yield f"{said}: {error!r}"
            continue
        if outcome.status >= 500 and outcome.status != door.gives:
            yield f"{said}: {outcome.status}"
        if not door.is_unsafe and outcome.writes:
            yield f"{said} wrote {outcome.writes}"
