"""Values someone can choose about an enterprise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    FEMALE = "P", _("Female")
    MALE = "L", _("Male")


class Restriction(models.TextChoices):
    """Why the data of an owner are kept but not used."""

    WITHDRAWN = "withdrawn", _("Consent to the programme taken back")
    ASKED = "asked", _("The owner asked for it")
    ERASED = "erased", _("Data deleted")


class LegalForm(models.TextChoices):
    """Legal forms as the OK OCE member file names them."""

    NONE = "none", _("None yet")
    SOLE = "sole", _("Sole proprietorship (perseorangan)")
    PT_SOLE = "pt_sole", _("PT Perorangan")
    PT = "pt", _("PT")
    CV = "cv", _("CV")
    COOPERATIVE = "cooperative", _("Cooperative")


class BusinessClass(models.TextChoices):
    """Classes of PP 7/2021 art. 35; what lies above the highest is no UMKM."""

    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Above UMKM")


class ClassBasis(models.TextChoices):
    """Which figure decided the class (PP 7/2021 art. 35 and 36)."""

    CAPITAL = "capital", _("Business capital")
    TURNOVER = "turnover", _("Annual sales")


class Step(models.TextChoices):
    """The seven steps of OK OCE ("7 TOP"), P1 to P7."""

    P1 = "P1", _("Registration")
    P2 = "P2", _("Training")
    P3 = "P3", _("Mentoring")
    P4 = "P4", _("Licences")
    P5 = "P5", _("Marketing")
    P6 = "P6", _("Financial reports")
    P7 = "P7", _("Capital")


class Evidence(models.TextChoices):
    """What proves a step."""

    REGISTRATION = "registration", _("Verified registration")
    CERTIFICATE = "certificate", _("Training certificate")
    MARKETING = "marketing", _("Marketing result")
    CAPITAL = "capital", _("Capital disbursement")
    LICENCE = "licence", _("Verified licences")
    OFFICER = "officer", _("Seen by an officer")


class Asked(models.TextChoices):
    """What an owner is asked for."""

    FIGURES = "figures", _("Figures of last year")
    NIB = "nib", _("Business number (NIB)")
    PAPER = "paper", _("Another paper")


class RegistrationStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for verification")
    CORRECTION = "correction", _("Needs correction")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


#: A registration in one of these states ends when its applicant no longer takes part.
UNDECIDED = (RegistrationStatus.DRAFT, RegistrationStatus.SUBMITTED, RegistrationStatus.CORRECTION)


class LicenceStatus(models.TextChoices):
    DECLARED = "declared", _("Waiting to be checked")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("Expired")


class Channel(models.TextChoices):
    """The door a registration came through."""

    PORTAL = "portal", _("Portal")
    ASSISTED = "assisted", _("Helped by an officer")
    IMPORT = "import", _("Spreadsheet")


class FigureSource(models.TextChoices):
    """How far a yearly figure can be trusted."""

    DECLARED = "declared", _("Declared by the owner")
    VERIFIED = "verified", _("Verified by an officer")


class AlikeIn(models.TextChoices):
    """In what two records are alike."""

    NAME = "name", _("Similar name in the same village")
    OWNER = "owner", _("Same owner, similar name")
    PHONE = "phone", _("Same phone number, similar name")
    OFFICER = "officer", _("Named by an officer")


class PairVerdict(models.TextChoices):
    """What an officer decided of two records that are alike."""

    SAME = "same", _("The same business")
    DIFFERENT = "different", _("Two businesses")


class ImportStatus(models.TextChoices):
    """Where an import of a spreadsheet stands."""

    UPLOADED = "uploaded", _("Uploaded")
    CHECKED = "checked", _("Checked")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Cannot be read")
    UNDONE = "undone", _("Undone")


class ImportMode(models.TextChoices):
    """What is to be done with a file in which some rows are wrong."""

    ALL = "all", _("All rows or none")
    GOOD = "good", _("The good rows only")


class Verdict(models.TextChoices):
    """What was found of one row."""

    GOOD = "good", _("Good")
    WARNED = "warned", _("With a warning")
    BAD = "bad", _("With errors")
    OPEN = "open", _("To be completed")


class ImportBasis(models.TextChoices):
    """On what ground a list may be processed (UU 27/2022 art. 20); consent to a purpose never comes by a list."""

    TASK = "task", _("Collected by a public body within its task")
    SIGNED = "signed", _("The owners signed for it; the sender keeps the forms")


class Likeness(models.TextChoices):
    """In what a row is like an enterprise that is in the register already."""

    SAME = "same", _("In the register already")
    OWNER = "owner", _("Another business of an owner in the register")
    ALIKE = "alike", _("Like a business in the register")


class LikeDecision(models.TextChoices):
    """What is to be done with such rows, all of one likeness at once."""

    SKIP = "skip", _("Leave them out")
    FILL = "fill", _("Fill what is empty in the register, overwrite nothing")
    NEW = "new", _("Enter them as new enterprises")


class ConsentPurpose(models.TextChoices):
    """What a person agrees to (UU 27/2022 art. 20 and 22); each purpose stands alone."""

    PROGRAMME = "programme", _("Taking part in the programme")
    DIRECTORY = "directory", _("Public directory of UMKM")
    WHATSAPP = "whatsapp", _("Being reached by WhatsApp")
    OKOCE = "okoce", _("Sharing with OK OCE and other partners")
    BANKS = "banks", _("Sharing with banks")
