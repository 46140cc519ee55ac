"""Where a story is played: a live server, a real worker, browsers that people sit at; all of it watched.

A page that tells the console of an error, breaks its content security policy, answers 500, is wider than its screen or
fails axe is noted in ``faults``.
"""

import email
from collections.abc import Callable
from email import policy
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.jobs.signs import until

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
#: No step of a page takes longer (ms).
PATIENCE = 20_000


class Stage:
    """``phone()`` and ``desk()`` open a browser nobody has used before; ``mails(address)`` are those that arrived."""

    def __init__(self, *, browser: Any, site: str, mail: Path) -> None:
        self.browser, self.site, self.mail = browser, site, mail
        self.faults: list[str] = []
        self._axe = Axe()

    def phone(self) -> "Person":
        return self._open(PHONE)

    def desk(self) -> "Person":
        return self._open(DESK)

    def _open(self, screen: dict[str, int]) -> "Person":
        context = self.browser.new_context(
            viewport=screen, base_url=self.site, locale="id-ID", timezone_id="Asia/Jakarta", accept_downloads=True
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("response", self._answered)
        return Person(self, page, screen["width"])

    def _heard(self, message: Any) -> None:
        # A page that is not there, or not right yet, is told so by its status: that is no fault of the page.
        expected = message.text.startswith("Failed to load resource") and "status of 4" in message.text
        if message.type == "error" and not expected:
            self.faults.append(f"{message.location.get('url', '')}: {message.text}")

    def _answered(self, response: Any) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")

    def look(self, page: Any, width: int) -> None:
        """What a page owes everybody who looks at it."""
        found = self._axe.run(page).response["violations"]
        self.faults += [f"{page.url} {fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            self.faults.append(f"{page.url} is wider than {width}")

    def mails(self, address: str) -> list[str]:
        """The texts of the e-mails to one address, the oldest first."""
        found = []
        for file in sorted(self.mail.glob("*"), key=lambda path: path.stat().st_mtime):
            for part in file.read_bytes().split(b"-" * 79):
                message = email.message_from_bytes(part.strip(), policy=policy.default)
                if address in str(message.get("To", "")):
                    found.append(message.get_content())
        return found

    def mail_about(self, address: str, words: str) -> str:
        """The text of the first e-mail to ``address`` with these words, once it has arrived."""
        return until(
            lambda: next((text for text in self.mails(address) if words in text), ""), f"no e-mail about {words!r}"
        )


class Person:
    """Somebody in front of a browser: what people do, named as people would."""

    def __init__(self, stage: Stage, page: Any, width: int) -> None:
        self.stage, self.page, self.width = stage, page, width

    # Going -----------------------------------------------------------------------------------------------------------

    def goes_to(self, path: str) -> Any:
        """Open an address; returns the answer."""
        return self.page.goto(path)

    def follows(self, selector: str) -> None:
        """Click on what leads to another page, or to this one again: a link, the button of a form."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def opens(self, selector: str) -> None:
        """Click on what only opens something on this page."""
        self.page.locator(selector).first.click()

    def signs_in(self, login: str, password: str) -> "Person":
        self.page.goto("/akun/login/")
        self.fills(login=login, password=password)
        self.goes_on()
        self.page.wait_for_url(lambda url: "/akun/login/" not in url)
        return self

    def looks(self) -> None:
        """Let axe look at this page as well, and see whether it fits the screen."""
        self.stage.look(self.page, self.width)

    # Typing ----------------------------------------------------------------------------------------------------------

    def fills(self, **values: str) -> None:
        """Fill boxes and choose from lists, by the names of the fields."""
        for name, value in values.items():
            field = self.page.locator(f"[name='{name}']:not([type=hidden])").first
            if field.evaluate("element => element.tagName") == "SELECT":
                field.locator(f"option[value='{value}']").wait_for(state="attached")
                field.select_option(value)
            else:
                field.fill(value)

    def chooses(self, name: str, words: str) -> None:
        """Choose from a list what has these words in it."""
        option = self.page.locator(f"[name='{name}'] option").filter(has_text=words).first
        self.fills(**{name: option.get_attribute("value") or ""})

    def ticks(self, name: str, value: str = "on") -> None:
        """Tick a box, or choose one of several."""
        only = f"[name='{name}']" if value == "on" else f"[name='{name}'][value='{value}']"
        self.page.locator(only).check()

    def hands_over(self, name: str, file_name: str, content: bytes) -> None:
        self.page.locator(f"[name='{name}']").set_input_files(
            {"name": file_name, "mimeType": guess_type(file_name)[0] or "", "buffer": content}
        )

    def goes_on(self) -> None:
        """The first button of the form."""
        self.follows(".form-actions .btn-primary")

    def moves(self, move: str, reason: str = "") -> None:
        """Make a move of a lifecycle by its button, with the reason it asks for."""
        form = f"form.move:has(input[name=move][value={move}])"
        if reason:
            self.opens(f"{form} summary")
            self.page.locator(f"{form} [name=reason]").fill(reason)
        self.follows(f"{form} button")

    # Reading ---------------------------------------------------------------------------------------------------------

    def reads(self) -> str:
        """All that the page says."""
        return self.page.locator("main").inner_text()

    def path(self) -> str:
        return self.page.url.removeprefix(self.stage.site)

    def reloads_until(self, condition: Callable[[], bool], what: str) -> None:
        """For what a worker does meanwhile, on a page that does not renew itself."""

        def met() -> bool:
            self.page.reload()
            return condition()

        until(met, what)

    def downloads(self, selector: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.page.locator(selector).first.click()
        return Path(waiting.value.path()).read_bytes()
