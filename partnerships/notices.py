"""What people are told about agreements."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

SIGNED = NoticeKind(
    name="agreement.signed",
    title=_("Your agency has a new agreement: %(title)s"),
    body=_(
        "Number %(number)s is in force from %(starts_on)s to %(ends_on)s. Its targets are now yours to meet: "
        "trainings, marketing and capital recorded under it are counted."
    ),
)
ENDING = NoticeKind(
    name="agreement.ending",
    title=_("Ends in %(days)s days: %(title)s"),
    body=_("The agreement is in force until %(ends_on)s. If it is to go on, begin its successor in time."),
)
TEXT_SHARED = NoticeKind(
    name="text.shared",
    title=_("A draft is waiting for your comments: %(title)s"),
    body=_("Version %(version)s of the text is before you. Comment on each article, or propose your own wording."),
)
TEXT_COMMENTED = NoticeKind(
    name="text.commented",
    title=_("%(partner)s comments on %(title)s"),
    body=_("Read what they say of each article and what they propose, and answer it."),
)
