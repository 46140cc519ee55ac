"""What production demands of its secrets. Apart, so that it can be tested without starting a production process."""

import base64
import binascii
from collections.abc import Sequence

#: Keys that stand in this repository: fine for the demo, refused in production.
DEVELOPMENT_SECRET_KEY = "insecure-development-key-that-production-refuses"  # noqa: S105
DEVELOPMENT_DIGEST_KEY = "development-only"
DEVELOPMENT_FIELD_KEY = "ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZHVjdGk="


def key_faults(secret_key: str, field_keys: Sequence[str], digest_key: str) -> list[str]:
    """One sentence for each thing wrong with the keys; empty when they are fit for production."""
    faults = []
    if secret_key == DEVELOPMENT_SECRET_KEY or secret_key.startswith(("insecure", "django-insecure", "change-me")):
        faults.append("SECRET_KEY is the published default: generate one of your own.")
    elif len(secret_key) < 50:
        faults.append("SECRET_KEY is shorter than 50 characters.")
    if DEVELOPMENT_FIELD_KEY in field_keys:
        faults.append("FIELD_ENCRYPTION_KEYS holds the published default: generate one of your own.")
    if not all(_is_fernet_key(key) for key in field_keys):
        faults.append("FIELD_ENCRYPTION_KEYS must be URL-safe base64 of 32 bytes each.")
    if digest_key.startswith(("development", "change-me")) or len(digest_key) < 32:
        faults.append("FIELD_DIGEST_KEY must be a secret of your own, 32 characters or more.")
    return faults


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key)) == 32
    except (binascii.Error, ValueError):
        return False
