"""What people type about trainings."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField
from core.formats import day
from core.once import TokenForm
from core.scope import Actor
from partnerships.forms.company import CompanyField, offer_companies
from regions.selectors import regencies
from training.codes import read_code
from training.models import Training
from training.selectors import agreements_for
from training.services.planning import PLAN_FIELDS


class TrainingForm(TokenForm, forms.ModelForm):
    """The plan of a training; only ``fields`` that may still change are asked for."""

    company = CompanyField(_("Together with the partner company"))
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    enrol_until = DateField(label=_("Enrolment until"))

    class Meta:
        model = Training
        fields = PLAN_FIELDS
        labels = {
            "agreement": _("Under the agreement"),
            "title": _("Title"),
            "description": _("What participants learn"),
            "mode": _("How"),
            "venue": _("Place or address of the meeting"),
            "region": _("For enterprises of"),
            "quota": _("Places"),
            "minimum_attendance": _("Attendance needed for a certificate"),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "minimum_attendance": forms.NumberInput(attrs={"data-suffix": "%"}),
        }

    def __init__(self, *args: Any, actor: Actor, editable: tuple[str, ...] = PLAN_FIELDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {*editable, *(() if self.instance.pk else ("token",))}:
            del self.fields[name]
        if "agreement" in self.fields:
            self.fields["agreement"] = forms.ModelChoiceField(
                agreements_for(actor), label=_("Under the agreement"), empty_label=_("Choose an agreement")
            )
        if "company" in self.fields:
            offer_companies(self, agreements_for(actor))
        if "region" in self.fields:
            self.fields["region"] = forms.ModelChoiceField(
                regencies(), label=_("For enterprises of"), required=False, empty_label=_("The whole province")
            )

    def _post_clean(self) -> None:
        """The service looks at the whole training, once; its refusals come back beside their fields."""


class SessionForm(forms.Form):
    """One sitting: a day with its times, Western Indonesian time."""

    title = forms.CharField(label=_("Subject"), max_length=150)
    day = DateField(label=_("Day"))
    starts = forms.TimeField(label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The session ends before it begins."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What ``planning.add_session`` takes."""
        day = self.cleaned_data["day"]
        times = {f"{name}_at": datetime.combine(day, self.cleaned_data[name]) for name in ("starts", "ends")}
        return {"title": self.cleaned_data["title"]} | {k: timezone.make_aware(v) for k, v in times.items()}


class FindEnterpriseForm(forms.Form):
    """Looks for an enterprise to enrol."""

    q = forms.CharField(label=_("Name, owner or register number"), max_length=100, required=False)


class NumbersForm(forms.Form):
    """Register numbers as they come from a list: one a line, or between commas."""

    numbers = forms.CharField(
        label=_("Register numbers"),
        help_text=_("One a line, for example 1971-000123."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_numbers(self) -> list[str]:
        return self.cleaned_data["numbers"].replace(",", "\n").replace(";", "\n").splitlines()


class CodeForm(forms.Form):
    """The code printed on a certificate."""

    kode = forms.CharField(
        label=_("Code of the certificate"),
        help_text=_("26 letters and figures below the certificate, beside the QR code."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_kode(self) -> str:
        code = read_code(self.cleaned_data["kode"])
        if not code:
            raise ValidationError(_("This is not a whole code: it has 26 letters and figures."), code="invalid")
        return code


class TrainingChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        where = str(obj.region) if obj.region else _now("the whole province")
        return f"{obj.title} · {day(obj.starts_on)} · {where}"


class InviteForm(forms.Form):
    """One training that takes enrolments now."""

    training = TrainingChoice(
        Training.objects.none(),
        label=_("Training"),
        empty_label=_("Choose a training"),
        help_text=_("Owners with an account are told. The others their facilitator tells."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_now = Training.objects.visible_to(actor).open_on(timezone.localdate())
        field: Any = self.fields["training"]
        field.queryset = open_now.select_related("region").order_by("starts_on", "pk")
