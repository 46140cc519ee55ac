"""Taking over what an officer registered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField, DigitsField


class ClaimForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the receipt"),
        max_length=30,
        help_text=_("12 characters, for example ABCD-EFGH-2345."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    nik_tail = DigitsField(length=4, label=_("Last four digits of your NIK"), help_text=_("As on your KTP."))
    birth_date = DateField(label=_("Date of birth"), help_text=_("As on your KTP."))
