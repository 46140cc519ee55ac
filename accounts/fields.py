"""Form fields of accounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.numbers import phone_e164


class PhoneField(forms.CharField):
    """An Indonesian mobile number, typed any usual way; cleaned to E.164. Raises ``ValidationError``."""

    label = _("Mobile phone number")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", self.label)
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return phone_e164(text) if text else ""
