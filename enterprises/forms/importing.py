"""What an officer says about a spreadsheet: the file, its columns, what to do with it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core import formats
from core.files import CheckedFileField
from core.sheets import reading
from core.sheets.kinds import KINDS
from enterprises.choices import ImportBasis, ImportMode, LikeDecision, Likeness
from enterprises.forms.staff import reason_field
from enterprises.importing.columns import ALL, NEEDED_WITHOUT_NIK, missing
from enterprises.services.importing.ordering import DECISIONS


class HandInForm(forms.Form):
    """The file, looked at by the child process before anything is kept; ``outline`` is what was found."""

    file = CheckedFileField(kinds=KINDS, most=settings.MAX_SHEET_BYTES, label=_("Spreadsheet"), max_length=150)
    source = forms.CharField(
        label=_("Where the list comes from"),
        max_length=200,
        help_text=_("Who collected it and when: for example “Data from Desa X, June 2026”."),
    )
    basis = forms.ChoiceField(
        label=_("On what ground"),
        choices=ImportBasis.choices,
        widget=forms.RadioSelect,
        initial=ImportBasis.TASK,
        help_text=_(
            "Nobody is shown in the directory, reached by WhatsApp or passed on to partners or banks because they "
            "stand in a list: that each owner allows for themselves."
        ),
    )

    outline: reading.Outline

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        with reading.on_disk(upload.content, upload.kind.extensions[0]) as path:
            self.outline = reading.outline(path)
        upload.content.seek(0)
        if not self.outline.shown:
            raise ValidationError(_("There are no rows in this file, or its sheets are hidden."), code="no_rows")
        return upload


class ColumnsForm(forms.Form):
    """Which column holds which field. ``sheet`` and ``head_row`` are chosen in the address."""

    def __init__(self, *args: Any, headings: list[str], suggested: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [(str(place), f"{letter(place)} · {heading or '–'}") for place, heading in enumerate(headings)]
        for one in ALL:
            self.fields[one.key] = forms.ChoiceField(
                label=one.label,
                choices=[("", _("Not in the file")), *columns],
                required=one.key in NEEDED_WITHOUT_NIK,
                initial=str(suggested.get(one.key, "")),
                error_messages={"required": _("A row without this cannot enter the register. Choose its column.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        used: dict[str, str] = {}
        if cleaned.get("nik"):
            for one in missing({key: 0 for key, place in cleaned.items() if place}):
                if one.key not in self.errors:
                    self.add_error(one.key, _now("A row without this cannot enter the register. Choose its column."))
        for key, place in cleaned.items():
            if place and place in used:
                message = _now("This column is already chosen for “%(field)s”.")
                self.add_error(key, message % {"field": self.fields[used[place]].label})
            elif place:
                used[place] = key
        return cleaned

    @property
    def mapping(self) -> dict[str, int]:
        return {key: int(place) for key, place in self.cleaned_data.items() if place}


class RunForm(forms.Form):
    """What enters, and what is done with rows that are like something in the register: all of a kind at once."""

    mode = forms.ChoiceField(label=_("What to import"), choices=ImportMode.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why the new ones are no doubles"),
        max_length=300,
        required=False,
        help_text=_("Needed when you enter such rows as new: for example “Checked on the spot with the village head”."),
    )

    def __init__(self, *args: Any, found: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for how, offered in DECISIONS.items():
            if found.get(how):
                self.fields[how] = forms.ChoiceField(
                    label=f"{Likeness(how).label}: {formats.number(found[how])}",
                    choices=[(one.value, one.label) for one in offered],
                    widget=forms.RadioSelect,
                    initial=LikeDecision.SKIP,
                    required=False,
                )
        if Likeness.OWNER not in self.fields and Likeness.ALIKE not in self.fields:
            del self.fields["reason"]
        self.order_fields(["mode", *DECISIONS, "reason"])

    @property
    def decisions(self) -> dict[str, str]:
        return {how: self.cleaned_data[how] for how in DECISIONS if self.cleaned_data.get(how)}


class UndoForm(forms.Form):
    reason = reason_field(_("Why the import is taken back. It stays in the history."))


def letter(place: int) -> str:
    """The letter of a column as spreadsheets show it: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
