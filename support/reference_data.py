"""The reference facts of this app, for ``manage.py load_reference``: the schemes of capital as dated rules."""

from datetime import date
from pathlib import Path

from core.reference import Loaded, read_rows, write_rows
from support.models import Scheme

REFERENCE = Path(__file__).parent / "reference"


def load() -> list[Loaded]:
    return [load_schemes()]


def load_schemes() -> Loaded:
    """Only rules that are missing: administrators correct them, and disbursements point at them."""
    rows = [
        {
            "code": row["code"],
            "name": row["name"],
            "floor": int(row["floor"] or 0),
            "ceiling": int(row["ceiling"]) if row["ceiling"] else None,
            "rate": row["rate"],
            "note": row["note"],
            "source": row["source"],
            "is_verified": row["verified"] == "yes",
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        }
        for row in read_rows(REFERENCE / "schemes.csv")
    ]
    return write_rows(Scheme, key=["code", "valid_from"], rows=rows)
