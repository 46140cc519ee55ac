"""Rounds, answers, meetings, texts and calls over the API: as on the pages."""

from typing import Any

from partnerships.choices import Verdict
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE, PARTNERS
from tests.access.doors import get, post, put
from tests.access.table import meetings, rounds, shortlist, text
from tests.access.table.partnerships import OUR_DRAFTERS, PARTY, SECRETARIAT
from tests.access.world import World

SEES_ROUNDS = EVERYWHERE | AGENCIES
HEADS_ASKED, ASKED, INVITED = rounds.ASKED_HEAD, rounds.ASKED, meetings.INVITED
_REASON = {"reason": "Belum lengkap."}

# Moves of an agreement
post(
    "v1:agreement-move",
    "draft_agreement",
    who=OUR_DRAFTERS,
    onlookers=(EVERYWHERE | AGENCY) - OUR_DRAFTERS,
    body={"move": "cancel", "reason": "Tidak jadi."},
)

# Rounds
get("v1:input-round-list", who=SEES_ROUNDS)
get("v1:input-round-detail", "round", who=rounds.READ)
post(
    "v1:input-round-list",
    who=SECRETARIAT,
    body=lambda world: {
        "agreement": world.reviewed.pk,
        "deadline": rounds._SOON,
        "agencies": [world.asked.pk],
        "must_answer": [world.asked.pk],
    },
)
post("v1:input-round-extend", "round", who=SECRETARIAT, body={"deadline": rounds._SOON})
post("v1:input-round-close", "round", who=SECRETARIAT)
post("v1:input-round-cancel", "round", who=SECRETARIAT, body=_REASON)

# Answers
get("v1:answer-list", who=SEES_ROUNDS)
get("v1:answer-detail", "silent_answer", who=rounds.READ)
put(
    "v1:answer-detail",
    "silent_answer",
    who=ASKED,
    onlookers=AGENCY,
    body=lambda world: {
        "revision": world.silent_answer.revision,
        "verdict": Verdict.INPUT,
        "note": "Pembiayaan belum diatur.",
        "inputs": [{"article": None, "text": "Mohon ditambah pasal pembiayaan."}],
        "opportunities": [{"step": "P2", "activity": "Pelatihan", "capacity": 20, "funding": "apbd"}],
    },
)
post("v1:answer-prepare", "saved_answer", who=ASKED, onlookers=AGENCY)
for name, body in (("confirm", None), ("give-back", _REASON)):
    post(f"v1:answer-{name}", "prepared_answer", who=HEADS_ASKED, onlookers={"head"}, body=body)
post("v1:answer-waive", "missed_answer", who={"sekda"}, body=_REASON)
post("v1:answer-remind", "silent_answer", who=SECRETARIAT)
post(
    "v1:answer-respond",
    lambda world: [world.said.answer_id, world.said.pk],
    who=OUR_DRAFTERS,
    body={"accepted": False, "reason": "Sudah diatur."},
)

# Opportunities
_OFFER: Any = lambda world: world.said.answer.opportunities.get()  # noqa: E731
get("v1:opportunity-list", who=SEES_ROUNDS, text=lambda world: _OFFER(world).activity, shown_to=rounds.READ)
get("v1:opportunity-detail", lambda world: [_OFFER(world).pk], who=rounds.READ)
get("v1:opportunity-matrix", who=SEES_ROUNDS)

# Meetings and decisions


def _inviting(world: World) -> dict[str, Any]:
    return {
        "agreement": world.asking.pk,
        "title": "Rapat API",
        "starts_at": f"{meetings._TOMORROW}T09:00:00+07:00",
        "place": "Ruang rapat Sekda",
        "agencies": [world.asked.pk],
    }


