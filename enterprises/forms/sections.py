"""The sections of a registration, each a short form of its own.

A section may be saved half filled and finished later; what is typed must be right, or it is refused beside its field.
Which fields must be there in the end says ``enterprises.checks``.
"""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.fields import PhoneField
from core.form_fields import DateField, RupiahField
from core.numbers import phone_for_people
from enterprises.choices import LegalForm, Premises, RegistrationStatus, Sex
from enterprises.models import Consent, KbliSection, Registration, last_full_year
from enterprises.services.consents import OPTIONAL, template_of
from enterprises.services.registration import CONSENT_VERSION
from enterprises.validators import clean_kbli, clean_nib, clean_nik, clean_npwp, clean_postcode
from enterprises.validators import kbli_section as letter_of_kbli
from regions.forms import RegionCascadeMixin

#: Nobody alive was born, and no business of the province began, before this.
_EARLIEST_YEAR = 1900
#: Bangka, Belitung and the islands around them: degrees south and east.
_ISLANDS = {"latitude": (-4.5, -0.5), "longitude": (104.5, 109.5)}
#: More workers than any UMKM has; catches a slip of the finger.
_MOST_WORKERS = 100_000
_CHOOSE = _("Choose from the list")


class FigureInput(forms.TextInput):
    """A box for figures. Not a number box of the browser: that swallows what it does not understand."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"})


class PlaceInput(forms.TextInput):
    """A box for a degree; the keyboard must have a minus, which the number pad of some phones lacks."""

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false"})


class NumberField(forms.CharField):
    """An identity number as people type it; ``clean_number`` gives its stored form or raises ``ValidationError``."""

    def __init__(self, clean_number: Callable[[str], str], **kwargs: Any) -> None:
        self._clean_number = clean_number
        super().__init__(max_length=40, widget=FigureInput, **{"required": False} | kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return self._clean_number(text) if text else ""


class CountField(forms.IntegerField):
    """A number of persons."""

    widget = FigureInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=_MOST_WORKERS, **{"required": False} | kwargs)


class SectionForm(forms.ModelForm):
    """One section. ``values`` are what ``services.registration.save_section`` takes."""

    use_required_attribute = False
    #: The fields that may stay empty for good; the others are only asked again before the registration is submitted.
    marks_optional: ClassVar[frozenset[str]] = frozenset()

    @property
    def values(self) -> dict[str, Any]:
        return self.cleaned_data

    @property
    def stored(self) -> dict[str, str]:
        """What was stored when this form was made, as text: it changes when, and only when, the section is saved."""
        return {name: str(value) for name, value in sorted(self.initial.items())}


class OwnerForm(SectionForm):
    marks_optional = frozenset({"email", "birth_place"})

    nik = NumberField(
        clean_nik,
        label=_("NIK"),
        help_text=_("16 digits, at the top of your KTP. It is also on the Kartu Keluarga."),
    )
    birth_date = DateField(label=_("Date of birth"), required=False, help_text=_("As on your KTP."))
    phone = PhoneField(
        required=False, help_text=_("For example 0812 3456 7890. The officer calls you here if something is unclear.")
    )

    class Meta:
        model = Registration
        fields = ("nik", "full_name", "birth_place", "birth_date", "sex", "phone", "email")
        help_texts = {"full_name": _("Exactly as on your KTP, without a title.")}
        widgets = {
            "sex": forms.RadioSelect,
            "full_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["sex"].choices = Sex.choices  # type: ignore[attr-defined]
        self.fields["birth_date"].widget.attrs |= {"min": f"{_EARLIEST_YEAR}-01-01", "max": today.isoformat()}
        self.initial["phone"] = phone_for_people(self.initial.get("phone", ""))

    def clean_birth_date(self) -> date | None:
        day = self.cleaned_data["birth_date"]
        if day and (day.year < _EARLIEST_YEAR or day > timezone.localdate()):
            raise forms.ValidationError(_("This cannot be a date of birth. Compare it with your KTP."))
        return day


class BusinessForm(SectionForm):
    marks_optional = frozenset({"brand", "kbli_code", "nib", "nib_issued_on", "npwp"})

    kbli_code = NumberField(
        lambda text: clean_kbli(text, settings.KBLI_VERSION),
        label=_("KBLI code"),
        help_text=_("The 5 digits on your NIB, for example 10794. Leave it empty if you do not know it."),
    )
    nib_issued_on = DateField(
        label=_("NIB issued on"), required=False, help_text=_("It stands at the foot of the NIB document.")
    )

    nib = NumberField(
        clean_nib,
        label=_("NIB"),
        help_text=_(
            "The 13 digits of your business licence from OSS (oss.go.id). No NIB yet? Leave it empty: you can register "
            "without it, and getting one is part of step 4."
        ),
    )
    npwp = NumberField(
        clean_npwp,
        label=_("NPWP"),
        help_text=_("Your tax number, 15 or 16 digits. Leave it empty if you have none."),
    )
    started_year = forms.IntegerField(
        label=_("Year the business started"),
        required=False,
        help_text=_("Four digits, for example 2019. If you are not sure, the nearest year."),
        min_value=_EARLIEST_YEAR,
        widget=FigureInput,
    )

    class Meta:
        model = Registration
        fields = (
            *("business_name", "brand", "main_product", "kbli_section", "kbli_code", "started_year", "legal_form"),
            *("nib", "nib_issued_on", "npwp"),
        )
        help_texts = {
            "brand": _("The name on your packages, if it is another one."),
            "business_name": _("The name your customers know, for example Dapur Ibu Siti."),
            "main_product": _("What you sell most, for example shrimp crackers, sewing, motorcycle repair."),
            "legal_form": _("Most small businesses have none: then choose “None yet”."),
            "kbli_section": _(
                "Making goods such as crackers, cloth or furniture is Industri; a shop or stall is Perdagangan; a food "
                "stall or homestay is Akomodasi dan Makan Minum; farming and fishing are Pertanian dan Perikanan. "
                "The officer can correct it."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["legal_form"].choices = [("", _CHOOSE), *LegalForm.choices]  # type: ignore[attr-defined]
        section: Any = self.fields["kbli_section"]
        # One chosen under an older version of KBLI stays a valid answer.
        section.queryset = KbliSection.objects.filter(
            Q(pk__in=KbliSection.objects.current()) | Q(pk=self.instance.kbli_section_id)
        )
        section.empty_label = _CHOOSE
        section.label_from_instance = lambda choice: choice.title
        self.fields["nib_issued_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_nib_issued_on(self) -> date | None:
        day = self.cleaned_data["nib_issued_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """The code belongs to the field that was chosen, where both are of the version asked for today."""
        cleaned = super().clean() or self.cleaned_data
        section, code = cleaned.get("kbli_section"), cleaned.get("kbli_code")
        if section and code and section.version == settings.KBLI_VERSION:
            letter = letter_of_kbli(code, section.version)
            if letter != section.letter:
                right = KbliSection.objects.filter(version=section.version, letter=letter).first()
                message = _("This code belongs to another field of business: %(field)s.")
                self.add_error("kbli_code", forms.ValidationError(message, params={"field": right or letter}))
        return cleaned

    def clean_started_year(self) -> int | None:
        year = self.cleaned_data["started_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year has not come yet."))
        return year


class PlaceForm(RegionCascadeMixin, SectionForm):
    """A section with a village in it."""

    region_required = False

    def clean(self) -> dict[str, Any]:
        """Half a place cannot be stored: whoever chose a kabupaten is asked for the rest, list by list."""
        cleaned = super().clean() or self.cleaned_data
        chain = ("kabupaten", "kecamatan", self.region_field)
        for above, below in pairwise(chain):
            if cleaned.get(above) and not cleaned.get(below) and below not in self.errors:
                self.add_error(below, self.fields[below].error_messages["required"])
                break
        return cleaned


class AddressForm(PlaceForm):
    marks_optional = frozenset({"postcode", "premises", "latitude", "longitude"})

    postcode = NumberField(clean_postcode, label=_("Postcode"))

    class Meta:
        model = Registration
        fields = ("village", "street", "postcode", "premises", "latitude", "longitude")
        help_texts = {
            "street": _("Where the business works, for example Jalan Mawar 12, RT 03/RW 01."),
            "latitude": _("The first number of the point in a map, for example -2.131627. Officers find you by it."),
            "longitude": _("The second number, for example 106.116932."),
        }
        widgets = {
            "street": forms.TextInput(attrs={"autocomplete": "street-address"}),
            "latitude": PlaceInput,
            "longitude": PlaceInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["premises"].choices = [("", _CHOOSE), *Premises.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        point: dict[str, Any] = {name: cleaned.get(name) for name in _ISLANDS}
        given = [name for name, value in point.items() if value is not None]
        if self.errors.keys() & point.keys() or not given:
            return cleaned
        for name, (least, most) in _ISLANDS.items():
            if point[name] is None:
                self.add_error(name, _("A point has two numbers: give both, or none."))
            elif not least <= point[name] <= most:
                self.add_error(name, _("This point is not in Bangka Belitung. Compare it with the map."))
        return cleaned


class FiguresForm(SectionForm):
    marks_optional = frozenset(
        ("profit", "assets", "capacity", "permanent_male", "permanent_female", "unpaid_male", "unpaid_female")
    )

    profit = RupiahField(
        label=_("Profit of that year"), required=False, help_text=_("What was left after all costs. Loss: write 0.")
    )
    assets = RupiahField(
        label=_("Everything the business owns"),
        required=False,
        help_text=_("As above, but together with land and building."),
    )
    permanent_male = CountField(label=_("Of the men: permanent"), help_text=_("Who work the whole year."))
    permanent_female = CountField(label=_("Of the women: permanent"), help_text=_("Who work the whole year."))
    unpaid_male = CountField(
        label=_("Of the men: without pay"), help_text=_("Such as family who help. Count yourself.")
    )
    unpaid_female = CountField(
        label=_("Of the women: without pay"), help_text=_("Such as family who help. Count yourself.")
    )
    turnover = RupiahField(
        label=_("Sales in one year"),
        required=False,
        help_text=_(
            "All money that came in from selling, before costs. An estimate is enough: sales of one month × 12."
        ),
    )
    capital = RupiahField(
        label=_("Business capital"),
        required=False,
        help_text=_("What your tools, machines, stock and cash are worth together, without land and building."),
    )
    workers_male = CountField(
        label=_("Men who work in the business"), help_text=_("Count yourself too. Write 0 for none.")
    )
    workers_female = CountField(
        label=_("Women who work in the business"), help_text=_("Count yourself too. Write 0 for none.")
    )

    class Meta:
        model = Registration
        fields = (
            *("turnover", "profit", "capital", "assets", "capacity", "workers_male", "workers_female"),
            *("permanent_male", "permanent_female", "unpaid_male", "unpaid_female"),
        )
        help_texts = {"capacity": _("The most you can make, for example 500 packs a month.")}

    def clean(self) -> dict[str, Any]:
        """A part is never more than the whole."""
        cleaned = super().clean() or self.cleaned_data
        for sex in ("male", "female"):
            most = cleaned.get(f"workers_{sex}")
            for part in (f"permanent_{sex}", f"unpaid_{sex}"):
                if most is not None and (cleaned.get(part) or 0) > most:
                    self.add_error(part, _("There are only %(most)d in all.") % {"most": most})
        if None not in (cleaned.get("assets"), cleaned.get("capital")) and cleaned["assets"] < cleaned["capital"]:
            self.add_error("assets", _("This is less than the business capital above, which is a part of it."))
        return cleaned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.figures_year != self.year:  # of an older year: they are asked anew
            self.initial = dict.fromkeys(self.initial)

    @property
    def year(self) -> int:
        """The year asked for: that of last year, or the one a registration was filed with when it is corrected."""
        filed = self.instance.status == RegistrationStatus.CORRECTION
        return self.instance.figures_year if filed and self.instance.figures_year else last_full_year()

    @property
    def values(self) -> dict[str, Any]:
        return self.cleaned_data | {"figures_year": self.year}


class ConsentForm(SectionForm):
    """No box is ever ticked for anyone: only one that was ticked before, under the same text, shows so.

    The first is asked for the programme; each of the others stands alone, and none of them has to be ticked.
    """

    marks_optional = frozenset(purpose.value for purpose in OPTIONAL)

    agreed = forms.BooleanField(label=_("I have read this and I agree."), required=False)

    class Meta:
        model = Registration
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        registration = self.instance
        self.initial["agreed"] = bool(registration.consented_at) and registration.consent_version == CONSENT_VERSION
        standing = Consent.objects.of(registration.applicant_id).filter(withdrawn_at__isnull=True)
        given = set(standing.values_list("purpose", flat=True))
        for purpose in OPTIONAL:
            text = mark_safe(strip_tags(render_to_string(template_of(purpose))).strip())  # noqa: S308 - our own template
            self.fields[purpose.value] = forms.BooleanField(label=purpose.label, help_text=text, required=False)
            self.initial[purpose.value] = purpose.value in given
