"""What is typed about partners, agreements and what happens to them, by noun."""

from partnerships.forms.agreements import (
    MOST_PARTIES,
    AgreementForm,
    PartnerForm,
    SignForm,
    TargetForm,
    UploadForm,
    party_forms,
)

__all__ = ["MOST_PARTIES", "AgreementForm", "PartnerForm", "SignForm", "TargetForm", "UploadForm", "party_forms"]
