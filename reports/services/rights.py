"""Whether a report that lies ready may still be handed to whoever ordered it."""

from datetime import datetime, timedelta
from typing import Any

from core.scope import Actor, Reach
from jobs.models import Job
from reports.definition import ReportDefinition, report
from reports.services.parameters import Parameters

#: From writing down a withdrawal until it holds: longer lasts no transaction of a page.
LONGEST_WITHDRAWAL = timedelta(seconds=15)


def rights_now(actor: Actor, definition: ReportDefinition) -> dict[str, Any]:
    """How far the actor's rights carry for this report, to be kept beside the file."""
    reach = actor.reach(definition.permission)
    return {
        "everything": reach.everything,
        "agencies": sorted(reach.agencies),
        "regions": sorted(reach.regions),
        "owner": reach.owner,
        "party": reach.party,
    }


def still_entitled(actor: Actor, job: Job) -> bool:
    """Whether the rights of now cover all that the file was made under: a role taken away closes its files too, and so
    does a person who may be in it and has withdrawn since.
    """
    parameters = Parameters.of(job)
    definition, rights_then = report(parameters.slug), job.facts.get("rights", {})
    if definition is None or not definition.may_order(actor):
        return False
    if "as_of" in job.facts:
        since = datetime.fromisoformat(job.facts["as_of"]) - LONGEST_WITHDRAWAL
        if definition.tells_of_restricted(actor, since):
            return False
    now = actor.reach(definition.permission)
    if now.everything:
        return True
    return (
        not rights_then.get("everything", True)
        and set(rights_then["agencies"]) <= now.agencies
        and all(_covered(code, now) for code in rights_then["regions"])
        and rights_then["owner"] in (None, now.owner)
        and rights_then["party"] in (None, now.party)
    )


def _covered(code: str, reach: Reach) -> bool:
    return any(code == wide or code.startswith(f"{wide}.") for wide in reach.regions)
