"""Requests about personal data, and breaches of them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.models import User
from privacy.choices import RequestKind
from privacy.models import Breach, DataRequest
from privacy.services.breaches import record_breach
from privacy.services.requests import ask
from tests.factories.accounts import make_user


def make_request(user: User | None = None, kind: str = RequestKind.ACCESS, text: str = "Tolong.") -> DataRequest:
    """A request of a person, as they ask it on "My data"."""
    return ask(actor=actor_for((user or make_user()).pk), kind=kind, text=text)


def breach_values(**values: Any) -> dict[str, Any]:
    return {
        "title": "Laptop petugas hilang",
        "story": "Laptop dengan salinan daftar peserta hilang di kapal.",
        "known_at": timezone.now() - timedelta(hours=2),
        "data_kinds": ["name", "contact"],
        "persons": 40,
        "contact": "Dinas Koperasi dan UKM, 0717-000000",
        **values,
    }


def make_breach(**values: Any) -> Breach:
    enterprises = values.pop("enterprises", ())
    return record_breach(actor=values.pop("actor", SYSTEM), values=breach_values(**values), enterprises=enterprises)
