"""Pages that are no domain app's: start, health, account, notices, regions, agencies, tokens."""

from accounts.models import Agency
from notifications.models import Notice
from regions.models import Region
from tests.access.cast import ALL, SIGNED_IN, STAFF
from tests.access.doors import delete, get, post
from tests.access.world import World, thing
from tests.factories.accounts import PASSWORD, TAMAN_BUNGA, make_agency, make_region

NOBODY: frozenset[str] = frozenset()


@thing
def agency(world: World) -> Agency:
    """The agency to which the things belong."""
    return make_agency("disperindag")


@thing
def village(world: World) -> Region:
    """The village in which the things are."""
    return make_region(TAMAN_BUNGA)


@thing
def notice(world: World) -> Notice:
    return Notice.objects.create(recipient=world.people["owner"], kind="test", title="Surat untuk Siti", url="/daftar/")


get("healthz", who=ALL)
# No worker lives beside these tests.
get("readyz", who=ALL, gives=503)
get("core:landing", who=ALL)
# Only in development.
get("core:style_guide", who=NOBODY)
get("core:style_guide_part", lambda world: ["portal"], who=NOBODY)
post("core:set_theme", who=ALL, body={"theme": "dark"}, writes=False)
post("set_language", who=ALL, body={"language": "en"}, writes=False)
get("home", who=SIGNED_IN)
get("accounts:profile", who=SIGNED_IN)
post("accounts:profile", who=SIGNED_IN, body={"full_name": "Nama Baru", "language": "en"})

get("notifications:list", who=SIGNED_IN, text=lambda world: world.notice.title, shown_to={"owner"})
post("notifications:open", "notice", who={"owner"})
post("notifications:read-all", who=SIGNED_IN, idle=SIGNED_IN - {"owner"})
get("v1:notice-list", who=SIGNED_IN, text=lambda world: world.notice.title, shown_to={"owner"})
get("v1:notice-detail", "notice", who={"owner"})
post("v1:notice-read", "notice", who={"owner"})
post("v1:notice-read-all", who=SIGNED_IN, idle=SIGNED_IN - {"owner"})

get("regions:children", who=ALL, query=f"parent={TAMAN_BUNGA[:8]}", text=lambda world: world.village.name, shown_to=ALL)
get("regions:search", who=ALL, query="q=taman", text=lambda world: world.village.name, shown_to=ALL)
get("v1:region-list", who=ALL)
get("v1:region-detail", "village", who=ALL)

get("v1:agency-list", who=STAFF | {"partner", "other_partner"})
get("v1:agency-detail", "agency", who=STAFF | {"partner", "other_partner"})
get("v1:me-list", who=SIGNED_IN)
# There is no token to give back in a session.
delete("v1:me-list", who=SIGNED_IN, writes=False)
post("v1:token-list", who=ALL, body=lambda world: {"login": world.people["owner"].email, "password": PASSWORD})
