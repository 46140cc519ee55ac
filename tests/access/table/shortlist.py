"""Calls for partner companies: prepared by the agency, scored by its assessors, decided by its head."""

from typing import Any

from partnerships.models import Assessor, Call, Candidate, Criterion
from partnerships.services import shortlist as services
from partnerships.services.shortlist import Given
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE
from tests.access.doors import get, post
from tests.access.table.partnerships import SECRETARIAT
from tests.access.world import World, thing
from tests.factories.partnerships import make_partner

HEAD = {"head"}
REPLACERS = HEAD | SECRETARIAT
READ = EVERYWHERE | AGENCY


def _call(world: World, title: str, quota: int = 1) -> Call:
    """Ready to be scored by the officer and the head of our agency: one criterion, two companies."""
    actor = world.actor("officer")
    row = services.open_call(actor=actor, agency=world.agency, agreement=world.agreement, title=title, quota=quota)
    services.set_criterion(actor=actor, call=row, name="Serapan", weight=100, scale=5)
    pool = [make_partner(f"PT {letter}", agency=world.agency) for letter in "AB"]
    services.set_candidates(actor=actor, call=row, partners=pool)
    services.set_assessors(actor=actor, call=row, users=[world.people["officer"], world.people["head"]])
    return row


@thing
def call(world: World) -> Call:
    return _call(world, "Dua perusahaan rahasia")


@thing
def criterion(world: World) -> Criterion:
    return world.call.criteria.get()


@thing
def scoring(world: World) -> Call:
    return services.start_scoring(actor=world.actor("officer"), call=_call(world, "Sedang dinilai"))


@thing
def assessor(world: World) -> Assessor:
    return world.scoring.assessors.get(user=world.people["officer"])


@thing
def candidate(world: World) -> Candidate:
    return world.scoring.candidates.order_by("pk")[0]


def _scored(world: World, title: str) -> Call:
    row = services.start_scoring(actor=world.actor("officer"), call=_call(world, title))
    for person in ("officer", "head"):
        for value, one in enumerate(row.candidates.order_by("pk"), start=3):
            given = {criterion.pk: Given(value, "Dilihat sendiri.") for criterion in row.criteria.all()}
            services.give_scores(actor=world.actor(person), candidate=one, scores=given)
    return row


@thing
def scored(world: World) -> Call:
    return _scored(world, "Sudah dinilai")


@thing
def decided(world: World) -> Call:
    row = _scored(world, "Sudah diputuskan")
    return services.decide(actor=world.actor("head"), call=row, chosen=_best(row), reasons={})


def _best(row: Call) -> set[int]:
    return {row.candidates.order_by("-pk")[0].pk}


def _scores(world: World) -> dict[str, Any]:
    (criterion,) = world.scoring.criteria.all()
    return {f"value-{criterion.pk}": 4, f"reason-{criterion.pk}": "Pabriknya dekat."}


get("partnerships:calls", who=EVERYWHERE | AGENCIES, text=lambda world: world.call.title, shown_to=READ)
get("partnerships:call-create", who=AGENCIES)
post(
    "partnerships:call-create",
    who=AGENCY,
    onlookers=AGENCIES - AGENCY,
    body=lambda world: {"title": "Baru", "agency": world.agency.pk, "agreement": world.agreement.pk, "quota": 3},
)
get("partnerships:call", "call", who=READ)
for move in ("start", "cancel"):
    post(
        "partnerships:call-move",
        "call",
        move=move,
        who=AGENCY,
        onlookers=READ - AGENCY,
        body={"reason": "Ditunda tahun depan."},
    )
for name, body in (
    ("criterion-add", lambda world: {"name": "Hukum", "weight": 10, "scale": 5}),
    ("call-candidates", lambda world: {"partners": [world.call.candidates.order_by("pk")[0].partner_id]}),
    ("call-assessors", lambda world: {"users": [world.people["head"].pk]}),
):
    get(f"partnerships:{name}", "call", who=AGENCY)
    post(f"partnerships:{name}", "call", who=AGENCY, body=body)
post("partnerships:criterion-remove", "criterion", who=AGENCY)
get("partnerships:score", "candidate", who=AGENCY)
post("partnerships:score", "candidate", who=AGENCY, body=_scores)
get("partnerships:call-decide", "scored", who=HEAD)
post("partnerships:call-decide", "scored", who=HEAD, body=lambda world: {"chosen": list(_best(world.scored))})
get("partnerships:call-minutes", "decided", who=READ)
get("partnerships:assessor-replace", "assessor", who=REPLACERS)
post("partnerships:assessor-replace", "assessor", who=REPLACERS, body={"reason": "Pindah tugas."})
