"""Ordering and making reports."""

from reports.services.building import build, tell_owner
from reports.services.ordering import order_report, retry_report
from reports.services.rights import still_entitled

__all__ = ["build", "order_report", "retry_report", "still_entitled", "tell_owner"]
