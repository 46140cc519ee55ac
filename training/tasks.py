"""The door through which the worker makes certificates."""

import logging

from accounts.actors import actor_for
from audit.context import acting_as
from core.decisions import Refused
from jobs.outbox import outbox_task
from training.services import certificates

logger = logging.getLogger(__name__)


@outbox_task(certificates.TASK)
def make_certificates(*, user_id: int, training_id: int, enrolment_ids: list[int], after: int | None) -> None:
    """In the name of who ordered them, with the rights they have now; an order that is no longer allowed is dropped."""
    actor = actor_for(user_id)
    with acting_as(actor):
        try:
            certificates.make_certificates(
                actor=actor, training_id=training_id, enrolment_ids=enrolment_ids, after=after
            )
        except Refused:
            logger.warning("certificates of training %s not made: no longer allowed", training_id)
