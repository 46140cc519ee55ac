"""What is typed about partners, agreements, targets and signings."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.files import PDF, CheckedFileField
from core.form_fields import DateField
from core.formats import day_short
from core.once import TokenForm
from core.scope import Actor
from partnerships.choices import AgreementKind, FileKind
from partnerships.kinds import SHAPES, Signer
from partnerships.models import Agreement, AgreementParty, NumberPattern, Partner
from partnerships.realisation import all_indicators
from partnerships.selectors import missing_documents, possible_agencies, possible_parents, possible_partners
from partnerships.services import Party
from partnerships.services.drafting import YEARS_AHEAD, YEARS_BACK
from partnerships.validators import LONGEST_NUMBER
from regions.selectors import regencies


class AgreementField(forms.ModelChoiceField):
    """An agreement by its title and number, and its end once that has come."""

    def label_from_instance(self, obj: Any) -> str:
        named = f"{obj.title} ({obj.number})" if obj.number else str(obj.title)
        if not obj.was_signed or obj.is_in_force:
            return named
        return _("%(agreement)s, ended %(day)s") % {"agreement": named, "day": day_short(obj.held_until)}


class AgencyField(forms.ModelChoiceField):
    """An agency by its full name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class AgreementForm(TokenForm):
    """A draft of one kind; only what that kind has is asked."""

    title = forms.CharField(label=_("Title"), max_length=250, help_text=_("As on the cover of the document."))
    scope = forms.CharField(
        label=_("Object and scope"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    parent = AgreementField(
        Agreement.objects.none(),
        label=_("Stands under"),
        empty_label=_("Choose"),
        help_text=_("Under one that has ended only what was signed while it was in force can be recorded."),
    )
    agency = AgencyField(Agency.objects.none(), label=_("Agency (OPD)"), empty_label=_("Choose"))
    starts_on = DateField(label=_("In force from"), required=False)
    ends_on = DateField(label=_("In force until"), required=False)

    def __init__(
        self, data: Any = None, *, kind: AgreementKind, actor: Actor, agreement: Agreement | None = None
    ) -> None:
        shape = SHAPES[kind]
        super().__init__(data, initial=_shown(agreement) if agreement else None)
        if agreement is not None:
            del self.fields["token"]
        if shape.stands_alone:
            del self.fields["parent"]
        else:
            self._offer("parent", possible_parents(actor, kind).order_by("-last_day", "title", "pk"))
        if shape.signer in (Signer.GOVERNOR, Signer.AS_ABOVE):
            del self.fields["agency"]
        else:
            self._offer("agency", possible_agencies(actor).order_by("name", "pk"))
            self.fields["agency"].required = shape.signer is Signer.AGENCY

    def _offer(self, name: str, rows: Any) -> None:
        """The choices of a field; the only one is chosen already."""
        self.fields[name].queryset = rows  # type: ignore[attr-defined]
        only = list(rows[:2])
        if len(only) == 1 and self.fields[name].required:
            self.initial.setdefault(name, only[0].pk)


def _shown(agreement: Agreement) -> dict[str, Any]:
    names = ("title", "scope", "starts_on", "ends_on", "parent", "agency")
    return {name: getattr(agreement, name) for name in names}


class PartyForm(forms.Form):
    """One partner as party."""

    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("Partner"), empty_label=_("Choose"))
    number = forms.CharField(
        label=_("Number of the partner"),
        max_length=100,
        required=False,
        help_text=_("If it is known already; else when the signing is recorded."),
    )
    signatory_name = forms.CharField(label=_("Signed by"), max_length=150, required=False)
    signatory_title = forms.CharField(label=_("Office of the signatory"), max_length=150, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = possible_partners(actor)  # type: ignore[attr-defined]


class _Parties(forms.BaseFormSet):
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this partner out")

    def parties(self) -> list[Party]:
        """The partners named, of a valid set."""
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return [Party(**{name: row[name] for name in PARTY_FIELDS}) for row in kept]


#: Partners of one agreement, at most.
MOST_PARTIES = 5
PARTY_FIELDS = ("partner", "number", "signatory_name", "signatory_title")
PartyFormSet = forms.formset_factory(
    PartyForm,
    formset=_Parties,
    extra=0,
    min_num=1,
    max_num=MOST_PARTIES,
    # However many are claimed to be sent, no more are looked at: one too many, so that it can be said.
    absolute_max=MOST_PARTIES + 1,
    validate_max=True,
    can_delete=True,
)


def party_forms(data: Any = None, *, actor: Actor, agreement: Agreement | None = None) -> Any:
    """The blocks of the partners of a draft; one empty block for a new one."""
    rows = agreement.parties.all() if agreement else AgreementParty.objects.none()
    initial = [{name: getattr(row, name) for name in PARTY_FIELDS} for row in rows]
    return PartyFormSet(data, initial=initial, prefix="party", form_kwargs={"actor": actor})


class SignForm(forms.Form):
    """What the signed paper says, and the paper itself."""

    number = forms.CharField(label=_("Number of the province"), max_length=LONGEST_NUMBER)
    signed_on = DateField(label=_("Signed on"))
    starts_on = DateField(label=_("In force from"))
    ends_on = DateField(label=_("In force until"))
    document = CheckedFileField(kinds=[PDF], label=_("Signed document"), max_length=150)

    def __init__(self, data: Any = None, files: Any = None, *, agreement: Agreement, has_document: bool) -> None:
        parties = list(agreement.parties.select_related("partner"))
        initial: dict[str, Any] = {"starts_on": agreement.starts_on, "ends_on": agreement.ends_on}
        initial |= {party.number_field: party.number for party in parties}
        super().__init__(data, files, initial=initial)
        pattern = NumberPattern.objects.filter(agreement_kind=agreement.kind).first()
        if pattern is not None:
            self.fields["number"].required = False
            self.fields["number"].help_text = _(
                "Leave it empty and the next number is given when the signing is recorded: %(sample)s"
            ) % {"sample": pattern.written(agreement, timezone.localdate())}
        self.partner_fields = {party.partner_id: party.number_field for party in parties}
        for party in parties:
            label = _("Number of %(partner)s") % {"partner": party}
            self.fields[party.number_field] = forms.CharField(label=label, max_length=100)
        self.order_fields(["number", *self.partner_fields.values(), "signed_on", "starts_on", "ends_on", "document"])
        if has_document:
            self.keeps_document()
        self.fields["signed_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def keeps_document(self) -> None:
        """The paper is there: another one may take its place, but none is needed."""
        self.fields["document"].required = False
        self.fields["document"].label = _("Another signed document")

    @property
    def number_names(self) -> str:
        """The boxes for numbers, for the template."""
        return " ".join(["number", *self.partner_fields.values()])

    def signed(self) -> Mapping[str, Any]:
        """What the service of signing takes, of a valid form."""
        names = ("number", "signed_on", "starts_on", "ends_on")
        numbers = {partner: self.cleaned_data[name] for partner, name in self.partner_fields.items()}
        return {name: self.cleaned_data[name] for name in names} | {"partner_numbers": numbers}


class TargetForm(forms.Form):
    """One promise: how many, of what, when, where."""

    indicator = forms.ChoiceField(label=_("What is counted"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    amount = forms.IntegerField(label=_("Target (enterprises)"), min_value=1, max_value=1_000_000)
    region = forms.ModelChoiceField(
        regencies(), label=_("Kabupaten/kota"), required=False, empty_label=_("The whole province")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((found.code, found.label) for found in all_indicators()),
        ]
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            (year, str(year)) for year in range(this_year - YEARS_BACK, this_year + YEARS_AHEAD + 1)
        ]
        self.initial.setdefault("year", this_year)


class UploadForm(forms.Form):
    """One more document; the kinds that are still asked for stand first. The signed original comes with the signing."""

    kind = forms.ChoiceField(label=_("Kind"))
    document = CheckedFileField(kinds=[PDF], label=_("File"), max_length=150)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = missing_documents(agreement) if agreement.is_draft else []
        labels = dict(FileKind.choices)
        others = [kind for kind in FileKind.values if kind not in (*missing, FileKind.SIGNED)]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            *((kind, _("%(document)s (still missing)") % {"document": labels[kind]}) for kind in missing),
            *((kind, labels[kind]) for kind in others),
        ]
        self.initial.setdefault("kind", missing[0] if missing else FileKind.OTHER)


class PartnerForm(forms.ModelForm):
    """A partner organisation; ``cleaned_data`` goes to the service, which saves."""

    class Meta:
        model = Partner
        fields = (
            "name",
            "kind",
            "legal_basis",
            "address",
            "agency",
            "contact_name",
            "contact_email",
            "contact_phone",
        )
        field_classes = {"agency": AgencyField}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = actor.reach("partner.manage")
        agency = self.fields["agency"]
        now = Agency.objects.within(reach).on(timezone.localdate()).order_by("name", "pk")
        agency.queryset = now  # type: ignore[attr-defined]
        agency.required = not reach.everything
        agency.empty_label = _("The whole province") if reach.everything else _("Choose")  # type: ignore[attr-defined]
        only = list(now[:2])
        if agency.required and len(only) == 1:
            agency.help_text = ""
            self.initial["agency"] = self.initial.get("agency") or only[0].pk
        phone = self.fields["contact_phone"]
        phone.help_text = _("Office or mobile, for example 0717 421234.")
        phone.validators.append(RegexValidator(r"^\+?[0-9][0-9 ()-]{4,}$", _("Enter a phone number in figures.")))
        phone.widget.attrs |= {"inputmode": "tel", "autocomplete": "off"}
