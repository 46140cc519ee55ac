"""What entrepreneurs and verifiers are told about registrations."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

ASSIGNED = NoticeKind(
    name="enterprise.assigned",
    title=_("Enterprises to walk with: %(count)s"),
    body=_("You are their facilitator (pendamping) from now on. Open the list to see what each of them needs next."),
)
ASKED = NoticeKind(
    name="enterprise.asked",
    title=_("We need something from you: %(what)s"),
    body=_("For “%(business)s”. %(note)s\n\nOpen your page: it takes a few minutes. %(agency)s"),
)
SUBMITTED = NoticeKind(
    name="registration.submitted",
    title=_("Your registration %(number)s has arrived"),
    body=_(
        "Thank you. An officer of your region will check the registration of “%(business)s”. "
        "You can follow it without signing in: open the link below, or type the number and the code %(code)s on the "
        "status page. Keep this message and show the code to nobody."
    ),
)
WAITING = NoticeKind(
    name="registration.waiting",
    title=_("Registration %(number)s waits for verification"),
    body=_("“%(business)s” in %(village)s has registered and waits for your verification."),
    email=False,
)
RETURNED = NoticeKind(
    name="registration.returned",
    title=_("Please correct your registration %(number)s"),
    body=_(
        "The officer asks you to correct something:\n\n%(reason)s\n\n"
        "Open your registration, correct it and submit it again."
    ),
)
VERIFIED = NoticeKind(
    name="registration.verified",
    title=_("Your business is registered: %(enterprise)s"),
    body=_(
        "“%(business)s” is now in the register of UMKM under number %(enterprise)s. Step 1 of 7 is done. "
        "The next step is a training: open your page to see which ones you can join."
    ),
)
REFUSED = NoticeKind(
    name="registration.refused",
    title=_("Your registration %(number)s was refused"),
    body=_("The officer gave this reason:\n\n%(reason)s"),
)
CLAIMED = NoticeKind(
    name="registration.claimed",
    title=_("Taken over: %(business)s"),
    body=_("The person you registered now has an account and goes on there. You need not do anything."),
    email=False,
)
REVEALED_MANY = NoticeKind(
    name="identity.revealed_many",
    title=_("%(name)s has seen much private data"),
    body=_(
        "%(name)s has asked to see private numbers %(count)s times within an hour, and can ask for no more for now. "
        "Each time and its reason stand in the history of the enterprise. Please ask what it was for."
    ),
)
LICENCE_VERIFIED = NoticeKind(
    name="licence.verified",
    title=_("Verified: %(licence)s"),
    body=_("An officer has checked the licence of “%(business)s”. Open your page to see which one comes next."),
    email=False,
)
LICENCE_REFUSED = NoticeKind(
    name="licence.refused",
    title=_("Please look at this licence again: %(licence)s"),
    body=_("For “%(business)s”. The officer gave this reason:\n\n%(reason)s\n\nOpen your licences and give it again."),
)
LICENCE_ENDING = NoticeKind(
    name="licence.ending",
    title=_("%(licence)s ends on %(day)s"),
    body=_("The licence of “%(business)s” is valid for another %(days)s days. Renew it in time at: %(office)s."),
)
LICENCE_EXPIRED = NoticeKind(
    name="licence.expired",
    title=_("%(licence)s has expired"),
    body=_("The licence of “%(business)s” was valid until %(day)s. Renew it at: %(office)s. Then give it again."),
)
IMPORT_CHECKED = NoticeKind(
    name="import.checked",
    title=_("The rows have been checked: %(file)s"),
    body=_("%(read)s rows were read, %(bad)s of them have errors. Open the import to see them and to go on."),
    email=False,
)
IMPORT_DONE = NoticeKind(
    name="import.done",
    title=_("Imported: %(file)s"),
    body=_("%(entered)s enterprises have entered the register."),
)
IMPORT_UNDONE = NoticeKind(
    name="import.undone",
    title=_("The import was undone: %(file)s"),
    body=_("%(entered)s enterprises were taken out of the register again."),
)
IMPORT_FAILED = NoticeKind(
    name="import.failed",
    title=_("This did not work: %(file)s"),
    body=_("%(reason)s"),
)
