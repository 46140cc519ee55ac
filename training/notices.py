"""What entrepreneurs are told about trainings."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

ENROLLED = NoticeKind(
    name="training.enrolled",
    title=_("You are enrolled: %(training)s"),
    body=_(
        "%(participant)s of “%(business)s” has a place in this training of %(agency)s.\n\n"
        "It begins on %(day)s at %(venue)s. If you cannot come, leave it on your page: another can take the place."
    ),
)
INVITED = NoticeKind(
    name="training.invited",
    title=_("You are invited: %(training)s"),
    body=_(
        "%(agency)s invites “%(business)s” to this training. It begins on %(day)s at %(venue)s.\n\n"
        "Take your place on the page of trainings by %(until)s."
    ),
)
REMOVED = NoticeKind(
    name="training.removed",
    title=_("Taken off the list: %(training)s"),
    body=_("The organiser has taken %(participant)s off the list and gives this reason:\n\n%(reason)s"),
)
CHANGED = NoticeKind(
    name="training.changed",
    title=_("Changed: %(training)s"),
    body=_("The training now runs from %(first)s to %(last)s at %(venue)s."),
)
CANCELLED = NoticeKind(
    name="training.cancelled",
    title=_("Cancelled: %(training)s"),
    body=_("The training will not take place. %(agency)s gives this reason:\n\n%(reason)s"),
)
CERTIFIED = NoticeKind(
    name="certificate.ready",
    title=_("Your certificate %(number)s is ready"),
    body=_(
        "%(participant)s has completed “%(training)s”. Step 2 of 7 is done. You find the certificate on your page; "
        "anyone can check that it is genuine by its code."
    ),
)
REVOKED = NoticeKind(
    name="certificate.revoked",
    title=_("Your certificate %(number)s was revoked"),
    body=_("%(agency)s has revoked it and gives this reason:\n\n%(reason)s"),
)
