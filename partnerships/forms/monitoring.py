"""What is typed about an agreement in force: quarterly reports, its evaluation, its extension. No figure is."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField
from partnerships.choices import Recommendation
from partnerships.models import Agreement, Evaluation, Partner, QuarterReport
from partnerships.services.extending import first_day_after, may_be_addendum

LONGEST_TEXT = 20_000
NEW, ADDENDUM = "new", "addendum"


def _long(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TEXT,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class QuarterForm(forms.Form):
    """What officers say of a quarter. ``revision`` is that of the report they began from."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    narrative = _long(_("What was done"), 8, _("What happened in this quarter, and what the figures do not tell."))
    obstacles = _long(_("Obstacles"), 4, _("What stood in the way, and what was done about it."))
    plan = _long(_("Plan for the next quarter"), 4)
    marks_optional = ("obstacles", "plan")

    def __init__(self, *args: Any, paper: QuarterReport, **kwargs: Any) -> None:
        names = ("revision", "narrative", "obstacles", "plan")
        kwargs["initial"] = {name: getattr(paper, name) for name in names}
        super().__init__(*args, **kwargs)


class EvaluationForm(forms.Form):
    """What is judged of a whole term. ``revision`` is that of the evaluation the writer began from."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    recommendation = forms.ChoiceField(
        label=_("Recommendation"), choices=Recommendation.choices, required=False, widget=forms.RadioSelect
    )
    summary = _long(_("Why"), 10, _("What was reached and what was not, and what should be different from now on."))
    marks_optional = False

    def __init__(self, *args: Any, paper: Evaluation, **kwargs: Any) -> None:
        names = ("revision", "recommendation", "summary")
        kwargs["initial"] = {name: getattr(paper, name) for name in names}
        super().__init__(*args, **kwargs)


class ExtensionForm(forms.Form):
    """In which form an agreement goes on, for how long, and what is taken over."""

    form = forms.ChoiceField(
        label=_("Form"),
        choices=[(NEW, _("A new agreement")), (ADDENDUM, _("An addendum to this one"))],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("Title"), max_length=250)
    starts_on = DateField(label=_("In force from"))
    ends_on = DateField(label=_("In force until"))
    partners = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label=_("Partners that go on"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With who signs for them. Others are added in the draft."),
    )
    with_scope = forms.BooleanField(label=_("Take over the object and scope"), required=False)
    with_text = forms.BooleanField(
        label=_("Take over the text"),
        required=False,
        help_text=_("The articles that were agreed become the first version of a new agreement."),
    )
    with_targets = forms.BooleanField(
        label=_("Take over the targets"),
        required=False,
        help_text=_("The same amounts, moved by as many years as the beginning. They can be changed in the draft."),
    )
    marks_optional = False

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        begins = first_day_after(agreement)
        term = agreement.ends_on - agreement.starts_on if agreement.ends_on and agreement.starts_on else timedelta()
        partners = Partner.objects.filter(pk__in=agreement.parties.values("partner")).order_by("name", "pk")
        kwargs["initial"] = {
            "form": NEW,
            "title": agreement.title,
            "starts_on": begins,
            "ends_on": begins + term if begins else None,
            "partners": [partner.pk for partner in partners],
            "with_scope": True,
            "with_text": True,
            "with_targets": True,
        }
        super().__init__(*args, **kwargs)
        if not agreement.versions.exists():
            del self.fields["with_text"]
        self.fields["partners"].queryset = partners  # type: ignore[attr-defined]
        if not may_be_addendum(agreement):
            self.fields["form"].choices = [(NEW, _now("A new agreement"))]  # type: ignore[attr-defined]
