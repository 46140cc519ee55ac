"""Trainings, places in them, attendance and certificates."""

from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from enterprises.models import Enterprise
from tests.access.cast import AGENCIES, AGENCY, ALL, EVERYWHERE, LEAD, OWNERS, REGION, REGIONAL, SIGNED_IN, STAFF
from tests.access.doors import get, post, put
from tests.access.world import World, thing
from tests.factories.enterprises import make_enterprise
from tests.factories.training import everyone_present, make_certificate, make_enrolment, make_training, training_values
from training.choices import TrainingStatus
from training.models import Certificate, Enrolment, Session, Training
from training.services import certificates, enrolment, planning

OWN = {"owner"}
#: Who may invite the enterprises in their reach.
INVITERS = AGENCIES | REGIONAL
ORGANISERS = AGENCY
#: Only the partner does not look at trainings at all.
READ_TRAININGS = STAFF
#: A place tells of an enterprise: the organiser and the region of the enterprise see it.
READ_PLACES = EVERYWHERE | AGENCY | REGION


@thing
def planned(world: World) -> Training:
    """Not announced yet: nobody else's business."""
    return make_training(TrainingStatus.DRAFT, agreement=world.agreement, title="Pelatihan Rahasia")


@thing
def training(world: World) -> Training:
    """Open to enrolment, with nobody in it."""
    return make_training(agreement=world.agreement, title="Pelatihan Foto Produk")


@thing
def running(world: World) -> Training:
    """Under way; the roll of its one session is not recorded."""
    return make_training(
        TrainingStatus.RUNNING, agreement=world.agreement, title="Pelatihan Berjalan", enterprises=[world.enterprise]
    )


@thing
def recorded(world: World) -> Training:
    """Under way; everyone's attendance is recorded."""
    row = make_training(TrainingStatus.RUNNING, agreement=world.agreement, enterprises=[world.enterprise])
    everyone_present(row.sessions.get())
    return row


@thing
def finished(world: World) -> Training:
    """Over; its certificates are not ordered yet."""
    return make_training(TrainingStatus.FINISHED, agreement=world.agreement, enterprises=[world.enterprise])


@thing
def session(world: World) -> Session:
    return world.running.sessions.get()


@thing
def own_place(world: World) -> Enrolment:
    """The owner's place in a training that begins tomorrow: it can still be given back."""
    return make_enrolment(_coming(world), world.enterprise)


@thing
def left_place(world: World) -> Enrolment:
    """A place the owner has given back."""
    row = make_enrolment(_coming(world), world.enterprise)
    return enrolment.leave(actor=world.actor("owner"), enrolment=row)


@thing
def certificate(world: World) -> Certificate:
    return make_certificate(world.enterprise, agreement=world.agreement)


@thing
def revoked(world: World) -> Certificate:
    row = make_certificate(world.enterprise, agreement=world.agreement)
    return certificates.revoke_certificate(actor=SYSTEM, certificate=row, reason="Nama salah.")


@thing
def newcomer(world: World) -> Enterprise:
    """An enterprise of somebody else that is in no training."""
    return make_enterprise(user=world.people["other_owner"], agencies=[world.agency], name="Kopi Tetangga")


def _coming(world: World) -> Training:
    tomorrow = timezone.localdate() + timedelta(days=1)
    row = planning.plan_training(
        actor=SYSTEM,
        values=training_values(agreement=world.agreement, starts_on=tomorrow, ends_on=tomorrow, enrol_until=tomorrow),
    )
    starts_at = timezone.make_aware(datetime.combine(tomorrow, time(8)))
    planning.add_session(
        actor=SYSTEM, training=row, title="Sesi", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)
    )
    return planning.open_enrolment(actor=SYSTEM, training=row)


def _ticked(world: World) -> str:
    return f"pk={world.enterprise.pk}"


def _plan(world: World) -> dict[str, Any]:
    values = training_values(agreement=world.agreement.pk, title="Rencana Baru", region="")
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


_SESSION = {"title": "Sesi tambahan", "starts": "15:00", "ends": "16:00"}

# The organiser
get("training:list", who=STAFF, text=lambda world: world.planned.title, shown_to=EVERYWHERE | AGENCY)
get("training:create", who=AGENCY | LEAD | {"other_head", "other_officer"})
post(
    "training:create",
    who=ORGANISERS,
    onlookers=LEAD | {"other_head", "other_officer"},
    body=_plan,
)
get("training:detail", "training", who=READ_TRAININGS)
get("training:detail", "planned", who=EVERYWHERE | AGENCY)
get("training:edit", "planned", who=ORGANISERS)
post("training:edit", "planned", who=ORGANISERS, body=_plan)
for state, move in (("planned", "open"), ("training", "start"), ("recorded", "finish"), ("planned", "cancel")):
    post("training:move", state, move=move, who=ORGANISERS, body={"reason": "Narasumber sakit."})
