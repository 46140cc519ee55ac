"""Marketing results and capital."""

from typing import Any

from support.models import CapitalDisbursement, MarketingResult
from tests.access.cast import AGENCIES, AGENCY, EVERYWHERE, SIGNED_IN
from tests.access.doors import get, post
from tests.access.world import World, thing
from tests.factories.support import capital_values, make_capital, make_marketing, marketing_values

OWN = {"owner"}
RECORDERS = AGENCY
READ = EVERYWHERE | AGENCY
#: Regional roles and the partner do not work with support.
WORK_WITH_SUPPORT = EVERYWHERE | AGENCIES


@thing
def marketing(world: World) -> MarketingResult:
    return make_marketing(world.enterprise, agreement=world.agreement, product="Getas rahasia")


@thing
def capital(world: World) -> CapitalDisbursement:
    return make_capital(world.enterprise, agreement=world.agreement, lender="BPRS Rahasia")


def _marketing(world: World) -> dict[str, Any]:
    return _sent(marketing_values(agreement=world.agreement.pk, channel_name="Pasar Pagi"))


def _capital(world: World) -> dict[str, Any]:
    return _sent(
        capital_values(agreement=world.agreement.pk, lender="Bank Baru", amount=30_000_000, lender_kind="bank")
    )


def _sent(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


for kind, body in (("marketing", _marketing), ("capital", _capital)):
    shown = (lambda world: world.marketing.product) if kind == "marketing" else (lambda world: world.capital.lender)
    get(f"support:{kind}", who=WORK_WITH_SUPPORT, text=shown, shown_to=READ)
    get(f"support:{kind}-create", who=AGENCIES)
    post(
        f"support:{kind}-create",
        query=lambda world: f"number={world.enterprise.number}",
        who=RECORDERS,
        # Our agreement is not among the choices of their form.
        onlookers=AGENCIES - AGENCY,
        body=body,
    )
    get(f"support:{kind}-detail", kind, who=READ)
    post(
        f"support:{kind}-move",
        kind,
        move="void",
        who=RECORDERS,
        body={"reason": "Salah catat."},
    )
    get(f"v1:{kind}-list", who=SIGNED_IN, text=shown, shown_to=READ | OWN)
    get(f"v1:{kind}-detail", kind, who=READ | OWN)
    post(f"v1:{kind}-void", kind, who=RECORDERS, body={"reason": "Salah catat."})
    post(
        f"v1:{kind}-list",
        who=RECORDERS,
        onlookers=AGENCIES - AGENCY,
        body=lambda world, body=body: body(world) | {"enterprise": world.enterprise.number},
    )
