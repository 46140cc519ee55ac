"""What is typed about requests and breaches."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.form_fields import DateField
from enterprises.models import Enterprise
from enterprises.selectors.finding import enterprise_by_number, register_number
from privacy.choices import DataKind, Ground, RequestChannel, RequestKind
from privacy.models import Breach

#: Register numbers taken in one go.
MOST_NUMBERS = 2000


def _time(label: Any, *, required: bool = True) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=required)


def _long(label: Any, *, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=5000, required=required, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def _moment(given: dict[str, Any], name: str) -> datetime | None:
    day, clock = given.pop(f"{name}_day", None), given.pop(f"{name}_time", None)
    return timezone.make_aware(datetime.combine(day, clock)) if day and clock else None


class AskForm(forms.Form):
    """What a person asks about their own data."""

    kind = forms.ChoiceField(label=_("What do you want?"), choices=RequestKind.choices, widget=forms.RadioSelect)
    text = _long(
        _("In your own words"),
        rows=3,
        required=False,
        help_text=_("For a correction: what is wrong, and what would be right. No need to write your NIK."),
    )


class RecordForm(forms.Form):
    """A request that came by letter or at the desk. Times are Western Indonesian."""

    kind = forms.ChoiceField(label=_("What is asked"), choices=RequestKind.choices)
    channel = forms.ChoiceField(
        label=_("How it came"), choices=[c for c in RequestChannel.choices if c[0] != RequestChannel.PORTAL]
    )
    name = forms.CharField(label=_("Name of the person"), max_length=150)
    number = forms.CharField(
        label=_("Register number of their enterprise"),
        max_length=30,
        required=False,
        help_text=_("Empty if the person is not in the register."),
    )
    received_day = DateField(label=_("Came on"))
    received_time = _time(_("At"))
    text = _long(_("What they say"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        self.initial |= {"received_day": now.date(), "received_time": now.time().replace(second=0, microsecond=0)}

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        number = given.pop("number", "")
        enterprise = enterprise_by_number(number) if number else None
        if number and enterprise is None:
            self.add_error("number", _now("No enterprise has the register number %(number)s.") % {"number": number})
        given["owner"] = enterprise.owner if enterprise else None
        given["received_at"] = _moment(given, "received")
        return given


class DecideForm(forms.Form):
    """Yes or no, and why."""

    answer = _long(_("Answer to the person"), rows=3, required=False)
    ground = forms.ChoiceField(
        label=_("Ground in law, if it is refused"), choices=[("", _("Choose")), *Ground.choices], required=False
    )


class BreachForm(forms.Form):
    """What is known of a breach so far. Times are Western Indonesian."""

    title = forms.CharField(label=_("What happened, in one line"), max_length=200)
    story = _long(_("What happened, and how"))
    happened_day = DateField(label=_("Happened on"), required=False)
    happened_time = _time(_("At"), required=False)
    known_day = DateField(label=_("Known since"), help_text=_("From this moment the 3×24 hours run."))
    known_time = _time(_("At"))
    data_kinds = forms.MultipleChoiceField(
        label=_("Data that were exposed"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple
    )
    persons = forms.IntegerField(label=_("Number of persons"), min_value=0, max_value=10_000_000)
    numbers = _long(
        _("Register numbers of the enterprises affected"),
        required=False,
        help_text=_("If they are known: one a line, or separated by commas."),
    )
    cause = _long(_("Cause"), rows=3, required=False)
    consequences = _long(_("What it may mean for the persons"), rows=3, required=False)
    measures = _long(_("What was done about it"), rows=3, required=False)
    contact = forms.CharField(label=_("Who answers questions (name, office, phone)"), max_length=200)

    def __init__(self, *args: Any, breach: Breach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if breach is None:
            return
        names = ("title", "story", "data_kinds", "persons", "cause", "consequences", "measures", "contact")
        self.initial = {name: getattr(breach, name) for name in names}
        for name in ("happened", "known"):
            if moment := getattr(breach, f"{name}_at"):
                local = timezone.localtime(moment)
                self.initial |= {f"{name}_day": local.date(), f"{name}_time": local.time()}
        self.initial["numbers"] = "\n".join(breach.enterprises.order_by("number").values_list("number", flat=True))

    def clean_numbers(self) -> list[Enterprise]:
        words = self.cleaned_data["numbers"].replace(",", "\n").split("\n")
        wanted = list(dict.fromkeys(register_number(word) for word in words if word.strip()))
        if len(wanted) > MOST_NUMBERS:
            raise ValidationError(_now("At most %(most)d numbers.") % {"most": MOST_NUMBERS})
        found = list(Enterprise.objects.filter(number__in=wanted).order_by("number"))
        unknown = sorted(set(wanted) - {enterprise.number for enterprise in found})
        if unknown:
            raise ValidationError(_now("Not in the register: %(numbers)s.") % {"numbers": ", ".join(unknown[:10])})
        return found

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        for name in ("happened", "known"):
            given[f"{name}_at"] = _moment(given, name)
        return given
