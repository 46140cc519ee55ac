"""What staff choose for the enterprises they have ticked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.choices import Asked
from enterprises.models import Enterprise
from enterprises.selectors.companions import facilitators_of


class AssignForm(forms.Form):
    """Who walks with them: by default the one of each kecamatan who has the fewest."""

    marks_optional = False

    facilitator = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Facilitator"),
        required=False,
        empty_label=_("The one of their kecamatan who has the fewest"),
        help_text=_("Only those who work where all of these enterprises are can be chosen."),
    )

    def __init__(self, *args: Any, enterprises: Sequence[Enterprise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = {row.village_id for row in enterprises}
        choices = facilitators_of(villages.pop())
        for village in villages:
            choices = choices.filter(pk__in=facilitators_of(village).order_by().values("pk"))
        self.fields["facilitator"].queryset = choices  # type: ignore[attr-defined]


class AskForm(forms.Form):
    what = forms.ChoiceField(choices=Asked.choices, label=_("What is asked for"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("In words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The owner reads this. For a paper, say which one and where to bring it."),
    )

    def clean_what(self) -> Asked:
        return Asked(self.cleaned_data["what"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("what") == Asked.PAPER and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say which paper you need."))
        return cleaned
