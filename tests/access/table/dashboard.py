"""The dashboard."""

from tests.access.cast import SIGNED_IN, STAFF
from tests.access.doors import get, post

get("dashboard:home", who=SIGNED_IN)  # whoever has no dashboard is led to the own home
get("dashboard:people", lambda world: ["capitalised"], who=STAFF)
post("dashboard:refresh", who=STAFF)
get("dashboard:my_work", who=STAFF)
