"""What the dashboard can be narrowed to, within what the actor may see at all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.scope import Reach
from dashboard.selectors.lens import agency_choices, kabupaten_choices
from regions.selectors import regencies


class LensForm(forms.Form):
    """A field is there only if there is something to choose; a place or agency outside the reach is no choice."""

    marks_optional = False

    kabupaten = forms.ChoiceField(label=_("Kabupaten/kota"), required=False)
    agency = forms.TypedChoiceField(label=_("Agency (OPD)"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(regencies().values_list("code", "name"))
        places = [(code, names[code]) for code in kabupaten_choices(reach, list(names))]
        agencies = [(str(agency.pk), agency.short_name) for agency in agency_choices(reach)]
        self._offer("kabupaten", places, _("Whole area"))
        self._offer(
            "agency", agencies, _("All agencies") if reach.everything else _("Own area") if reach.regions else ""
        )

    def _offer(self, name: str, choices: list[tuple[str, str]], empty: Any) -> None:
        if not choices:
            del self.fields[name]
            return
        self.fields[name].choices = [("", empty), *choices] if empty else choices  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The valid part of what was asked for, as ``Lens`` takes it; what is no choice counts as not asked."""
        self.is_valid()
        agency_id = self.cleaned_data.get("agency")
        if agency_id is None and "agency" in self.fields:
            # Whoever works for several agencies and nothing else always looks at one: the first on the list.
            first, _label = self.fields["agency"].choices[0]  # type: ignore[attr-defined]
            agency_id = int(first) if first else None
        return {"kabupaten": self.cleaned_data.get("kabupaten") or "", "agency_id": agency_id}
