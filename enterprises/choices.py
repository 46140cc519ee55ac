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


class Education(models.TextChoices):
    """The highest school finished, as the KTP data of Dukcapil orders it."""

    NONE = "none", _("Did not finish primary school")
    PRIMARY = "sd", _("Primary school (SD)")
    LOWER = "smp", _("Lower secondary school (SMP)")
    UPPER = "sma", _("Upper secondary school (SMA/SMK)")
    DIPLOMA = "d", _("Diploma (D1 to D4)")
    BACHELOR = "s1", _("Bachelor (S1)")
    MASTER = "s2", _("Master or doctor (S2, S3)")


class WorkBefore(models.TextChoices):
    """What a person did before the business: the programme counts who had no work."""

    NO_WORK = "no_work", _("Had no work")
    HOUSEHOLD = "household", _("Kept the household")
    SCHOOL = "school", _("Went to school or studied")
    EMPLOYEE = "employee", _("Worked for others")
    LAID_OFF = "laid_off", _("Lost the job (PHK)")
    OTHER_BUSINESS = "other_business", _("Ran another business")
    FARMING = "farming", _("Farming, fishing or tin mining")


class Disability(models.TextChoices):
    """Kinds of UU 8/2016 art. 4. Health data: asked only of who wants to say so."""

    NONE = "none", _("No")
    PHYSICAL = "physical", _("Yes, physical")
    SENSORY = "sensory", _("Yes, seeing, hearing or speaking")
    INTELLECTUAL = "intellectual", _("Yes, intellectual")
    MENTAL = "mental", _("Yes, mental")


class YesNo(models.TextChoices):
    """An answer of somebody who may not know."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I do not know")


class Premises(models.TextChoices):
    """The place of the business as the OK OCE member file names it."""

    OWN = "own", _("Own")
    FAMILY = "family", _("Of the family")
    RENTED = "rented", _("Rented")
    LENT = "lent", _("Lent")
    MOBILE = "mobile", _("No fixed place (mobile, online)")


class Market(models.TextChoices):
    VILLAGE = "local", _("Own village and kecamatan")
    PROVINCE = "province", _("Bangka Belitung")
    NATIONAL = "national", _("Other provinces")
    EXPORT = "export", _("Other countries")


class OnlineChannel(models.TextChoices):
    """Where businesses sell online; as the OK OCE member file names them, those that still exist."""

    WHATSAPP = "whatsapp", "WhatsApp"
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    TIKTOK = "tiktok", "TikTok"
    SHOPEE = "shopee", "Shopee"
    TOKOPEDIA = "tokopedia", "Tokopedia"
    LAZADA = "lazada", "Lazada"
    BLIBLI = "blibli", "Blibli"
    FOOD = "food", "GoFood, GrabFood, ShopeeFood"
    WEBSITE = "website", _("Own website")


class Equipment(models.TextChoices):
    PHONE = "phone", _("Smartphone")
    INTERNET = "internet", _("Internet at the place of business")
    COMPUTER = "computer", _("Computer or laptop")


class Bookkeeping(models.TextChoices):
    NONE = "none", _("None")
    NOTEBOOK = "notebook", _("In a notebook")
    APP = "app", _("With an app or computer")
    REPORTS = "reports", _("With financial reports (profit and loss, balance)")


class FinanceSource(models.TextChoices):
    """Where the capital came from; as the OK OCE member file names the givers."""

    OWN = "own", _("Own money or family")
    BANK = "bank", _("Bank (KUR and others)")
    COOPERATIVE = "cooperative", _("Cooperative")
    MICRO = "micro", _("PNM, Pegadaian, UMi")
    FINTECH = "fintech", _("Online loan (fintech)")
    STATE = "state", _("State company (BUMN, BUMD), CSR")
    GRANT = "grant", _("Grant or social aid")
    LENDER = "lender", _("Private lender")


class Obstacle(models.TextChoices):
    CAPITAL = "capital", _("Capital")
    MATERIAL = "material", _("Raw material")
    MARKETING = "marketing", _("Finding buyers")
    SKILLS = "skills", _("Skills or workers")
    TOOLS = "tools", _("Tools and machines")
    LICENCES = "licences", _("Licences")
    PLACE = "place", _("Place of business")
    TRANSPORT = "transport", _("Transport between the islands")


class Need(models.TextChoices):
    TRAINING = "training", _("Training")
    MENTORING = "mentoring", _("Mentoring")
    LICENCES = "licences", _("Help with licences")
    MARKETING = "marketing", _("Marketing and exhibitions")
    PACKAGING = "packaging", _("Packaging and brand")
    DIGITAL = "digital", _("Selling online")
    BOOKKEEPING = "bookkeeping", _("Bookkeeping")
    CAPITAL = "capital", _("Access to capital")
    TOOLS = "tools", _("Tools and machines")


class FileKind(models.TextChoices):
    """What a file given with a registration shows."""

    PLACE = "place", _("Photo of the business")
    PRODUCT = "product", _("Photo of the product")
    KTP = "ktp", _("Photo of the KTP")
    NIB = "nib", _("NIB document")
    CONSENT = "consent", _("Signed consent form")


class Beginning(models.TextChoices):
    """Whether the programme met a new entrepreneur or an enterprise that existed."""

    NEW = "new", _("New entrepreneur")
    EXISTING = "existing", _("Existing enterprise")
