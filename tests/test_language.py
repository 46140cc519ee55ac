"""The site speaks Indonesian to everyone, English to those who choose it, and tells browsers which of the two."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import messages
import pytest
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

from accounts.choices import Role
from accounts.models import User
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.enterprises import make_enterprise, make_registration
from tests.factories.partnerships import make_agreement
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_certificate, make_training
from training.choices import TrainingStatus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indonesian")]

INDONESIAN, ENGLISH = "Daftarkan usaha Anda. Tujuh langkah", "Register your business. Seven steps"
#: Words that stand in nearly every English sentence and in no Indonesian one.
TELLTALES = re.compile(r"\b(the|and|of|with|your|are|this|that|from|you)\b", re.IGNORECASE)
#: The style guide is a page for developers; the administration and the API are largely texts of other packages.
ELSEWHERE = ("/gaya/", "/admin/", "/api/", "/static/", "/akun/logout/")


def landing(client, **headers: str) -> str:
    return client.get("/", headers=headers).content.decode()


def test_nobody_has_to_choose_to_be_spoken_to_in_indonesian(client):
    page = landing(client, accept_language="en-US,en;q=0.9")

    assert '<html lang="id">' in page
    assert INDONESIAN in page and ENGLISH not in page


def test_english_is_there_for_those_who_choose_it(client):
    client.post(reverse("set_language"), {"language": "en"})
    page = landing(client)

    assert '<html lang="en">' in page
    assert ENGLISH in page and INDONESIAN not in page


def test_the_language_of_the_account_comes_along_to_another_phone_but_outdoes_no_choice(client):
    user = make_user(language="en")
    sign_in = {"login": user.email, "password": PASSWORD}

    client.post(reverse("account_login"), sign_in)
    assert ENGLISH in landing(client)

    client.post(reverse("set_language"), {"language": "id"})
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), sign_in)
    assert INDONESIAN in landing(client)


def test_a_program_may_ask_for_the_language_of_its_answers(client):
    def refusal(language: str) -> str:
        return client.get("/api/v1/trainings/", headers={"accept-language": language}).json()["detail"]

    assert refusal("en") != refusal("id")


class Reader(HTMLParser):
    """What a page shows or reads out, text by text; not what is marked as English."""

    SPOKEN = ("title", "aria-label", "placeholder", "alt")
    VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self._passed_over: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.texts += [text for name in self.SPOKEN if (text := given.get(name))]
        if tag == "a" and (href := given.get("href")):
            self.links.append(href.split("#")[0])
        if tag not in self.VOID:
            self._passed_over.append(tag in {"script", "style"} or given.get("lang") == "en")

    def handle_endtag(self, tag: str) -> None:
        if self._passed_over and tag not in self.VOID:
            self._passed_over.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._passed_over) and (text := " ".join(data.split())):
            self.texts.append(text)


@pytest.fixture
def something_of_everything() -> None:
    """A little of all that pages can show, some of it the entrepreneur's own."""
    agreement = make_agreement()
    enterprise = make_enterprise(steps=["P3"])
    make_registration()
    make_training(TrainingStatus.OPEN)
    make_certificate(enterprise)
    make_marketing(enterprise, agreement=agreement)
    make_capital(enterprise, agreement=agreement)


@pytest.fixture(params=[None, *Role])
def someone(request, something_of_everything) -> User | None:
    """A stranger, then a person of each role."""
    return request.param and make_user(request.param)


def named_pages() -> Iterator[str]:
    """The addresses that need no number."""
    for namespace in ["", *(f"{name}:" for name in get_resolver().namespace_dict)]:
        resolver = get_resolver().namespace_dict[namespace[:-1]][1] if namespace else get_resolver()
        for name in {key for key in resolver.reverse_dict if isinstance(key, str)}:
            try:
                yield reverse(namespace + name)
            except NoReverseMatch:
                continue


def pages(client) -> Iterator[tuple[str, str]]:
    """Each page that can be reached, once for every name of an address: (address, text)."""
    waiting, seen = sorted(set(named_pages())), set()
    while waiting:
        address = waiting.pop(0)
        try:
            name = resolve(address.split("?")[0]).view_name
        except Resolver404:
            continue
        if name in seen or address.startswith(ELSEWHERE):
            continue
        seen.add(name)
        response = client.get(address)
        if response.streaming:  # a file; read to its end, it closes itself
            list(response.streaming_content)
        elif response["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            waiting += Reader(page).links
            yield address, page


def test_no_page_falls_into_english(client, someone):
    in_english = {entry.id for entry in messages.stored() if isinstance(entry.id, str) and entry.id != entry.string}
    # A language is named in itself; and some English texts are good Indonesian too.
    in_english -= {"English"} | {entry.string for entry in messages.stored()}
    if someone:
        client.force_login(someone)
    found, visited = [], 0
    for address, page in pages(client):
        visited += 1
        if page.lstrip().startswith("<!doctype html>") and '<html lang="id">' not in page:
            found.append(f"{address}: declares no language")
        texts = Reader(page).texts
        found += [f"{address}: {text}" for text in texts if text in in_english or TELLTALES.search(text)]
    assert not found, "\n".join(sorted(set(found)))
    assert visited > 5
