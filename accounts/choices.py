"""Values someone can choose in accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in the programme; what each may do stands in ``permissions.py``."""

    ADMINISTRATOR = "administrator", _("Administrator")
    SECRETARIAT = "secretariat", _("Cooperation secretariat (TKKSD)")
    SEKDA = "sekda", _("Sekretaris Daerah (chair of TKKSD)")
    AGENCY_HEAD = "agency_head", _("Agency head")
    AGENCY_OFFICER = "agency_officer", _("Agency officer")
    VERIFIER = "verifier", _("Verifier")
    FACILITATOR = "facilitator", _("Facilitator (pendamping)")
    PARTNER = "partner", _("OK OCE partner")
    LEADERSHIP = "leadership", _("Leadership (read only)")
    #: Never granted by a membership: every signed-in person is the owner of what is theirs.
    ENTREPRENEUR = "entrepreneur", _("Entrepreneur")


class ReachKind(models.TextChoices):
    """How far a role carries its permissions."""

    EVERYTHING = "everything", _("The whole province")
    AGENCY = "agency", _("Own agency")
    REGION = "region", _("Own region")
    PARTY = "party", _("Agreements the own organisation is party to")
    OWN = "own", _("Own records")


class AgencyKind(models.TextChoices):
    """The kind of a regional organisation, after Perda 18/2016 on regional organisations."""

    DINAS = "dinas", _("Dinas")
    BADAN = "badan", _("Badan")
    BIRO = "biro", _("Biro of the regional secretariat")
    SECRETARIAT = "sekretariat", _("Secretariat")
    INSPECTORATE = "inspektorat", _("Inspectorate")
    HOSPITAL = "rumah_sakit", _("Regional hospital")
    OTHER = "lainnya", _("Other")
