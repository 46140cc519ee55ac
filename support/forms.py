"""Forms that record support."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField, RupiahField
from core.once import TokenForm
from core.scope import Actor
from partnerships.forms.company import CompanyField, offer_companies
from partnerships.models import Agreement
from support.choices import ChannelKind
from support.models import CapitalDisbursement, MarketingResult, Scheme
from support.selectors import agreements_for


class FindEnterpriseForm(forms.Form):
    """Which enterprise: ``q`` is what someone searches, ``number`` the one they chose."""

    marks_optional = False

    q = forms.CharField(
        label=_("Name or register number"),
        max_length=100,
        required=False,
        help_text=_("By name you find the enterprises your agency serves; by its whole register number any."),
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    number = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    enterprise = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput)


class AgreementField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} · {obj.agency.short_name} · {obj.starts_on.year}–{obj.ends_on.year}"


class SupportForm(TokenForm, forms.ModelForm):
    """What both kinds ask. The form only reads what was typed; a service saves it."""

    agreement = AgreementField(Agreement.objects.none(), label=_("Under the agreement"), empty_label=_("Choose"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = agreements_for(actor)
        self.fields["agreement"].queryset = choices  # type: ignore[attr-defined]
        only = choices[:2]
        if len(only) == 1:
            self.initial.setdefault("agreement", only[0].pk)
        self.fields["happened_on"].widget.attrs["max"] = timezone.localdate().isoformat()


class MarketingForm(SupportForm):
    happened_on = DateField(label=_("On sale since"))
    url = forms.URLField(
        label=_("Web address"),
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    sales = RupiahField(label=_("Sales so far"), required=False, help_text=_("If known."))
    company = CompanyField(_("Through the partner company"))

    field_order = ["agreement", "channel", "channel_name", "company", "product", "happened_on", "url", "sales", "note"]

    class Meta:
        model = MarketingResult
        fields = ("channel", "channel_name", "product", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [("", _("Choose")), *ChannelKind.choices]  # type: ignore[attr-defined]
        offer_companies(self, self.fields["agreement"].queryset)  # type: ignore[attr-defined]


class CapitalForm(SupportForm):
    scheme = forms.ChoiceField(label=_("Scheme"), help_text=_("Its terms on the day of disbursement count."))
    happened_on = DateField(label=_("Disbursed on"))
    amount = RupiahField(label=_("Amount"), min_value=1)
    confirmed = forms.BooleanField(label=_("The amount is right"), required=False)

    field_order = [
        "agreement",
        "scheme",
        "lender_kind",
        "lender",
        "happened_on",
        "amount",
        "confirmed",
        "reference",
        "purpose",
    ]

    class Meta:
        model = CapitalDisbursement
        fields = ("lender_kind", "lender", "reference", "purpose", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [("", _("Choose")), *Scheme.objects.names()]  # type: ignore[attr-defined]
        if not self._is_large():
            del self.fields["confirmed"]

    def _is_large(self) -> bool:
        """Whether the amount that was typed is one to be asked about once more."""
        try:
            typed = self.fields["amount"].to_python(self.data.get(self.add_prefix("amount")))
        except forms.ValidationError:
            return False
        return (typed or 0) > settings.CAPITAL_ASK_ABOVE
