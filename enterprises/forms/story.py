"""Narrowing the story of an enterprise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField
from enterprises.selectors.story import Asked
from enterprises.stories import parts


class StoryForm(forms.Form):
    #: Every filter may be empty.
    marks_optional = False

    part = forms.ChoiceField(label=_("What about"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", _("Everything")), *((p.name, p.title) for p in parts())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["since"] > given["until"]:
            self.add_error("until", _("The last day is before the first."))
        return given

    @property
    def asked(self) -> Asked:
        """What was asked for; all of it while something is not right."""
        if not self.is_valid():
            return Asked()
        given = self.cleaned_data
        return Asked(part=given["part"], words=given["q"], since=given["since"], until=given["until"])
