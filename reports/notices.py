"""What the owner of a report is told."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

READY = NoticeKind(
    name="report.ready",
    title=_("Your report is ready: %(title)s"),
    body=_("The file can be downloaded until %(until)s."),
)
FAILED = NoticeKind(
    name="report.failed",
    title=_("Your report could not be made: %(title)s"),
    body=_("%(reason)s"),
)
