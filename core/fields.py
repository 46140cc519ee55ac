"""Text that is unreadable in a stolen database: encrypted at rest, with a keyed digest beside it for exact search."""

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """Encrypt with the first of ``FIELD_ENCRYPTION_KEYS``; the others still decrypt, so keys can be rotated."""
    return _fernet(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Decrypt with any of the keys. Raises ``InvalidToken`` when none fits."""
    return _fernet(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token.encode()).decode()


def digest(text: str) -> str:
    """A keyed digest (HMAC-SHA-256) for exact search and uniqueness; says nothing without ``FIELD_DIGEST_KEY``."""
    return hmac.new(settings.FIELD_DIGEST_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """A text stored encrypted. Cannot be searched or sorted: keep a ``digest`` column beside it for exact search."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if not value:
            return value
        try:
            return decrypt(value)
        except InvalidToken:
            raise ValueError(f"{self.model.__name__}.{self.name}: no key decrypts this value") from None

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"isnull", "exact"}:
            raise TypeError(f"{self.name} is encrypted: search its digest")
        return super().get_lookup(lookup_name)
