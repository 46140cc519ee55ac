"""What is typed about an agreement beside its text and its signing: the DPRD, the archive, persons' data, an
early end.
"""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.files import PDF, CheckedFileField
from core.form_fields import DateField
from partnerships.choices import FileKind, TerminationGround
from partnerships.models import Agreement


def _until_today(form: forms.Form, name: str) -> None:
    form.fields[name].widget.attrs["max"] = timezone.localdate().isoformat()


class CouncilForm(forms.Form):
    """Whether the DPRD must approve, why, and when it did."""

    needed = forms.TypedChoiceField(
        label=_("Must the DPRD approve?"),
        choices=[("no", _("Not needed")), ("yes", _("Needed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("Needed when it burdens the region or the public and the money is not in the APBD yet."),
    )
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    approved_on = DateField(label=_("Approved on"), required=False)
    document = CheckedFileField(kinds=[PDF], label=_("Document of the approval"), max_length=150, required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        said = {None: None, True: "yes", False: "no"}[agreement.council_needed]
        kwargs["initial"] = {
            "needed": said,
            "reason": agreement.council_reason,
            "approved_on": agreement.council_approved_on,
        }
        super().__init__(*args, **kwargs)
        _until_today(self, "approved_on")
        if agreement.files.filter(kind=FileKind.COUNCIL).exists():
            self.fields["document"].label = _("Another document of the approval")


class ArchiveForm(forms.Form):
    """Where the signed original lies."""

    archived_on = DateField(label=_("Put away on"))
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("For example: Biro Pemerintahan, lemari 3."))

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        since = agreement.archived_on or timezone.localdate()
        kwargs["initial"] = {"archived_on": since, "place": agreement.archive_place}
        super().__init__(*args, **kwargs)
        _until_today(self, "archived_on")


class DataBasisForm(forms.Form):
    """On what the partner may see persons' data."""

    basis = forms.CharField(
        label=_("Lawful basis"),
        required=False,
        max_length=300,
        help_text=_("For example: consent of the participants (form of 3 May 2026). Leave it empty to stop sharing."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Kept in the history.")
    )
    marks_optional = False

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        kwargs["initial"] = {"basis": agreement.data_basis}
        super().__init__(*args, **kwargs)


class TerminateForm(forms.Form):
    """On what ground an agreement ends early, and from which day."""

    termination_ground = forms.ChoiceField(
        label=_("Lawful ground"), choices=[("", _("Choose")), *TerminationGround.choices]
    )
    terminated_on = DateField(
        label=_("No longer in force from"), help_text=_("The first day on which it no longer holds.")
    )
    reason = forms.CharField(label=_("What happened"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("terminated_on", timezone.localdate())
        _until_today(self, "terminated_on")
