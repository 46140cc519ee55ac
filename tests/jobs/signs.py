"""Signs between a test and the worker it started: small files, so that neither has to guess when."""

import os
import time
from pathlib import Path

#: No wait of a test lasts longer than this (seconds); one that does is a failure.
LONGEST_WAIT = 60


class Signs:
    """A folder of signs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def give(self, name: str, text: str = "") -> None:
        """Leave a sign, whole or not at all."""
        draft = self.folder / f".{name}-{os.getpid()}"
        draft.write_text(text)
        draft.rename(self.folder / name)

    def take_away(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def there(self, name: str) -> bool:
        return (self.folder / name).exists()

    def text(self, name: str) -> str:
        return (self.folder / name).read_text()

    def wait_for(self, name: str) -> str:
        """Its text, as soon as it is there."""
        until(lambda: self.there(name), f"no sign {name!r}")
        return self.text(name)


def until(condition, what: str = "it did not happen", *, seconds: float = LONGEST_WAIT):
    """The first true answer of ``condition``; fails with ``what`` when there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} within {seconds} s")
