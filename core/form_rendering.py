"""Every form of the project looks and speaks alike: Bootstrap classes, described errors, optional fields marked."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

_CHECKS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


def css_class(widget: forms.Widget) -> str:
    """The Bootstrap class of a widget."""
    if isinstance(widget, _CHECKS):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class BoundField(forms.BoundField):
    """A field that knows how it is shown. Used by every form through ``FORM_RENDERER``."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        shown = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if shown.is_hidden:
            return built
        own = built.get("class") or shown.attrs.get("class", "")
        built["class"] = f"{css_class(shown)} {own}{' is-invalid' if self.errors else ''}".strip()
        # The affixes belong to the box around the input, not to the input.
        return built

    @property
    def is_check(self) -> bool:
        """A single box to tick: its label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_group(self) -> bool:
        """Several boxes under one legend."""
        return self.field.widget.use_fieldset

    @property
    def prefix(self) -> str:
        """What stands before the box, such as "Rp"."""
        return str(self.field.widget.attrs.get("data-prefix", ""))

    @property
    def suffix(self) -> str:
        """What stands after the box, such as "%"."""
        return str(self.field.widget.attrs.get("data-suffix", ""))

    @property
    def marked_optional(self) -> bool:
        """Whether to say that the field may stay empty; a filter or a tick box needs no such word.

        Nor does a choice of one that is made beforehand: nobody can take it back, only choose another.
        """
        if self.field.required or self.is_check:
            return False
        if isinstance(self.field.widget, forms.RadioSelect) and self.initial not in (None, ""):
            return False
        marks = getattr(self.form, "marks_optional", True)
        return marks if isinstance(marks, bool) else self.name in marks


class FormRenderer(TemplatesSetting):
    """Templates from ``templates/django/forms``; ``marks_optional`` of a form says which empty fields to call optional.

    True (the default) for all that are not required, False for none, or the names of some: those of a form that may be
    saved half filled but must be whole in the end.
    """

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = BoundField
