"""What a person chooses about a report beside its filters."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.choices import Format


class FormatForm(forms.Form):
    format = forms.ChoiceField(label=_("As what file"), initial=Format.XLSX, widget=forms.RadioSelect)

    def __init__(self, *args: Any, formats: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, label) for value, label in Format.choices if value in formats]
        self.fields["format"].choices = choices  # type: ignore[attr-defined]
