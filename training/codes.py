"""The code that proves a certificate: 128 random bits that a person can read from paper and type on a phone.

Written in Crockford's base 32: no I, L, O or U, so that nothing is mistaken; what is typed for them is understood.
"""

import re
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 128
_LENGTH = -(-_BITS // 5)
_SHAPE = re.compile(f"[{_ALPHABET}]{{{_LENGTH}}}")
_MISTAKEN = str.maketrans("OIL", "011")


def new_code() -> str:
    """A code nobody can guess, 26 characters."""
    number = secrets.randbits(_BITS)
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def read_code(typed: str) -> str:
    """The code someone typed, with or without its dashes and in either case; empty when it is none."""
    code = re.sub(r"[\s\-]+", "", typed).upper().translate(_MISTAKEN)
    return code if _SHAPE.fullmatch(code) else ""


def spelled(code: str) -> str:
    """The code in groups, as it is printed: ``4F7Q-9K2M-…``."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
