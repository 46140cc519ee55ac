"""How often something may be tried. Counted in the cache: while that is away, nobody is limited."""

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` tries within each window of ``seconds``, for each key (an address, a person)."""

    name: str
    most: int
    seconds: int

    def is_spent(self, key: str | int) -> bool:
        """Whether no try is left in this window."""
        return int(cache.get(self._key(key), 0)) >= self.most

    def count(self, key: str | int) -> None:
        """Count one try."""
        name = self._key(key)
        if not cache.add(name, 1, timeout=self.seconds):
            try:
                cache.incr(name)
            except ValueError:  # it expired in between
                cache.add(name, 1, timeout=self.seconds)

    def minutes_left(self) -> int:
        """Whole minutes until the next window begins, at least one: when to try again."""
        return max(1, -(-(self.seconds - int(time.time()) % self.seconds) // 60))

    def _key(self, key: str | int) -> str:
        return f"limit:{self.name}:{key}:{int(time.time()) // self.seconds}"


def client_address(request: HttpRequest) -> str:
    """The address a request came from, behind as many proxies of ours as ``ALLAUTH_TRUSTED_PROXY_COUNT`` says."""
    return get_adapter().get_client_ip(request)