post(
    "training:session-add",
    "planned",
    who=ORGANISERS,
    body=lambda world: _SESSION | {"day": world.planned.starts_on.isoformat()},
)
post("training:session-remove", lambda world: [world.planned.sessions.get().pk], who=ORGANISERS)
get("training:attendance", "session", who=ORGANISERS)
post(
    "training:attendance",
    "session",
    who=ORGANISERS,
    body=lambda world: {"on_roll": str(world.running.enrolments.get().pk), "everyone": "1"},
)
get(
    "training:enrolments",
    "running",
    who=READ_TRAININGS,
    text=lambda world: world.enterprise.number,
    shown_to=READ_PLACES,
)
post(
    "training:enrolments",
    "running",
    bulk="remove",
    who=ORGANISERS,
    body=lambda world: {"pk": [world.running.enrolments.get().pk], "reason": "Tidak datang."},
    onlookers=READ_TRAININGS - ORGANISERS - LEAD - {"other_head", "other_officer"},
    foreign=302,
)
get("training:enrol", "training", who=ORGANISERS)
post("training:enrol", "training", who=ORGANISERS, body=lambda world: {"number": world.newcomer.number})
get("training:invite", query=_ticked, who=INVITERS & (AGENCY | LEAD | REGION), foreign=302)
post(
    "training:invite",
    who=INVITERS & (AGENCY | LEAD | REGION),
    body=lambda world: {"pk": [world.enterprise.pk], "training": world.training.pk},
    foreign=302,
)
get("training:enrolment", "own_place", who=READ_PLACES)
for place, move in (("own_place", "remove"), ("left_place", "readmit")):
    post(
        "training:enrolment-move",
        place,
        move=move,
        who=ORGANISERS,
        onlookers=(READ_PLACES | OWN) - ORGANISERS,
        body={"reason": "Pindah jadwal."},
    )
for place, move in (("own_place", "cancel"), ("left_place", "again")):
    post("training:enrolment-move", place, move=move, who=OWN, onlookers=READ_PLACES)
get("training:issue", "finished", who=ORGANISERS)
post("training:issue", "finished", who=ORGANISERS)
post(
    "training:certificate-move",
    "certificate",
    move="revoke",
    who=ORGANISERS,
    body={"reason": "Nama salah."},
)
post("training:certificate-again", "revoked", who=ORGANISERS, body={"participant_name": "Siti Melati"})
get("training:certificate-file", "certificate", who=READ_PLACES | OWN)

# The entrepreneur
get(
    "training:open",
    who=SIGNED_IN,
    text=lambda world: reverse("training:leave", args=[world.own_place.pk]),
    shown_to=OWN,
)
post("training:join", "training", who=OWN, body=lambda world: {"enterprise": world.enterprise.pk})
post("training:leave", "own_place", who=OWN)

# Anyone
get("training:verify", who=ALL)
get("training:certificate", lambda world: [world.certificate.token], who=ALL)

# The API
READERS = STAFF | OWNERS | {"partner", "other_partner"}  # everyone who signs in has the rights of an entrepreneur
get("v1:training-list", who=READERS, text=lambda world: world.planned.title, shown_to=EVERYWHERE | AGENCY)
get("v1:training-detail", "training", who=READERS)
get("v1:training-detail", "planned", who=EVERYWHERE | AGENCY)
post(
    "v1:training-enrol",
    "training",
    who=ORGANISERS | OWN,
    onlookers=SIGNED_IN - ORGANISERS - OWN,
    body=lambda world: {"enterprise": world.enterprise.number},
)
post("v1:training-issue", "finished", who=ORGANISERS)
get("v1:training-roll", lambda world: [world.running.pk, world.session.pk], who=ORGANISERS)
put(
    "v1:training-roll",
    lambda world: [world.running.pk, world.session.pk],
    who=ORGANISERS,
    body=lambda world: {"present": [world.running.enrolments.get().pk]},
)
get(
    "v1:enrolment-list",
    who=READERS,
    text=lambda world: f'"id":{world.own_place.pk},',
    shown_to=READ_PLACES | OWN,
)
get("v1:enrolment-detail", "own_place", who=READ_PLACES | OWN)
get("v1:certificate-list", who=READERS, text=lambda world: world.certificate.number, shown_to=READ_PLACES | OWN)
get("v1:certificate-detail", "certificate", who=READ_PLACES | OWN)
post("v1:certificate-revoke", "certificate", who=ORGANISERS, body={"reason": "Nama salah."})
