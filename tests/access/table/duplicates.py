"""Suspected duplicates and merges: verifiers of the region, the lead agency everywhere."""

from enterprises.models import Enterprise, Merge, SuspectedPair
from enterprises.services.duplicates import look
from enterprises.services.merging import merge
from tests.access.cast import LEAD
from tests.access.doors import get, post
from tests.access.world import World, thing
from tests.factories.accounts import TAMAN_BUNGA, make_actor
from tests.factories.enterprises import make_enterprise

#: Who decides at all, and who on those of the region of ours.
DECIDERS = LEAD | {"verifier", "other_verifier"}
OURS = LEAD | {"verifier"}


def _twins(name: str) -> SuspectedPair:
    make_enterprise(name=name, village=TAMAN_BUNGA)
    twin = make_enterprise(name=f"Toko {name}", village=TAMAN_BUNGA)
    look(twin)
    return SuspectedPair.objects.get(enterprise=twin)


@thing
def pair(world: World) -> SuspectedPair:
    return _twins("Kemplang Kembar")


@thing
def single(world: World) -> Enterprise:
    """Of the region; nothing is like it."""
    return make_enterprise(name="Madu Teran", village=TAMAN_BUNGA)


@thing
def other_single(world: World) -> Enterprise:
    return make_enterprise(name="Rusip Asli", village=TAMAN_BUNGA)


@thing
def merged(world: World) -> Merge:
    twins = _twins("Terasi Kembar")
    return merge(
        actor=make_actor("verifier"), pair=twins, survivor_id=twins.other_id or 0, take=set(), reason="KTP sama."
    )


get("enterprises:duplicates", who=DECIDERS, text=lambda world: world.pair.names, shown_to=OURS)
get("enterprises:duplicate", "pair", who=OURS)
post("enterprises:duplicate", "pair", who=OURS, body={"decision": "apart", "reason": "Dua lapak."})
post("enterprises:duplicate", "pair", who=OURS, body={"decision": "merge", "survivor": "other", "reason": "KTP sama."})
get("enterprises:name-pair", "single", who=OURS)
post("enterprises:name-pair", "single", who=OURS, body=lambda world: {"number": world.other_single.number})
get("enterprises:unmerge", "merged", who=OURS)
post("enterprises:unmerge", "merged", who=OURS, body={"reason": "Ternyata dua usaha."})
