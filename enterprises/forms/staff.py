"""What officers type about an enterprise."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.fields import PhoneField
from accounts.models import Agency
from core.form_fields import DateField
from core.scope import Actor
from enterprises.choices import Step
from enterprises.forms.sections import NumberField
from enterprises.models import Enterprise, KbliSection
from enterprises.selectors.identity import masked
from enterprises.selectors.journey import StepLine, agencies_to_credit
from enterprises.services.journey import PROVED_ELSEWHERE
from enterprises.validators import clean_nib, clean_npwp, clean_postcode
from regions.forms import RegionCascadeMixin


def reason_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), help_text=help_text
    )


class CorrectionForm(RegionCascadeMixin, forms.ModelForm):
    """Contact, product and address of an enterprise. Private values are not shown: an empty box keeps them."""

    phone = PhoneField(required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    nib = NumberField(clean_nib, label=_("NIB"))
    npwp = NumberField(clean_npwp, label=_("NPWP"))
    postcode = NumberField(clean_postcode, label=_("Postcode"))
    reason = reason_field(_("How you know, for example: “visited on 3 May, moved in March”. It stays in the history."))

    class Meta:
        model = Enterprise
        fields = (
            "name",
            "main_product",
            "legal_form",
            "kbli_section",
            "nib",
            "npwp",
            "phone",
            "email",
            "village",
            "street",
            "postcode",
            "reason",
        )

    PRIVATE = ("npwp", "phone", "email")

    def __init__(self, *args: Any, instance: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, **kwargs)
        sections: Any = self.fields["kbli_section"]
        sections.queryset = KbliSection.objects.current() | KbliSection.objects.filter(pk=instance.kbli_section_id)
        for name in self.PRIVATE:
            stored = getattr(instance if name == "npwp" else instance.owner, name)
            self.initial[name] = ""
            if stored:
                keep = _now("Leave empty to keep %(value)s.") % {"value": masked(stored)}
                self.fields[name].help_text = keep

    @property
    def values(self) -> dict[str, Any]:
        """What ``services.enterprise.correct`` takes: private values only where something was typed."""
        given = self.cleaned_data
        return {name: value for name, value in given.items() if value or name not in self.PRIVATE}

    def validate_unique(self) -> None:
        """The service says it, in the words of the programme."""


class StepForm(forms.Form):
    """A step an officer has seen done: only steps that are not done yet and that no record of their own proves."""

    step = forms.ChoiceField(label=_("Step"))
    achieved_on = DateField(label=_("Done on"))
    evidence_text = forms.CharField(
        label=_("What you have seen"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: NIB 0220101234567 seen on the original."),
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Helped by"), required=False, empty_label=_("No agency")
    )

    def __init__(self, *args: Any, enterprise: Enterprise, steps: list[StepLine], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        opened = [line for line in steps if line.state != "done" and line.code not in PROVED_ELSEWHERE]
        choice: Any = self.fields["step"]
        choice.choices = [
            ("", _("Choose from the list")),
            *((line.code, f"{line.code} · {line.title}") for line in opened),
        ]
        self.fields["achieved_on"].widget.attrs |= {"min": enterprise.first_day.isoformat(), "max": today.isoformat()}
        agencies: Any = self.fields["agency"]
        agencies.queryset = agencies_to_credit(actor, enterprise)

    def clean_step(self) -> Step:
        return Step(self.cleaned_data["step"])


class RevokeForm(forms.Form):
    reason = reason_field(_("Say what was wrong. The step can be recorded again later."))
