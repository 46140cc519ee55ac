"""The reference facts of this app, for ``manage.py load_reference``: the agencies (OPD) of the province."""

from datetime import date
from pathlib import Path

from accounts.models import Agency
from core.reference import Loaded, read_rows, write_rows

REFERENCE = Path(__file__).parent / "reference"


def load() -> list[Loaded]:
    return [load_agencies()]


def load_agencies() -> Loaded:
    """Only agencies that are missing: administrators correct names and dates, and that must last."""
    facts = read_rows(REFERENCE / "agencies.csv")
    known = set(Agency.objects.values_list("code", flat=True))
    rows = [
        {
            "code": fact["code"],
            "name": fact["name"],
            "short_name": fact["short_name"],
            "kind": fact["kind"],
            "programme_role": fact["programme_role"],
            "is_lead": fact["is_lead"] == "yes",
            "valid_from": _day(fact["valid_from"]),
            "valid_to": _day(fact["valid_to"]),
        }
        for fact in facts
    ]
    loaded = write_rows(Agency, key=["code"], rows=rows)
    ids = dict(Agency.objects.values_list("code", "pk"))
    for fact in facts:
        if fact["successor"] and fact["code"] not in known:
            Agency.objects.filter(code=fact["code"]).update(successor_id=ids[fact["successor"]])
    return loaded


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
