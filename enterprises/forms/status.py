"""Asking how a registration stands, without signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

_PLAIN = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class StatusForm(forms.Form):
    number = forms.CharField(
        label=_("Registration number"),
        max_length=30,
        help_text=_("For example REG-2026-000123."),
        widget=forms.TextInput(attrs=_PLAIN),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        help_text=_("The 12 characters you got when you submitted, for example ABCD-EFGH-2345."),
        widget=forms.TextInput(attrs=_PLAIN),
    )
