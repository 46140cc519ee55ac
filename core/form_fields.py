"""Form fields for what people type every day: money, dates, numbers made of digits."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core import formats
from core.numbers import compact

#: More than any budget of the province; keeps a slip of the finger out of a 64-bit column.
MOST_RUPIAH = 10**15
#: Longer rows of figures are not read as a number at all.
_MOST_FIGURES = 30


class RupiahInput(forms.TextInput):
    """A box with Rp before it; shows thousands separated, opens the number keyboard of a phone."""

    input_type = "text"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "data-prefix": "Rp"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        return formats.number(value) if isinstance(value, int) else super().format_value(value)


class RupiahField(forms.Field):
    """Whole rupiah from "1250000", "1.250.000", "Rp 1.250.000,00" → 1250000. None when empty and not required.

    Cents other than zero are refused, not rounded.
    """

    widget = RupiahInput
    default_error_messages = {
        "invalid": _("Enter whole rupiah in figures, for example 1.250.000."),
        "least": _("Enter at least %(limit)s."),
        "most": _("Enter at most %(limit)s."),
    }
    #: Bare figures, or groups of three with one and the same mark; then perhaps ",-", or zero cents after another mark.
    _SHAPE = re.compile(r"(?P<whole>\d+|\d{1,3}(?P<mark>[.,\s])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,]00?|,-)?")

    def __init__(self, *, min_value: int = 0, max_value: int = MOST_RUPIAH, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        text = re.sub(r"^rp\.?", "", str(value).strip().replace("\u00a0", " "), flags=re.IGNORECASE).strip()
        shape = self._SHAPE.fullmatch(text)
        # fullmatch takes any script's digits for \d; only 0-9 are meant.
        if not text or shape is None or not text.isascii():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        figures = re.sub(r"\D", "", shape["whole"])
        # Python reads no number of thousands of figures, and none that long is an amount.
        if len(figures) > _MOST_FIGURES:
            raise self._beyond()
        return int(figures)

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.min_value:
            limit = formats.rupiah(self.min_value)
            raise ValidationError(self.error_messages["least"], code="least", params={"limit": limit})
        if value > self.max_value:
            raise self._beyond()

    def _beyond(self) -> ValidationError:
        limit = formats.rupiah(self.max_value)
        return ValidationError(self.error_messages["most"], code="most", params={"limit": limit})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class DateInput(forms.DateInput):
    """The date picker of the device. Its value is always ISO, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A date from the picker, or typed as 24-11-2026, 24/11/2026."""

    widget = DateInput

    def __init__(self, *, min_value: date | None = None, max_value: date | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        super().__init__(**kwargs)
        for name, limit in (("min", min_value), ("max", max_value)):
            if limit is not None:
                self.widget.attrs[name] = limit.isoformat()


class DigitsField(forms.CharField):
    """A number that is an identity, kept as text: separators are dropped, only 0-9 stay, of a given length."""

    default_error_messages = {
        "digits": _("Enter figures only."),
        "length": _("Enter %(wanted)d figures; there are %(typed)d."),
    }

    def __init__(self, *, length: int, **kwargs: Any) -> None:
        self.length = length
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value: Any) -> str:
        return compact(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        if not re.fullmatch(r"[0-9]+", value):
            raise ValidationError(self.error_messages["digits"], code="digits")
        if len(value) != self.length:
            params = {"wanted": self.length, "typed": len(value)}
            raise ValidationError(self.error_messages["length"], code="length", params=params)
