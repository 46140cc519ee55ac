"""Requests about personal data, and breaches."""

from django.utils import timezone

from accounts.actors import SYSTEM
from enterprises.choices import Restriction
from enterprises.models import Consent
from enterprises.services.restricting import restrict
from privacy.models import Breach, DataRequest
from privacy.services import requests
from tests.access.cast import LEAD, SIGNED_IN
from tests.access.doors import get, post
from tests.access.world import World, thing
from tests.factories.enterprises import make_consent, make_enterprise
from tests.factories.privacy import make_breach, make_request

#: Who answers for personal data.
PROTECTORS = {"administrator", "secretariat"} | LEAD
BREACH_KEEPERS = {"administrator", "secretariat", "lead_head"}


@thing
def data_request(world: World) -> DataRequest:
    return make_request(world.people["owner"], "correction", text="Nama produk rahasia salah.")


@thing
def data_request_in_hand(world: World) -> DataRequest:
    return requests.take(actor=SYSTEM, request=make_request(world.people["owner"], "access"))


@thing
def granted_request(world: World) -> DataRequest:
    row = make_request(world.people["owner"], "restriction")
    DataRequest.objects.filter(pk=requests.take(actor=SYSTEM, request=row).pk).update(status="granted")
    return DataRequest.objects.get(pk=row.pk)


@thing
def restricted_request(world: World) -> DataRequest:
    owner = make_enterprise().owner
    restrict(actor=SYSTEM, owner=owner, because=Restriction.ASKED)
    return requests.record(
        actor=SYSTEM, kind="access", channel="desk", name="Orang Lain", received_at=timezone.now(), owner=owner
    )


@thing
def breach(world: World) -> Breach:
    return make_breach(title="Kebocoran rahasia")


@thing
def consent(world: World) -> Consent:
    make_consent(world.enterprise, "whatsapp")
    return Consent.objects.get(owner=world.enterprise.owner, purpose="whatsapp")


def _recorded(world: World) -> dict[str, object]:
    return {
        "kind": "access",
        "channel": "letter",
        "name": "Orang Baru",
        "received_day": timezone.localdate().isoformat(),
        "received_time": "00:00",
    }


def _breach(world: World) -> dict[str, object]:
    return {
        "title": "Surel salah alamat",
        "story": "Daftar peserta terkirim ke alamat lain.",
        "known_day": timezone.localdate().isoformat(),
        "known_time": "00:00",
        "data_kinds": ["name"],
        "persons": "3",
        "contact": "Dinas",
    }


get("v1:consent-list", who=SIGNED_IN)
post("v1:consent-give", lambda world: ["directory"], who=SIGNED_IN)
post("v1:consent-withdraw", lambda world: [world.consent.purpose], who=SIGNED_IN, idle=SIGNED_IN - {"owner"})
get("privacy:ask", who=SIGNED_IN)
post("privacy:ask", who=SIGNED_IN, body={"kind": "objection"})
post("privacy:take-back", "data_request", who={"owner"})
get("privacy:requests", who=PROTECTORS, text=lambda world: world.data_request.number, shown_to=PROTECTORS)
get("privacy:record", who=PROTECTORS)
post("privacy:record", who=PROTECTORS, body=_recorded)
get("privacy:request", "data_request", who=PROTECTORS)
post(
    "privacy:decide",
    "data_request_in_hand",
    who=PROTECTORS,
    body={"do": "refuse", "ground": "not_proved", "answer": "KTP tidak sesuai."},
)
post("privacy:release", "restricted_request", who=PROTECTORS)
post("privacy:request-move", "data_request", move="take", who=PROTECTORS)
post("privacy:request-move", "granted_request", move="finish", who=PROTECTORS)
get("privacy:breaches", who=BREACH_KEEPERS, text=lambda world: world.breach.title, shown_to=BREACH_KEEPERS)
get("privacy:breach-record", who=BREACH_KEEPERS)
post("privacy:breach-record", who=BREACH_KEEPERS, body=_breach)
get("privacy:breach", "breach", who=BREACH_KEEPERS)
get("privacy:breach-correct", "breach", who=BREACH_KEEPERS)
post("privacy:breach-correct", "breach", who=BREACH_KEEPERS, body=_breach)
get("privacy:letter", lambda world: [world.breach.pk, "persons", "pdf"], who=BREACH_KEEPERS)
post("privacy:breach-sent", "breach", who=BREACH_KEEPERS, body={"to": "persons"})
post("privacy:breach-move", "breach", move="spare", who=BREACH_KEEPERS, body={"reason": "Laptop terenkripsi."})
post(
    "privacy:breach-move",
    "told_breach",
    move="tell",
    who=BREACH_KEEPERS,
)
post("privacy:breach-move", "spared_breach", move="close", who=BREACH_KEEPERS)


@thing
def told_breach(world: World) -> Breach:
    row = make_breach()
    Breach.objects.filter(pk=row.pk).update(persons_told_at=timezone.now(), authority_told_at=timezone.now())
    return row


@thing
def spared_breach(world: World) -> Breach:
    row = make_breach(measures="Kata sandi diganti.")
    Breach.objects.filter(pk=row.pk).update(status="no_notice")
    return row
