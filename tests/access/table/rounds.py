"""Input rounds: the secretariat asks, agencies answer, whoever drafts takes up what was said."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from partnerships.choices import Verdict
from partnerships.models import Agreement, Answer, ArticleInput, InputRound
from partnerships.services.answers import Offer, prepare_answer
from partnerships.services.rounds import close_round
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE, OTHER_AGENCY
from tests.access.doors import get, post
from tests.access.table.partnerships import OUR_DRAFTERS, SECRETARIAT, draft_of
from tests.access.world import World, thing
from tests.factories.accounts import make_agency
from tests.factories.rounds import give_answer, make_round

#: The agency that is asked: that of *other_head* and *other_officer*.
ASKED, ASKED_HEAD = OTHER_AGENCY, {"other_head"}
#: Who reads what the agency says: itself, those who answer for the agreement, those who read everything.
READ = EVERYWHERE | AGENCY | ASKED
WORK_WITH_ROUNDS = EVERYWHERE | AGENCIES
_SOON = (timezone.localdate() + timedelta(days=12)).isoformat()


@thing
def asked(world: World) -> Agency:
    return make_agency("dkp")


@thing
def asking(world: World) -> Agreement:
    """A draft of our agency about which another is asked."""
    return draft_of(world, "PKS yang Dimintakan Masukan")


@thing
def round(world: World) -> InputRound:  # noqa: A001 - it is called so
    return make_round(world.asking, agencies=[world.asked])


@thing
def silent_answer(world: World) -> Answer:
    return world.round.answers.get()


@thing
def saved_answer(world: World) -> Answer:
    """Written, not handed to the head yet."""
    row = make_round(draft_of(world, "PKS Kedua"), agencies=[world.asked])
    return give_answer(row, world.asked, confirmed=False)


@thing
def prepared_answer(world: World) -> Answer:
    """On the desk of the head."""
    row = make_round(draft_of(world, "PKS Ketiga"), agencies=[world.asked])
    return prepare_answer(actor=SYSTEM, answer=give_answer(row, world.asked, confirmed=False))


@thing
def missed_answer(world: World) -> Answer:
    """Silent in a round that is closed."""
    row = make_round(draft_of(world, "PKS Kelima"), agencies=[world.asked])
    close_round(actor=SYSTEM, round_=row)
    return row.answers.get()


@thing
def said(world: World) -> ArticleInput:
    """One input of a confirmed answer, with an opportunity beside it."""
    row = make_round(draft_of(world, "PKS Keempat"), agencies=[world.asked])
    offer = Offer(step="P3", activity="Pendampingan nelayan", target_group="Nelayan", capacity=40, funding="apbd")
    return give_answer(row, world.asked, Verdict.INPUT, offers=[offer]).inputs.get()


def _answer(world: World) -> dict[str, Any]:
    return {
        "revision": world.silent_answer.revision,
        "verdict": Verdict.INPUT,
        "input-0-text": "Mohon ditambah pasal pembiayaan.",
        "offer-TOTAL_FORMS": "0",
        "offer-INITIAL_FORMS": "0",
    }


get("partnerships:rounds", "asking", who=EVERYWHERE | AGENCY)
get("partnerships:round-create", "reviewed", who=SECRETARIAT)
post(
    "partnerships:round-create",
    "reviewed",
    who=SECRETARIAT,
    body=lambda world: {"deadline": _SOON, "agencies": [world.asked.pk], "required": [world.asked.pk]},
)
# The agency that is asked is led on to its own answer.
get("partnerships:round", "round", who=READ)
for move in ("close", "cancel"):
    post(
        "partnerships:round-move",
        "round",
        move=move,
        who=SECRETARIAT,
        onlookers=READ - SECRETARIAT,
        body={"reason": "Naskah ditarik."},
    )
get("partnerships:round-extend", "round", who=SECRETARIAT)
post("partnerships:round-extend", "round", who=SECRETARIAT, body={"deadline": _SOON})
post("partnerships:answer-remind", "silent_answer", who=SECRETARIAT)

get("partnerships:answers", who=WORK_WITH_ROUNDS, text=lambda world: world.asking.title, shown_to=READ)
get("partnerships:answer", "silent_answer", who=READ)
post("partnerships:answer", "silent_answer", who=ASKED, onlookers=READ - ASKED, body=_answer)
for row, move, who in (
    ("saved_answer", "prepare", ASKED),
    ("prepared_answer", "confirm", ASKED_HEAD),
    ("prepared_answer", "return", ASKED_HEAD),
    ("missed_answer", "waive", {"sekda"}),
):
    post("partnerships:answer-move", row, move=move, who=who, onlookers=READ - who, body={"reason": "Belum lengkap."})
get("partnerships:respond", "said", who=OUR_DRAFTERS)
post("partnerships:respond", "said", who=OUR_DRAFTERS, body={"accepted": "no", "reason": "Sudah diatur."})
get("partnerships:matrix", who=WORK_WITH_ROUNDS)
get(
    "partnerships:opportunities",
    who=WORK_WITH_ROUNDS,
    text=lambda world: world.said.answer.opportunities.get().activity,
    shown_to=READ,
)
