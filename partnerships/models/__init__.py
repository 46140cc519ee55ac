"""Partners and agreements."""

from partnerships.models.agreement import Agreement, AgreementFile, AgreementParty, EndingReminder, Target
from partnerships.models.partner import Partner, PartnerUser

__all__ = ["Agreement", "AgreementFile", "AgreementParty", "EndingReminder", "Partner", "PartnerUser", "Target"]
