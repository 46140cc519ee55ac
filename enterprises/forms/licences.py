"""A licence as its owner or an officer gives it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.files import PAPER, CheckedFileField
from core.form_fields import DateField
from enterprises.models import LicenceKind


class LicenceForm(forms.Form):
    kind = forms.ModelChoiceField(
        LicenceKind.objects.none(), label=_("Which licence"), empty_label=_("Choose from the list")
    )
    number = forms.CharField(
        label=_("Number"), max_length=60, help_text=_("As it stands on the paper; spaces do not matter.")
    )
    issued_on = DateField(label=_("Issued on"), required=False)
    expires_on = DateField(
        label=_("Valid until"), required=False, help_text=_("Leave it empty if the paper names no last day.")
    )
    document = CheckedFileField(
        kinds=PAPER,
        label=_("Photo or scan"),
        max_length=150,
        required=False,
        help_text=_("Photograph the whole paper, or choose a PDF. Only you and the officers can open it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.queryset = LicenceKind.objects.order_by("order", "name")
        self.fields["issued_on"].widget.attrs["max"] = timezone.localdate().isoformat()
