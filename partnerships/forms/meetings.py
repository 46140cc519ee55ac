"""What is typed about meetings and what they decide."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.form_fields import DateField
from core.once import TokenForm
from partnerships.forms.agreements import AgencyField
from partnerships.forms.rounds import AgencyChoice
from partnerships.models import Meeting, MeetingInvitation
from partnerships.services.meetings import Attendance


class MeetingForm(TokenForm):
    """An invitation: what about, when, where, whom. Times are Western Indonesian."""

    title = forms.CharField(label=_("Title"), max_length=200)
    day = DateField(label=_("Day"))
    starts = forms.TimeField(label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Place or link"), max_length=250)
    agenda = forms.CharField(
        label=_("Agenda"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    agencies = AgencyChoice(
        label=_("Agencies that are invited"), error_messages={"required": _("Choose at least one agency.")}
    )

    def __init__(self, data: Any = None, *, meeting: Meeting | None = None) -> None:
        initial: dict[str, Any] = {}
        if meeting is not None:
            starts = timezone.localtime(meeting.starts_at)
            initial = {name: getattr(meeting, name) for name in ("title", "place", "agenda")}
            initial |= {
                "day": starts.date(),
                "starts": starts.time(),
                "agencies": list(meeting.invitations.values_list("agency_id", flat=True)),
            }
        super().__init__(data, initial=initial)
        if meeting is not None:
            del self.fields["token"]
        field: Any = self.fields["agencies"]
        field.offer_today()
        # One that has ended since stays invited until it is taken out.
        field.queryset = Agency.objects.filter(pk__in=initial.get("agencies", [])) | field.queryset

    def values(self) -> dict[str, Any]:
        """What the services of calling and changing take, of a valid form."""
        given = self.cleaned_data
        sent = {"token": given["token"]} if "token" in given else {}
        starts_at = timezone.make_aware(datetime.combine(given["day"], given["starts"]))
        kept = {name: given[name] for name in ("title", "place", "agenda")}
        return kept | sent | {"starts_at": starts_at, "agencies": list(given["agencies"])}


class MinutesForm(forms.Form):
    """The minutes, and of each invited agency whether it came and who for it."""

    minutes = forms.CharField(
        label=_("Minutes"), required=False, max_length=50_000, widget=forms.Textarea(attrs={"rows": 12})
    )
    marks_optional = False

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={"minutes": meeting.minutes})
        self.invitations = list(meeting.invitations.select_related("agency"))
        for row in self.invitations:
            came = {True: "yes", False: "no"}.get(row.attended, "") if row.attended is not None else ""
            self.fields[f"attended_{row.pk}"] = forms.ChoiceField(
                label=row.agency.name,
                choices=[("yes", _("came")), ("no", _("did not come"))],
                required=False,
                widget=forms.RadioSelect,
                initial=came,
            )
            self.fields[f"delegate_{row.pk}"] = forms.CharField(
                label=_("Who came"), max_length=150, required=False, initial=row.delegate
            )

    def rows(self) -> Iterator[tuple[MeetingInvitation, forms.BoundField, forms.BoundField]]:
        """Each invitation with its two fields."""
        for row in self.invitations:
            yield row, self[f"attended_{row.pk}"], self[f"delegate_{row.pk}"]

    def values(self) -> dict[str, Any]:
        """What the service of writing takes, of a valid form."""
        given = self.cleaned_data
        came = {"yes": True, "no": False}
        return {
            "minutes": given["minutes"],
            "attendance": {
                row.pk: Attendance(came.get(given[f"attended_{row.pk}"]), given[f"delegate_{row.pk}"])
                for row in self.invitations
            },
        }


class DecisionForm(TokenForm):
    """What was decided, who does it, by when."""

    text = forms.CharField(label=_("Decision"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    owner = AgencyField(Agency.objects.none(), label=_("Carried out by"), empty_label=_("Choose"))
    due_on = DateField(label=_("By"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["owner"].queryset = Agency.objects.on(today).order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()
