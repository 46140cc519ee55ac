"""Ordering a report: the row first, the work later."""

import re

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from audit.services import record_act
from core.decisions import Refusal, Refused
from core.scope import Actor
from jobs.models import Job
from jobs.services import order_job, retry_job
from reports.definition import ReportDefinition
from reports.selectors import KIND, reports_of
from reports.services.parameters import Parameters


def order_report(*, actor: Actor, definition: ReportDefinition, query: str, file_format: str) -> Job:
    """Order a report of what the filters in ``query`` leave, as the actor may see it when it is made.

    The same order twice, while the first is still open, is one order. Raises ``Refused``: no right, a filter that is
    not understood, or too many open reports.
    """
    decision = definition.may_order(actor)
    if not decision:
        raise Refused(decision.reason)
    if file_format not in definition.formats:
        raise Refused([Refusal(_("Choose one of the kinds of file."), field="format")])
    if not definition.filterset(actor, query).is_valid():
        raise Refused(_("A filter is not understood. Correct it and try again."))
    language = translation.get_language() or settings.LANGUAGE_CODE
    parameters = Parameters(slug=definition.slug, query=query, format=file_format, language=language)
    with transaction.atomic():
        _one_at_a_time(actor)
        same = reports_of(actor).open().filter(parameters=parameters.as_dict()).first()
        if same is not None:
            return same
        _refuse_beyond_limit(actor)
        job = order_job(kind=KIND, title=str(definition.title), owner_id=_owner(actor), parameters=parameters.as_dict())
        record_act(
            actor=actor,
            verb="report.order",
            subject=job,
            data={"report": definition.slug, "format": file_format, "filters": _without_numbers(query)},
        )
    return job


def retry_report(*, actor: Actor, job: Job) -> Job:
    """Put a failed report back into the queue. Raises ``Refused``."""
    with transaction.atomic():
        _one_at_a_time(actor)
        _refuse_beyond_limit(actor)
        decision = retry_job(job=job)
        if not decision:
            raise Refused(decision.reason)
    return job


def _owner(actor: Actor) -> int:
    assert actor.user_id is not None
    return actor.user_id


def _one_at_a_time(actor: Actor) -> None:
    """One order of a person after the other, so that the limit holds."""
    User.objects.select_for_update(of=("self",)).get(pk=_owner(actor))


def _refuse_beyond_limit(actor: Actor) -> None:
    limit = settings.REPORTS_OPEN_PER_USER
    if reports_of(actor).open().count() >= limit:
        message = ngettext(
            "You have %(limit)d report in the making already.",
            "You have %(limit)d reports in the making already.",
            limit,
        )
        raise Refused([Refusal(message % {"limit": limit}, _("Wait until one is ready, or cancel one."))])


def _without_numbers(query: str) -> str:
    """The record is for ever, so no identity number somebody searched for may stand in it."""
    return re.sub(r"\d{9,}", "…", query)
