"""What a person chooses about a report beside its filters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.choices import Format


class FormatForm(forms.Form):
    format = forms.ChoiceField(
        label=_("As what file"), choices=Format.choices, initial=Format.XLSX, widget=forms.RadioSelect
    )
