"""Forms of a call for partner companies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, User
from core.once import TokenForm
from core.scope import Actor
from enterprises.forms.sections import NumberField
from enterprises.validators import clean_nib
from partnerships.choices import DRAFTING, AgreementStatus, Offer
from partnerships.models import Agreement, Call, CompanyProfile, Criterion, Partner
from partnerships.services.shortlist import Given
from regions.models import Region
from regions.selectors import regencies


class CallForm(TokenForm):
    """A new call of one of the actor's agencies under an agreement they see."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("For example: 10 forestry companies of 2026.")
    )
    agency = forms.ModelChoiceField(label=_("Agency (OPD)"), queryset=Agency.objects.none())
    agreement = forms.ModelChoiceField(label=_("For the agreement"), queryset=Agreement.objects.none())
    quota = forms.IntegerField(label=_("How many companies are chosen"), min_value=1, max_value=200, initial=10)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An agency that has ended stays in the reach of its successor, which is the one that chooses now.
        agencies = Agency.objects.reachable_by(actor, "call.manage").on(timezone.localdate()).order_by("short_name")
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        agreements = Agreement.objects.visible_to(actor).filter(status__in=[*DRAFTING, AgreementStatus.ACTIVE])
        self.fields["agreement"].queryset = agreements.order_by("title", "pk")  # type: ignore[attr-defined]
        for name in ("agency", "agreement"):
            self.fields[name].empty_label = _("Choose")  # type: ignore[attr-defined]
        if len(agencies) == 1:
            self.fields["agency"].initial = agencies[0]


class CriterionForm(forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ("name", "weight", "scale", "guide")


class CandidatesForm(forms.Form):
    """The companies of the pool that take part."""

    partners = forms.ModelMultipleChoiceField(
        label=_("Companies"), queryset=Partner.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = Partner.objects.filter(agency=call.agency).order_by("name")  # type: ignore[attr-defined]


class AssessorsForm(forms.Form):
    """Who scores: people of the agency."""

    users = forms.ModelMultipleChoiceField(
        label=_("Assessors"), queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = people  # type: ignore[attr-defined]


class ReplaceAssessorForm(forms.Form):
    """Who takes the place of an assessor who cannot finish, and why."""

    successor = forms.ModelChoiceField(
        label=_("Who takes the place"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody: the others score alone"),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Kept in the history.")
    )
    marks_optional = False

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = people  # type: ignore[attr-defined]


class ScoresForm(forms.Form):
    """One assessor's scores of one candidate: a value and a reason for each criterion."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[f"value-{criterion.pk}"] = forms.IntegerField(
                label=criterion.name,
                help_text=criterion.guide
                or _("0 to %(scale)d; weight %(weight)d %%") % {"scale": criterion.scale, "weight": criterion.weight},
                min_value=0,
                max_value=criterion.scale,
                required=False,
            )
            self.fields[f"reason-{criterion.pk}"] = forms.CharField(
                label=_("Reason for “%(criterion)s”") % {"criterion": criterion.name}, max_length=300, required=False
            )

    def given(self) -> dict[int, Given]:
        """What was filled in; a criterion without value and reason is left for later."""
        filled = {}
        for criterion in self.criteria:
            value = self.cleaned_data.get(f"value-{criterion.pk}")
            reason = self.cleaned_data.get(f"reason-{criterion.pk}", "")
            if value is not None:
                filled[criterion.pk] = Given(value=value, reason=reason)
        return filled

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for criterion in self.criteria:
            value = f"value-{criterion.pk}"
            if cleaned.get(f"reason-{criterion.pk}") and cleaned.get(value) is None and value not in self.errors:
                self.add_error(value, _("Give the score too."))
            elif self.initial.get(value) is not None and not self.data.get(value):
                self.add_error(value, _("A score that was given can be changed, not taken back."))
        return cleaned


class ProfileForm(forms.ModelForm):
    """What an agency knows of a company in its pool; ``cleaned_data`` goes to the service, which saves."""

    nib = NumberField(clean_nib, label=_("NIB"), help_text=_("13 digits, if the company has given it."))
    offers = forms.MultipleChoiceField(
        choices=Offer.choices, label=_("Can offer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("The whole province")
    )

    class Meta:
        model = CompanyProfile
        fields = ("sector", "offers", "region", "nib", "note")
        labels = {"sector": _("Sector"), "note": _("Note")}
        help_texts = {"note": _("Only those who keep this partner read it.")}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regencies()  # type: ignore[attr-defined]
