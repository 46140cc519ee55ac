"""Values someone can choose about personal data (UU 27/2022)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestKind(models.TextChoices):
    """What a person may ask of whoever holds their data; articles of UU 27/2022."""

    ACCESS = "access", _("See my data, and get a copy (art. 7)")
    CORRECTION = "correction", _("Have wrong data corrected (art. 6)")
    ERASURE = "erasure", _("Have my data deleted (art. 8)")
    RESTRICTION = "restriction", _("Have my data kept but not used (art. 11)")
    OBJECTION = "objection", _("Object to the use, take consents back (art. 9 and 10)")


class RequestStatus(models.TextChoices):
    RECEIVED = "received", _("Received")
    HANDLING = "handling", _("Being handled")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Taken back")


OPEN = (RequestStatus.RECEIVED, RequestStatus.HANDLING, RequestStatus.GRANTED)


class RequestChannel(models.TextChoices):
    PORTAL = "portal", _("“My data”")
    LETTER = "letter", _("Letter or e-mail")
    DESK = "desk", _("At the desk")


class Ground(models.TextChoices):
    """Grounds on which the law lets a request be refused (UU 27/2022 art. 15, 33 and 50)."""

    LEGAL_DUTY = "legal_duty", _("A law demands that the data are kept")
    OBLIGATION = "obligation", _("An obligation that still runs needs them")
    SECURITY = "security", _("It would endanger someone, or the data of another person")
    NOT_PROVED = "not_proved", _("Who asks could not prove to be this person")
    UNFOUNDED = "unfounded", _("Nothing is held of this person")


class DataKind(models.TextChoices):
    """What was exposed in a breach; the specific data of UU 27/2022 art. 4 par. 2 stand last."""

    NAME = "name", _("Names")
    NIK = "nik", "NIK"
    CONTACT = "contact", _("Phone numbers and e-mail addresses")
    ADDRESS = "address", _("Addresses")
    BUSINESS = "business", _("Business data (NIB, NPWP, licences)")
    FILES = "files", _("Scans and photos")
    FINANCE = "finance", _("Personal financial data (specific data)")


class BreachStatus(models.TextChoices):
    RECORDED = "recorded", _("Recorded")
    TOLD = "told", _("Notices sent")
    NO_NOTICE = "no_notice", _("Nobody had to be told")
    CLOSED = "closed", _("Closed")
