"""A form piece that asks for a village in three steps: kabupaten/kota, kecamatan, kelurahan/desa.

With htmx the next list is fetched when a choice is made. Without JavaScript a button beside each list sends the form
back to be filled further: nothing typed is lost, and nothing is complained about yet.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.text import Words
from regions.choices import Level
from regions.models import Region
from regions.selectors import choices_under, regencies
from regions.validators import code_or_empty

# Only types know that the mixin stands before a form; a real base would set a class apart from ModelForm.
if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = object

#: The first line of each list: before the level above is chosen, and after.
PROMPTS: dict[Level, tuple[Words, Words]] = {
    Level.DISTRICT: (_("Choose the kabupaten/kota first"), _("Choose a kecamatan")),
    Level.VILLAGE: (_("Choose the kecamatan first"), _("Choose a kelurahan/desa")),
}


def prompt(level: Level, parent: str) -> Words:
    """The first, empty line of the list of regions on ``level`` below ``parent`` (an empty text when not chosen)."""
    before, after = PROMPTS[level]
    return after if parent else before


class RegionSelect(forms.Select):
    """A list of regions; ``next_label`` names the button that stands beside it where there is no script."""

    template_name = "regions/region_select.html"
    next_name = ""
    next_label: Words = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"next_name": self.next_name, "next_label": self.next_label}
        return context


class RegionField(forms.ModelChoiceField):
    """A choice of one region, shown by its name."""

    widget = RegionSelect

    def label_from_instance(self, obj: Any) -> str:
        return obj.name


class RegionCascadeMixin(_Form):
    """Gives a form the fields ``kabupaten``, ``kecamatan`` and, named by ``region_field``, the village itself.

    The village is what counts: its field holds the chosen Region (or, in a ModelForm, fills the foreign key of that
    name). A village of another kecamatan, or a kecamatan of another kabupaten, is refused.
    """

    region_field = "village"
    region_required = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kabupaten, kecamatan = self._chosen_parents()
        cascade = {
            "kabupaten": self._region_field(
                _("Kabupaten/kota"), regencies(), _("Choose a kabupaten/kota"), next_label=_("Show its kecamatan")
            ),
            "kecamatan": self._region_field(
                _("Kecamatan"),
                choices_under(kabupaten),
                prompt(Level.DISTRICT, kabupaten),
                next_label=_("Show its kelurahan/desa"),
            ),
            self.region_field: self._region_field(
                _("Kelurahan/desa"), choices_under(kecamatan), prompt(Level.VILLAGE, kecamatan)
            ),
        }
        others = {name: field for name, field in self.fields.items() if name not in cascade}
        place = list(self.fields).index(self.region_field) if self.region_field in self.fields else len(others)
        before = [name for name in list(self.fields)[:place] if name in others]
        self.fields = {name: others.pop(name) for name in before} | cascade | others
        self._fetch("kecamatan", Level.DISTRICT, above=["kabupaten"])
        self._fetch(self.region_field, Level.VILLAGE, above=["kabupaten", "kecamatan"])
        self.initial.setdefault("kabupaten", kabupaten)
        self.initial.setdefault("kecamatan", kecamatan)

    @property
    def choosing_region(self) -> bool:
        """Was the form sent only to get the next list, by the button that stands in for a script?"""
        return self.is_bound and self.add_prefix("choose_region") in self.data

    def is_valid(self) -> bool:
        return super().is_valid() and not self.choosing_region

    def full_clean(self) -> None:
        super().full_clean()
        if self.choosing_region:
            self._errors = ErrorDict(renderer=self.renderer)

    def _chosen_parents(self) -> tuple[str, str]:
        """The codes of the kabupaten and kecamatan chosen so far, or those of the village the form begins with."""
        if self.is_bound:
            kabupaten, kecamatan = (
                code_or_empty(self.data.get(self.add_prefix(name))) for name in ("kabupaten", "kecamatan")
            )
            return kabupaten, kecamatan if kecamatan.startswith(f"{kabupaten}.") else ""
        village = self.get_initial_for_field(forms.Field(), self.region_field)
        code = str(getattr(village, "pk", village) or "")
        return code[:5], code[:8]

    def _region_field(
        self,
        label: Words,
        queryset: QuerySet[Region],
        empty_label: Words,
        *,
        next_label: Words = "",
    ) -> RegionField:
        field = RegionField(
            queryset,
            label=label,
            empty_label=empty_label,
            required=self.region_required,
            error_messages={
                "required": empty_label,
                "invalid_choice": _("That place is not in the region you chose above. Choose it again."),
            },
        )
        field.widget.next_name, field.widget.next_label = self.add_prefix("choose_region"), next_label
        return field

    def _fetch(self, name: str, level: Level, *, above: list[str]) -> None:
        """Let the list ``name`` fetch itself when a list ``above`` it changes; the last of those is its parent."""
        ids = [f"#{self[field].auto_id}" for field in above]
        query = QueryDict(mutable=True)
        query["level"] = str(int(level))
        query["parent_field"] = self.add_prefix(above[-1])
        if len(above) > 1:
            query["within_field"] = self.add_prefix(above[-2])
        self.fields[name].widget.attrs |= {
            "hx-get": f"{reverse('regions:children')}?{query.urlencode()}",
            "hx-trigger": ", ".join(f"change from:{selector}" for selector in ids),
            "hx-include": ", ".join(ids),
        }
