"""What is typed about an input round: whom it asks, what an agency answers, what the drafter does with it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.form_fields import DateField
from enterprises.choices import Step
from partnerships.choices import FundingSource, Verdict
from partnerships.models import Answer, Article
from partnerships.services.answers import InputLine, Offer

#: Opportunities in one answer.
MOST_OFFERS = 30


class AgencyChoice(forms.ModelMultipleChoiceField):
    """Agencies of today to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Agency.objects.none(), **kwargs)

    def offer_today(self) -> None:
        self.queryset = Agency.objects.on(timezone.localdate()).order_by("short_name", "pk")

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class RoundForm(forms.Form):
    """A round: until when, whom, and who of them must answer."""

    deadline = DateField(label=_("Answer by"), help_text=_("Silent agencies are reminded 7, 3 and 1 days before."))
    message = forms.CharField(
        label=_("What is asked"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown above the text. For example: what the draft is for, what to look at."),
    )
    agencies = AgencyChoice(label=_("Agencies that are asked"), required=False)
    required = AgencyChoice(label=_("Must answer before the signing"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in ("agencies", "required"):
            self.fields[name].offer_today()  # type: ignore[attr-defined]
        self.fields["deadline"].widget.attrs["min"] = timezone.localdate().isoformat()

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each agency of today with its two ticks; all of them ticked in a form nobody has touched."""
        asked, required = (self._ticked(name) for name in ("agencies", "required"))
        for agency in self.fields["agencies"].queryset:  # type: ignore[attr-defined]
            key = str(agency.pk)
            yield {
                "agency": agency,
                "asked": asked is None or key in asked,
                "required": required is None or key in required,
            }

    def _ticked(self, name: str) -> set[str] | None:
        return set(self.data.getlist(name)) if self.is_bound else None  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the service of opening takes, of a valid form. One that is not asked cannot be required."""
        agencies = list(self.cleaned_data["agencies"])
        must = {agency.pk for agency in self.cleaned_data["required"]}
        return {
            "deadline": self.cleaned_data["deadline"],
            "message": self.cleaned_data["message"],
            "agencies": agencies,
            "required": must & {agency.pk for agency in agencies},
        }


class DeadlineForm(forms.Form):
    deadline = DateField(label=_("Answer by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline"].widget.attrs["min"] = timezone.localdate().isoformat()


class VerdictForm(forms.Form):
    """What an agency says of the draft as a whole."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Your verdict on the draft"), choices=Verdict.choices, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Remark"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    marks_optional = ("note",)


class InputForm(forms.Form):
    """What is said of one article."""

    text = forms.CharField(
        label=_("Input of your agency"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_objection = forms.BooleanField(
        label=_("This is an objection: the draft must not be signed like this"), required=False
    )
    marks_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("is_objection") and not cleaned.get("text"):
            self.add_error("text", _("Say what your objection is."))
        return cleaned


class OfferForm(forms.Form):
    """One opportunity by the duties of the agency."""

    step = forms.ChoiceField(
        label=_("Step"),
        choices=[("", _("Choose")), *((step.value, f"{step.value} {step.label}") for step in Step)],
    )
    activity = forms.CharField(label=_("Activity"), max_length=250)
    target_group = forms.CharField(label=_("For whom"), max_length=200, required=False)
    capacity = forms.IntegerField(label=_("Enterprises a year"), min_value=1, max_value=1_000_000)
    funding = forms.ChoiceField(label=_("Source of funds"), choices=FundingSource.choices, initial=FundingSource.APBD)


class _Offers(forms.BaseFormSet):
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this opportunity out")


OFFER_FIELDS = ("step", "activity", "target_group", "capacity", "funding")
OfferFormSet = forms.formset_factory(
    OfferForm,
    formset=_Offers,
    extra=1,
    max_num=MOST_OFFERS,
    absolute_max=MOST_OFFERS + 1,
    validate_max=True,
    can_delete=True,
)


class AnswerForms:
    """All that is typed in one answer: the verdict, an input for each article and one for the whole, opportunities."""

    def __init__(self, answer: Answer, articles: list[Article], data: Any = None) -> None:
        said = {item.article_id: item for item in answer.inputs.all()}
        verdict = {"revision": answer.revision, "verdict": answer.verdict, "note": answer.note}
        self.verdict = VerdictForm(data, initial=verdict)
        self.general = self._input(None, said, data)
        self.inputs = [(article, self._input(article, said, data)) for article in articles]
        offers = [{name: getattr(offer, name) for name in OFFER_FIELDS} for offer in answer.opportunities.all()]
        # What was sent stands for itself: beside what somebody else has saved since, an empty row would seem emptied.
        self.offers = OfferFormSet(data, initial=offers if data is None else None, prefix="offer")

    @staticmethod
    def _input(article: Article | None, said: dict[int | None, Any], data: Any) -> InputForm:
        item = said.get(article.pk if article else None)
        initial = {"text": item.text, "is_objection": item.is_objection} if item else {}
        return InputForm(data, initial=initial, prefix=f"input-{article.pk if article else 0}")

    def forms(self) -> list[Any]:
        """Every single form, for their errors."""
        return [self.verdict, self.general, *(form for _article, form in self.inputs), *self.offers.forms]

    def is_valid(self) -> bool:
        return all([*(form.is_valid() for form in self.forms()), self.offers.is_valid()])

    def has_errors(self) -> bool:
        """Whether something typed must be corrected; False for forms nobody has sent yet."""
        return any(form.errors for form in self.forms()) or bool(self.offers.non_form_errors())

    def forgive(self) -> None:
        """Show what was typed without a word about what is missing: the writer has only asked for more room."""
        for form in self.forms():
            form.errors.clear()
        self.offers.non_form_errors().clear()

    def values(self) -> dict[str, Any]:
        """What the service of saving takes, of valid forms."""
        inputs = [(None, self.general), *((article.pk, form) for article, form in self.inputs)]
        kept = [form.cleaned_data for form in self.offers.forms if form.cleaned_data.get("step")]
        return {
            **self.verdict.cleaned_data,
            "inputs": [
                InputLine(article_id, form.cleaned_data["text"], form.cleaned_data["is_objection"])
                for article_id, form in inputs
                if form.cleaned_data["text"]
            ],
            "offers": [Offer(**{name: row[name] for name in OFFER_FIELDS}) for row in kept if not row.get("DELETE")],
        }


class ResponseForm(forms.Form):
    """What the drafter does with an input."""

    accepted = forms.ChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Accepted")), ("no", _("Not accepted"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is accepted.")},
    )
    article = forms.IntegerField(
        label=_("Into article"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Number in the newest version."),
    )
    reason = forms.CharField(
        label=_("Reason or remark"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 2})
    )
    marks_optional = False

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"accepted": given["accepted"] == "yes"}
