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
TERMINATED = NoticeKind(
    name="agreement.terminated",
    title=_("Ended early: %(title)s"),
    body=_("From %(from)s on the agreement no longer holds. Ground: %(ground)s."),
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

# On the way to the signing --------------------------------------------------------------------------------------------

REVIEW_ASKED = NoticeKind(
    name="agreement.review",
    title=_("For review by TKKSD: %(title)s"),
    body=_("The draft is ready to be read. Ask the agencies, send it back, or declare it ready to sign."),
)
REVISION_ASKED = NoticeKind(
    name="agreement.revise",
    title=_("To be revised: %(title)s"),
    body=_("TKKSD sends the draft back: %(reason)s"),
)
READY_TO_SIGN = NoticeKind(
    name="agreement.ready",
    title=_("Ready to sign: %(title)s"),
    body=_("The text is closed. Once it has been signed, record the signing with both numbers."),
)

# The round of the agencies --------------------------------------------------------------------------------------------

ROUND_OPENED = NoticeKind(
    name="round.open",
    title=_("Your input is asked by %(deadline)s: %(title)s"),
    body=_(
        "Read the draft, say what you think of each article, and state what your duties can give to the seven steps. "
        "The head of your agency confirms the answer."
    ),
)
ROUND_EXTENDED = NoticeKind(
    name="round.extend",
    title=_("You have until %(deadline)s: %(title)s"),
    body=_("The day by which agencies answer has changed."),
)
ROUND_CANCELLED = NoticeKind(
    name="round.cancel",
    title=_("Your input is no longer asked: %(title)s"),
    body=_("The round was called off: %(reason)s"),
)
ROUND_REMINDER = NoticeKind(
    name="round.reminder",
    title=_("Your answer is waited for until %(deadline)s: %(title)s"),
    body=_("Your agency has not answered yet. Until it does, the agreement may not be signed."),
)
ROUND_LATE = NoticeKind(
    name="round.late",
    title=_("Your answer is late: %(title)s"),
    body=_("It was asked by %(deadline)s. Answer as long as the round is open; the signing waits for your agency."),
)
ANSWER_PREPARED = NoticeKind(
    name="answer.prepare",
    title=_("Please confirm the answer of your agency: %(title)s"),
    body=_("Your officers have prepared it. It is asked by %(deadline)s."),
)
ANSWER_CONFIRMED = NoticeKind(
    name="answer.confirm",
    title=_("%(agency)s has answered (%(verdict)s): %(title)s"),
    body=_("Read its inputs and answer each of them."),
    email=False,
)
ANSWER_RETURNED = NoticeKind(
    name="answer.return",
    title=_("Your head gives the answer back: %(title)s"),
    body=_("To be changed: %(reason)s"),
)
ANSWER_WAIVED = NoticeKind(
    name="answer.waive",
    title=_("The Sekda has waived the answer of %(agency)s: %(title)s"),
    body=_("The signing no longer waits for it. Reason: %(reason)s"),
)
INPUT_ANSWERED = NoticeKind(
    name="input.answered",
    title=_("The drafter has answered your inputs: %(title)s"),
    body=_("Accepted: %(accepted)s. Not accepted: %(rejected)s. Each has its place or its reason."),
)

# Meetings -------------------------------------------------------------------------------------------------------------

MEETING_CALLED = NoticeKind(
    name="meeting.call",
    title=_("Meeting on %(when)s: %(title)s"),
    body=_("Your agency is invited to speak about “%(agreement)s”. Place: %(place)s"),
)
MEETING_CHANGED = NoticeKind(
    name="meeting.change",
    title=_("The meeting is now on %(when)s: %(title)s"),
    body=_("Time or place has changed. Place: %(place)s"),
)
MEETING_CANCELLED = NoticeKind(
    name="meeting.cancel",
    title=_("Called off: %(title)s"),
    body=_("The meeting of %(when)s will not be held: %(reason)s"),
)
MEETING_HELD = NoticeKind(
    name="meeting.hold",
    title=_("The minutes are there: %(title)s"),
    body=_("Read what was said and decided about “%(agreement)s”."),
    email=False,
)
DECISION_GIVEN = NoticeKind(
    name="decision.give",
    title=_("For your agency by %(due_on)s: %(text)s"),
    body=_("Decided in the meeting “%(meeting)s”. Say what was done once it is."),
)
DECISION_DUE = NoticeKind(
    name="decision.due",
    title=_("Due by %(due_on)s: %(text)s"),
    body=_("Decided in the meeting “%(meeting)s”. Say what was done once it is."),
)
DECISION_OVERDUE = NoticeKind(
    name="decision.overdue",
    title=_("Overdue since %(due_on)s: %(text)s"),
    body=_("Decided in the meeting “%(meeting)s”. Report what was done, or speak with the secretariat of TKKSD."),
)
DECISION_DONE = NoticeKind(
    name="decision.finish",
    title=_("%(agency)s has carried out: %(text)s"),
    body=_("What was done: %(outcome)s"),
    email=False,
)
DECISION_DROPPED = NoticeKind(
    name="decision.drop",
    title=_("No longer asked of your agency: %(text)s"),
    body=_("Reason: %(reason)s"),
)

# After the signing ----------------------------------------------------------------------------------------------------

REPORT_DUE = NoticeKind(
    name="quarter.due",
    title=_("The report of %(quarter)s is due by %(due_on)s: %(title)s"),
    body=_("The quarter is over. Its figures are there already; write what was done, and let your head confirm it."),
)
REPORT_LATE = NoticeKind(
    name="quarter.late",
    title=_("The report of %(quarter)s is late: %(title)s"),
    body=_("It was due by %(due_on)s. Write it, or let your head confirm what is written."),
)
REPORTS_LATE = NoticeKind(
    name="quarter.late_reports",
    title=_("Late reports of %(quarter)s: %(count)s"),
    body=_("The agencies have been reminded. See which of them have not reported."),
)
QUARTER_SUBMITTED = NoticeKind(
    name="quarter.submit",
    title=_("Please confirm the report of %(quarter)s: %(title)s"),
    body=_("Your officers have written it. It is due by %(due_on)s."),
)
QUARTER_RETURNED = NoticeKind(
    name="quarter.return",
    title=_("Your head gives the report of %(quarter)s back: %(title)s"),
    body=_("To be changed: %(reason)s"),
)
NO_PKS = NoticeKind(
    name="agreement.no_pks",
    title=_("No agency has signed anything under it: %(title)s"),
    body=_("The Kesepakatan Bersama began on %(since)s, and no PKS stands under it. Speak with the agencies."),
)
EVALUATION_SUBMITTED = NoticeKind(
    name="evaluation.submit",
    title=_("Please confirm the evaluation: %(title)s"),
    body=_("It has been written and handed over. Once it is confirmed, its figures stay as they are."),
)
EVALUATION_CONFIRMED = NoticeKind(
    name="evaluation.confirm",
    title=_("The evaluation is confirmed: %(title)s"),
    body=_("Recommendation: %(recommendation)s."),
)
EVALUATION_RETURNED = NoticeKind(
    name="evaluation.return",
    title=_("The evaluation is given back: %(title)s"),
    body=_("To be changed: %(reason)s"),
)
