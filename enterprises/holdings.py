"""What the register holds of a person."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.holdings import GONE, Person, register_holding
from core.numbers import compact
from enterprises.choices import Restriction
from enterprises.models import (
    Ask,
    Baseline,
    ClaimCode,
    Enterprise,
    EnterpriseProfile,
    Import,
    ImportedRow,
    Licence,
    Merge,
    Owner,
    OwnerProfile,
    Proof,
    Registration,
    RegistrationFile,
    StepRecord,
    SuspectedPair,
    YearlyFigure,
)
from enterprises.selectors.duplicates import owner_of_gone
from enterprises.selectors.persons import consents_of_person
from jobs.models import Job

#: What a deletion empties of the details: what leads to the person, and what is said of their body and means.
_OF_A_PERSON: dict[str, Any] = {
    "birth_place": "",
    "disability": "",
    "social_register": "",
    "home_village": None,
    "home_street": "",
}
_OF_A_BUSINESS: dict[str, Any] = {
    "brand": "",
    "latitude": None,
    "longitude": None,
    "partner_company": "",
    "bank_name": "",
    "account_number": "",
}


def _owner(person: Person) -> QuerySet[Owner]:
    return Owner.objects.filter(pk=person.register)


def _registrations(person: Person) -> QuerySet[Registration]:
    """Those the person handed in, and those that led to their enterprises."""
    own = Q(applicant_id=person.user_id) if person.user_id is not None else Q(pk__in=[])
    if person.owner_id is not None:
        own |= Q(enterprise__owner_id=person.owner_id)
    return Registration.objects.filter(own)


def _of_enterprises(model: Any, *related: str) -> Any:
    return lambda person: model.objects.filter(enterprise__owner_id=person.register).select_related(
        "enterprise", *related
    )


def _imported(person: Person) -> QuerySet[ImportedRow]:
    """Those that became an enterprise of theirs, are like one, or name their NIK beside faults."""
    own = Q(enterprise__owner_id=person.register) | Q(known__owner_id=person.register)
    return ImportedRow.objects.filter(own | Q(pk__in=_with_nik_of(person)))


def _with_nik_of(person: Person) -> list[int]:
    """Rows to be mended are encrypted, and kept for some weeks: those there are, are read one by one."""
    nik = Owner.objects.filter(pk=person.register).exclude(nik="").values_list("nik", flat=True).first()
    if not nik:
        return []
    kept = ImportedRow.objects.exclude(content="").only("content").iterator(chunk_size=1000)
    return [row.pk for row in kept if nik in compact(row.content)]


def _sheets(person: Person) -> QuerySet[Import]:
    return Import.objects.filter(pk__in=_imported(person).order_by().values("batch_id"))


def _merges(person: Person) -> QuerySet[Merge]:
    """Of records of theirs, whether they stayed or went. Merges are few: those that went are read one by one."""
    gone = [row.pk for row in Merge.objects.only("kept") if owner_of_gone(row) == person.register]
    return Merge.objects.filter(Q(survivor__owner_id=person.register) | Q(pk__in=gone))


def _pairs(person: Person) -> QuerySet[SuspectedPair]:
    own = Q(enterprise__owner_id=person.register) | Q(other__owner_id=person.register)
    asked = Q(registration__applicant_id=person.account) | Q(other_registration__applicant_id=person.account)
    return SuspectedPair.objects.filter(own | asked)


register_holding(
    name="1 owner",
    title=_("About you"),
    rows_of=_owner,
    without=("erased_at",),
    naming=("nik", "full_name", "phone", "email"),
    emptied={
        "nik": "",
        "nik_digest": lambda row: f"erased-{row.pk}",
        "full_name": GONE,
        "birth_date": None,
        "phone": "",
        "email": "",
        "restriction": Restriction.ERASED,
        "restricted_at": lambda row: row.restricted_at or timezone.now(),
        "erased_at": lambda row: timezone.now(),
    },
)
register_holding(
    name="2 registrations",
    title=_("Registrations"),
    rows_of=lambda person: _registrations(person).select_related("village", "kbli_section"),
    naming=(
        *("nik", "full_name", "phone", "email", "business_name", "npwp", "nib", "street"),
        *("home_street", "account_number"),
    ),
    emptied={
        "nik": "",
        "nik_digest": "",
        "full_name": "",
        "birth_date": None,
        "phone": "",
        "email": "",
        "business_name": "",
        "main_product": "",
        "nib": "",
        "npwp": "",
        "street": "",
        "postcode": "",
        **_OF_A_PERSON,
        **_OF_A_BUSINESS,
    },
)
register_holding(
    name="1 owner, details",
    title=_("More about you"),
    rows_of=lambda person: OwnerProfile.objects.filter(owner_id=person.register).select_related(
        "owner", "home_village"
    ),
    naming=("home_street",),
    emptied=_OF_A_PERSON,
)
register_holding(
    name="2 registrations, files",
    title=_("Photos and papers"),
    rows_of=lambda person: RegistrationFile.objects.filter(registration__in=_registrations(person)).select_related(
        "registration", "given_by"
    ),
    without=("small", "sha256"),
    emptied={"file_name": "", "sha256": ""},
    files=("file", "small"),
)
register_holding(
    name="2 registrations, claim codes",
    title=_("Claim codes"),
    rows_of=lambda person: ClaimCode.objects.filter(registration__in=_registrations(person)),
    is_shown=False,
    is_deleted=True,
)
register_holding(
    name="3 enterprises, details",
    title=_("More about your business"),
    rows_of=_of_enterprises(EnterpriseProfile),
    naming=("account_number",),
    emptied=_OF_A_BUSINESS,
)
register_holding(
    name="4 baseline", title=_("How your business stood at the beginning"), rows_of=_of_enterprises(Baseline)
)
register_holding(
    name="3 enterprises",
    title=_("Enterprises"),
    rows_of=lambda person: Enterprise.objects.filter(owner_id=person.register).select_related(
        "village", "kbli_section", "registration", "owner", "facilitator", "programme", "class_rule"
    ),
    without=("search_text",),
    naming=("name", "nib", "npwp", "street"),
    emptied={
        "name": lambda row: f"{GONE} {row.number}",
        "main_product": "",
        "nib": None,
        "npwp": "",
        "street": "",
        "postcode": "",
        "search_text": "",
    },
)
register_holding(name="4 figures", title=_("Yearly figures"), rows_of=_of_enterprises(YearlyFigure))
register_holding(
    name="5 steps",
    title=_("Steps"),
    rows_of=_of_enterprises(StepRecord, "agency"),
    emptied={"evidence_text": ""},
    texts=("revoked_reason", "recorded_by"),
)
register_holding(
    name="5 steps, evidence",
    title=_("Evidence"),
    rows_of=_of_enterprises(Proof, "agency"),
    emptied={"evidence_text": ""},
    texts=("revoked_reason", "recorded_by"),
)
register_holding(
    name="5a licences",
    title=_("Licences"),
    rows_of=_of_enterprises(Licence, "kind", "given_by"),
    without=("sha256",),
    naming=("number",),
    emptied={"number": lambda row: f"{GONE} {row.pk}", "file_name": "", "sha256": ""},
    texts=("reason",),
    files=("file",),
)
register_holding(
    name="5b asks",
    title=_("What you were asked for"),
    rows_of=_of_enterprises(Ask, "agency", "asked_by"),
    texts=("note",),
)
register_holding(
    name="6 consents",
    title=_("Consents"),
    rows_of=lambda person: consents_of_person(person).select_related("person", "owner", "registration", "text"),
)
register_holding(
    name="imported rows",
    title=_("Rows of imports"),
    rows_of=_imported,
    is_shown=False,
    emptied={"content": "", "errors": lambda row: [], "warnings": lambda row: []},
)
# The sheet holds the rows of many; once it is imported, nothing needs it any more.
register_holding(
    name="imported sheets",
    title=_("Imports"),
    rows_of=_sheets,
    is_shown=False,
    files=("file",),
)
register_holding(
    name="imported sheets, marked",
    title=_("Imports"),
    rows_of=lambda person: Job.objects.filter(pk__in=_sheets(person).order_by().values("check_job")),
    is_shown=False,
    files=("file",),
)
# What was set aside cannot come back once a person had their data deleted: the merge stands for good.
register_holding(
    name="merges",
    title=_("Merged records"),
    rows_of=_merges,
    is_shown=False,
    emptied={"name": GONE, "kept": "{}"},
    texts=("reason", "undone_reason"),
)
register_holding(
    name="suspected duplicates",
    title=_("Suspected duplicates"),
    rows_of=_pairs,
    is_shown=False,
    emptied={"names": GONE},
    texts=("reason",),
)
