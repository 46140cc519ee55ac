"""What officers say of two records that may be one business."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.forms.staff import reason_field
from enterprises.models import Enterprise
from enterprises.services.merging import CHOICES


class ApartForm(forms.Form):
    reason = reason_field(_("For example: “two sisters, each with a stall of her own”. The two are not shown again."))


class RefuseForm(forms.Form):
    reason = reason_field(_("The entrepreneur reads these words. Say nothing of other people."))


class MergeForm(forms.Form):
    """Which record stays, from which side each differing field comes, and why. Sides are ``one`` and ``other``."""

    survivor = forms.ChoiceField(label=_("The record that stays"), choices=[("one", ""), ("other", "")])
    reason = reason_field(_("How you know, for example: “same KTP and same stall, visited on 3 May”."))

    def __init__(self, *args: Any, one: Enterprise, other: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sides = {"one": one, "other": other}
        for name in CHOICES:
            self.fields[f"take_{name}"] = forms.ChoiceField(choices=[("one", ""), ("other", "")], required=False)

    @property
    def survivor_id(self) -> int:
        return self._sides[self.cleaned_data["survivor"]].pk

    @property
    def take(self) -> set[str]:
        """The fields that come from the record that goes."""
        stays = self.cleaned_data["survivor"]
        return {name for name in CHOICES if self.cleaned_data[f"take_{name}"] not in ("", stays)}


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Register number of the other record"), max_length=20, help_text=_("For example 1971-000123.")
    )


class UnmergeForm(forms.Form):
    reason = reason_field(_("How you found out that they are two businesses."))
