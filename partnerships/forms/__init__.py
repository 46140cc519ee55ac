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
from partnerships.forms.records import ArchiveForm, CouncilForm, DataBasisForm, TerminateForm
from partnerships.forms.text import (
    AdoptForm,
    ArticleForm,
    ImportForm,
    PreambleForm,
    RemarkForm,
    ReplyForm,
    VersionForm,
    imported_forms,
)

__all__ = [
    "MOST_PARTIES",
    "AdoptForm",
    "AgreementForm",
    "ArchiveForm",
    "ArticleForm",
    "CouncilForm",
    "DataBasisForm",
    "ImportForm",
    "PartnerForm",
    "PreambleForm",
    "RemarkForm",
    "ReplyForm",
    "SignForm",
    "TargetForm",
    "TerminateForm",
    "UploadForm",
    "VersionForm",
    "imported_forms",
    "party_forms",
]