get("v1:meeting-list", who=SEES_ROUNDS, text=lambda world: world.meeting.title, shown_to=rounds.READ)
get("v1:meeting-detail", "meeting", who=rounds.READ)
post("v1:meeting-list", who=SECRETARIAT, body=_inviting)
put("v1:meeting-detail", "meeting", who=SECRETARIAT, body=_inviting)
put("v1:meeting-minutes", "begun_meeting", who=SECRETARIAT, body={"minutes": "Dibuka pukul sembilan."})
post("v1:meeting-hold", "written_meeting", who=SECRETARIAT)
post("v1:meeting-cancel", "meeting", who=SECRETARIAT, body=_REASON)
post(
    "v1:meeting-decide",
    "begun_meeting",
    who=SECRETARIAT,
    body=lambda world: {"text": "Menyiapkan data", "owner": world.asked.pk, "due_on": meetings._TOMORROW},
)
get("v1:decision-list", who=SEES_ROUNDS, text=lambda world: world.decision.text, shown_to=meetings.READ_DECISION)
get("v1:decision-detail", "decision", who=meetings.READ_DECISION)
post("v1:decision-finish", "decision", who=SECRETARIAT | INVITED, body={"outcome": "Jadwal sudah dikirim."})
post("v1:decision-drop", "decision", who=SECRETARIAT, body=_REASON)

# Texts
_EDITED = {"revision": 1, "kind": "other", "heading": "Pembiayaan", "body": "Dibebankan pada APBD.", "chapter": ""}

get("v1:version-list", who=EVERYWHERE | AGENCIES | PARTNERS)
get("v1:version-detail", "version", who=text.READ)
get("v1:version-detail", lambda world: [world.shared_article.version_id], who=text.READ | PARTY)
post(
    "v1:version-list",
    who=OUR_DRAFTERS,
    onlookers={"lead_officer", "other_officer"},
    body=lambda world: {"agreement": world.texted.pk},
)
put("v1:version-article", text._at_article("article"), who=OUR_DRAFTERS, body=_EDITED)
post("v1:version-remark", text._at_article("shared_article"), who=PARTY, body={"text": "Kami setuju."})
get(
    "v1:remark-list",
    who=EVERYWHERE | AGENCIES | PARTNERS,
    text=lambda world: world.remark.text,
    shown_to=text.READ | PARTY,
)
get("v1:remark-detail", "remark", who=text.READ | PARTY)
post("v1:remark-reply", "remark", who=OUR_DRAFTERS, body={"accepted": False, "response": "Sudah diatur."})

# Calls
get("v1:call-list", who=SEES_ROUNDS, text=lambda world: world.call.title, shown_to=shortlist.READ)
get("v1:call-detail", "call", who=shortlist.READ)
get("v1:call-ranking", "scored", who=shortlist.READ)
post(
    "v1:call-list",
    who=AGENCY,
    onlookers=AGENCIES - AGENCY,
    body=lambda world: {"title": "Baru", "agency": world.agency.pk, "agreement": world.agreement.pk, "quota": 3},
)
post("v1:call-criteria", "call", who=AGENCY, body={"name": "Hukum", "weight": 10, "scale": 5})
put(
    "v1:call-candidates",
    "call",
    who=AGENCY,
    body=lambda world: {"partners": [world.call.candidates.order_by("pk")[0].partner_id]},
)
put("v1:call-assessors", "call", who=AGENCY, body=lambda world: {"users": [world.people["head"].pk]})
post(
    "v1:call-replace-assessor",
    "scoring",
    who=shortlist.REPLACERS,
    body=lambda world: {"assessor": world.people["officer"].pk, "reason": "Pindah tugas."},
)
post("v1:call-start", "call", who=AGENCY)
post("v1:call-cancel", "call", who=AGENCY, body=_REASON)
put(
    "v1:call-score",
    lambda world: [world.scoring.pk, world.candidate.pk],
    who=AGENCY,
    body=lambda world: {
        "scores": [{"criterion": world.scoring.criteria.get().pk, "value": 4, "reason": "Pabriknya dekat."}]
    },
)
post("v1:call-decide", "scored", who=shortlist.HEAD, body=lambda world: {"chosen": list(shortlist._best(world.scored))})
