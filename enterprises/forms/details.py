"""The sections that may be passed over: who the owner is, how the business sells, what would help; photos; paper."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from core.files import PAPER, PHOTO, CheckedFile, CheckedFileField
from core.form_fields import RupiahField
from enterprises.choices import (
    Bookkeeping,
    Disability,
    Education,
    Equipment,
    FileKind,
    FinanceSource,
    Market,
    Need,
    Obstacle,
    OnlineChannel,
    WorkBefore,
    YesNo,
)
from enterprises.forms.sections import NumberField, PlaceForm, SectionForm
from enterprises.models import Registration
from enterprises.services.consents import OPTIONAL
from enterprises.services.registration import CONSENT_VERSION
from enterprises.validators import clean_account

_CHOOSE = _("Choose from the list")


class SeveralField(forms.MultipleChoiceField):
    """Any of the choices, each a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, kinds: Any, **kwargs: Any) -> None:
        super().__init__(choices=kinds.choices, required=False, **kwargs)


def _choices(form: forms.BaseForm, **kinds: Any) -> None:
    for name, kind in kinds.items():
        form.fields[name].choices = [("", _CHOOSE), *kind.choices]  # type: ignore[attr-defined]


class BackgroundForm(PlaceForm):
    region_field = "home_village"
    marks_optional = frozenset(
        {
            "education",
            "work_before",
            "disability",
            "social_register",
            "home_street",
            "kabupaten",
            "kecamatan",
            "home_village",
        }
    )

    class Meta:
        model = Registration
        fields = ("education", "work_before", "disability", "social_register", "home_village", "home_street")
        help_texts = {
            "work_before": _("Just before this business began."),
            "disability": _(
                "You need not say. It helps us to make trainings you can reach; only officers see it, and it changes "
                "nothing about your registration."
            ),
            "social_register": _("The list for social aid (DTSEN, before: DTKS). Your desa can tell you."),
            "home_street": _("Street, number, RT/RW of your home."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kabupaten"].help_text = _("Where you live, only if it is elsewhere than the business.")
        _choices(self, education=Education, work_before=WorkBefore, disability=Disability, social_register=YesNo)


class SellingForm(SectionForm):
    marks_optional = frozenset({"export_countries", "bookkeeping", "cooperative_member", "partner_company"})

    market = SeveralField(Market, label=_("Where do your buyers live?"), help_text=_("Tick all that fit."))
    online = SeveralField(
        OnlineChannel, label=_("Where do you sell online?"), help_text=_("Nothing ticked: not online.")
    )
    equipment = SeveralField(Equipment, label=_("What do you use for the business?"))

    class Meta:
        model = Registration
        fields = (
            *("market", "export_countries", "online", "equipment", "bookkeeping", "cooperative_member"),
            "partner_company",
        )
        help_texts = {
            "export_countries": _("Only if you sell abroad, for example Malaysia, Singapore."),
            "partner_company": _("The name of the company that buys from you or supplies you by agreement."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, bookkeeping=Bookkeeping, cooperative_member=YesNo)


class SupportForm(SectionForm):
    marks_optional = frozenset({"start_capital", "bank_name", "account_number"})

    start_capital = RupiahField(
        label=_("Capital at the start"), required=False, help_text=_("What you began with, in all.")
    )
    finance = SeveralField(
        FinanceSource, label=_("Where did your capital come from?"), help_text=_("Tick all that fit.")
    )
    account_number = NumberField(
        clean_account,
        label=_("Account number"),
        help_text=_("Only for capital that is paid to you later. Kept encrypted; officers see the last four figures."),
    )
    obstacles = SeveralField(Obstacle, label=_("What holds your business back?"))
    needs = SeveralField(Need, label=_("What would help you most?"))

    class Meta:
        model = Registration
        fields = ("start_capital", "finance", "bank_name", "account_number", "obstacles", "needs")
        help_texts = {"bank_name": _("For example Bank Sumsel Babel, BRI.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("account_number") and not cleaned.get("bank_name"):
            self.add_error("bank_name", _("Say at which bank this account is."))
        return cleaned


class FilesForm(SectionForm):
    """Hands files in. ``files_given`` are those that can be kept, also when another one of the form cannot."""

    file_kinds: Iterable[FileKind] = ()

    @property
    def files_given(self) -> dict[str, CheckedFile]:
        given = {kind.value: getattr(self, "cleaned_data", {}).get(kind.value) for kind in self.file_kinds}
        return {kind: file for kind, file in given.items() if isinstance(file, CheckedFile)}

    def mark_kept(self) -> None:
        """Say beside each box what is there already."""
        kept = dict(self.instance.files.values_list("kind", "file_name")) if self.instance.pk else {}
        for kind in self.file_kinds:
            if kind.value in kept:
                self.fields[kind.value].help_text = _(
                    "%(file)s is there already. Choose another one only to replace it."
                ) % {"file": escape(kept[kind.value])}


class PhotosForm(FilesForm):
    """Browsers on an iPhone hand over a JPEG because JPEG is what the boxes accept."""

    file_kinds = (FileKind.PLACE, FileKind.PRODUCT, FileKind.KTP, FileKind.NIB)
    marks_optional = frozenset(kind.value for kind in file_kinds)

    place = CheckedFileField(
        kinds=PHOTO,
        label=FileKind.PLACE.label,
        required=False,
        max_length=150,
        help_text=_("The shop, stall or workshop from outside. Take it with the camera of your phone, at most 10 MB."),
    )
    product = CheckedFileField(
        kinds=PHOTO,
        label=FileKind.PRODUCT.label,
        required=False,
        max_length=150,
        help_text=_("What you sell, in good light. If you want to stand in the public directory, it is shown there."),
    )
    ktp = CheckedFileField(
        kinds=PHOTO,
        label=FileKind.KTP.label,
        required=False,
        max_length=150,
        help_text=_("So that the officer need not ask you for it. Only the officers who check you can open it."),
    )
    nib = CheckedFileField(
        kinds=PAPER,
        label=FileKind.NIB.label,
        required=False,
        max_length=150,
        help_text=_("A photo of it, or the PDF from OSS."),
    )

    class Meta:
        model = Registration
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_kept()


class PaperConsentForm(FilesForm):
    """What somebody without an account signed: the photo of the form, and which boxes are ticked on it."""

    file_kinds = (FileKind.CONSENT,)
    marks_optional = frozenset(purpose.value for purpose in OPTIONAL)

    consent = CheckedFileField(
        kinds=PAPER,
        label=_("Photo of the signed form"),
        required=False,
        max_length=150,
        help_text=_("The whole sheet, with the signature or thumb print. A photo or a PDF, at most 10 MB."),
    )
    agreed = forms.BooleanField(
        label=_("The person has signed, or made a thumb print, after the form was read out to them."), required=False
    )

    class Meta:
        model = Registration
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["agreed"] = bool(row.consented_at) and row.consent_version == CONSENT_VERSION
        for purpose in OPTIONAL:
            self.fields[purpose.value] = forms.BooleanField(
                label=_("Ticked on the form: %(purpose)s") % {"purpose": purpose.label}, required=False
            )
            self.initial[purpose.value] = purpose.value in row.agreed_on_paper
        self.mark_kept()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        here = cleaned.get("consent") or self.instance.files.filter(kind=FileKind.CONSENT).exists()
        if cleaned.get("agreed") and not here and "consent" not in self.errors:
            self.add_error("consent", _("Photograph the signed form: without it the consent cannot be shown later."))
        return cleaned
