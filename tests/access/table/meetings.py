"""Coordination meetings and what they decide."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from partnerships.models import Decision, Meeting
from partnerships.services.meetings import Attendance, write_minutes
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE, OTHER_AGENCY
from tests.access.doors import get, post
from tests.access.table.partnerships import SECRETARIAT
from tests.access.table.rounds import READ, WORK_WITH_ROUNDS
from tests.access.world import World, thing
from tests.factories.rounds import make_decision, make_meeting

INVITED = OTHER_AGENCY
#: A decision is its owner's affair.
READ_DECISION = EVERYWHERE | INVITED
_TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


@thing
def meeting(world: World) -> Meeting:
    return make_meeting(world.asking, agencies=[world.asked], title="Rapat tentang Masukan")


@thing
def begun_meeting(world: World) -> Meeting:
    return make_meeting(world.asking, agencies=[world.asked], begun=True)


@thing
def written_meeting(world: World) -> Meeting:
    """With minutes and attendance, ready to be closed."""
    row = make_meeting(world.asking, agencies=[world.asked], begun=True)
    came = {invitation.pk: Attendance(True, "Pak Budi") for invitation in row.invitations.all()}
    return write_minutes(actor=SYSTEM, meeting=row, minutes="Disepakati.", attendance=came)


@thing
def decision(world: World) -> Decision:
    return make_decision(world.asked, meeting=world.begun_meeting, text="Menyusun jadwal pendampingan")


def _invitation(world: World) -> dict[str, Any]:
    return {
        "title": "Rapat Baru",
        "day": _TOMORROW,
        "starts": "09:00",
        "place": "Ruang rapat Sekda",
        "agencies": [world.asked.pk],
    }


get("partnerships:meetings", who=WORK_WITH_ROUNDS, text=lambda world: world.meeting.title, shown_to=READ)
get("partnerships:agreement-meetings", "asking", who=EVERYWHERE | AGENCY)
get("partnerships:meeting-create", "asking", who=SECRETARIAT)
post("partnerships:meeting-create", "asking", who=SECRETARIAT, body=_invitation)
get("partnerships:meeting", "meeting", who=READ)
get("partnerships:meeting-edit", "meeting", who=SECRETARIAT)
post("partnerships:meeting-edit", "meeting", who=SECRETARIAT, body=_invitation)
get("partnerships:meeting-minutes", "begun_meeting", who=SECRETARIAT)
post("partnerships:meeting-minutes", "begun_meeting", who=SECRETARIAT, body={"minutes": "Dibuka pukul sembilan."})
for row, move in (("meeting", "cancel"), ("written_meeting", "hold")):
    post(
        "partnerships:meeting-move",
        row,
        move=move,
        who=SECRETARIAT,
        onlookers=READ - SECRETARIAT,
        body={"reason": "Ditunda."},
    )
get("partnerships:decision-add", "begun_meeting", who=SECRETARIAT)
post(
    "partnerships:decision-add",
    "begun_meeting",
    who=SECRETARIAT,
    body=lambda world: {"text": "Menyiapkan data", "owner": world.asked.pk, "due_on": _TOMORROW},
)
get(
    "partnerships:decisions",
    who=EVERYWHERE | AGENCIES,
    text=lambda world: world.decision.text,
    shown_to=READ_DECISION,
)
get("partnerships:decision", "decision", who=READ_DECISION)
post(
    "partnerships:decision-move",
    "decision",
    move="finish",
    who=SECRETARIAT | INVITED,
    onlookers=READ_DECISION - SECRETARIAT - INVITED,
    body={"reason": "Jadwal sudah dikirim."},
)
post(
    "partnerships:decision-move",
    "decision",
    move="drop",
    who=SECRETARIAT,
    onlookers=READ_DECISION - SECRETARIAT,
    body={"reason": "Tidak perlu lagi."},
)
