"""Which of the companies that were chosen takes part in an activity under an agreement."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Agreement, Partner
from partnerships.selectors.shortlist import companies_chosen_for


class CompanyField(forms.ModelChoiceField):
    """May stay empty; ``offer_companies`` says which there are."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            Partner.objects.none(),
            label=label,
            required=False,
            empty_label=_("None"),
            help_text=_("One of the companies that were chosen for this agreement."),
        )


def offer_companies(form: forms.BaseForm, agreements: Iterable[Agreement]) -> None:
    """Offer those chosen for any of these agreements; where there are none, nothing is asked."""
    companies = companies_chosen_for(agreements)
    if companies.exists():
        form.fields["company"].queryset = companies  # type: ignore[attr-defined]
    else:
        del form.fields["company"]
