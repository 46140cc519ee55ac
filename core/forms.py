"""What forms do with the answer of a service, and how many of them were sent."""

from django import forms

from core.decisions import Refused
from core.numbers import is_digits
from core.once import TokenForm


def add_refusals(form: forms.BaseForm, refused: Refused) -> None:
    """Put each refusal beside the field it names, or above the form when it names none of this form's."""
    for refusal in refused.refusals:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    if "token" in form.fields and isinstance(form, TokenForm):
        form.renew_token()


def count_sent(total: str) -> int:
    """How many forms of a set a browser says it sent (``…-TOTAL_FORMS``); 0 for what no page of ours would say."""
    return int(total) if is_digits(total) and len(total) < 5 else 0
