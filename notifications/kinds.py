"""Kinds of notices. Each app that knows a fact declares its kinds in its own ``notices.py``."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """What a notice says. ``title`` and ``body`` are lazy texts with ``%(name)s`` places."""

    name: str
    title: Promise
    body: Promise
    email: bool = True

    def __post_init__(self) -> None:
        if self.name in _kinds:
            raise ImproperlyConfigured(f"notice kind {self.name!r} is declared twice")
        _kinds[self.name] = self


_kinds: dict[str, NoticeKind] = {}


def all_kinds() -> list[NoticeKind]:
    return [_kinds[name] for name in sorted(_kinds)]
