"""What people are told about requests and breaches."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

RECEIVED = NoticeKind(
    name="privacy.received",
    title=_("Your request %(number)s about your data has been received"),
    body=_("You asked: %(kind)s. You get an answer by %(due)s."),
)
TO_HANDLE = NoticeKind(
    name="privacy.to_handle",
    title=_("Request %(number)s about personal data"),
    body=_("Asked: %(kind)s. The law wants an answer by %(due)s."),
)
GRANTED = NoticeKind(
    name="privacy.granted",
    title=_("Your request %(number)s has been granted"),
    body=_("You asked: %(kind)s. %(answer)s"),
)
REFUSED = NoticeKind(
    name="privacy.refused",
    title=_("Your request %(number)s could not be granted"),
    body=_("You asked: %(kind)s. Ground in law: %(ground)s. %(answer)s"),
)
DONE = NoticeKind(
    name="privacy.done",
    title=_("Your request %(number)s is done"),
    body=_("You asked: %(kind)s. It has been carried out. %(answer)s"),
)
SOON = NoticeKind(
    name="privacy.soon",
    title=_("Request %(number)s is due in %(hours)s hours"),
    body=_("Asked: %(kind)s. The law wants an answer by %(due)s."),
)
LATE = NoticeKind(
    name="privacy.late",
    title=_("Request %(number)s is overdue"),
    body=_("Asked: %(kind)s. It had to be answered by %(due)s. Answer it now and say why it is late."),
)
LATE_FOR_PERSON = NoticeKind(
    name="privacy.late_for_person",
    title=_("Your request %(number)s takes longer than it may"),
    body=_("You asked: %(kind)s. You should have had an answer by %(due)s. Those who handle it have been told."),
)
BREACH_RECORDED = NoticeKind(
    name="privacy.breach",
    title=_("A breach of personal data was recorded"),
    body=_("%(title)s. The persons and the authority must be told in writing by %(due)s."),
)
BREACH_SOON = NoticeKind(
    name="privacy.breach_soon",
    title=_("Notices of a breach are due in %(hours)s hours"),
    body=_("%(title)s. The persons and the authority must be told in writing by %(due)s."),
)
BREACH_LATE = NoticeKind(
    name="privacy.breach_late",
    title=_("Notices of a breach are overdue"),
    body=_("%(title)s. The persons and the authority had to be told in writing by %(due)s."),
)
DRAFT_ENDS = NoticeKind(
    name="privacy.draft_ends",
    title=_("Your draft will be deleted on %(day)s"),
    body=_(
        "You began a registration and did not go on with it. What you wrote is deleted on %(day)s, unless you open it"
        " and save it again before then."
    ),
)
