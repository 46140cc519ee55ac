"""What every form does with the answer of a service."""

from django import forms

from core.decisions import Refused


def add_refusals(form: forms.BaseForm, refused: Refused) -> None:
    """Put each refusal beside the field it names, or above the form when it names none of this form's."""
    for refusal in refused.refusals:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
