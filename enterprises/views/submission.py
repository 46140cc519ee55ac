"""Reading over a registration, handing it in, taking it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core import formats
from core.decisions import Refusal, Refused
from core.numbers import phone_for_people
from enterprises.checks import section_of
from enterprises.choices import ConsentPurpose
from enterprises.forms.catalogue import SECTIONS
from enterprises.models import Registration
from enterprises.selectors.identity import masked
from enterprises.selectors.registrations import missing_by_section
from enterprises.selectors.status import status_code
from enterprises.services import registration as services
from enterprises.validators import format_npwp
from enterprises.views.doors import PORTAL, Door
from enterprises.views.portal import PortalView, drop_draft, open_registration, warnings_of
from regions.selectors import full_names
from workflow.services import MoveRefused


@method_decorator(never_cache, name="dispatch")
class ReviewView(PortalView):
    """All that was filled in, what is still missing, and the button that hands it in."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        registration = self.own(pk)
        if registration.status not in services.EDITABLE:
            return self.refuse_change()
        return self.page(registration)

    def page(self, registration: Registration, refusals: list[Refusal] | None = None) -> HttpResponse:
        shown = open_registration(registration, self.door) | self.door.context()
        missing = missing_by_section(registration)
        context = shown | {
            "parts": [
                {
                    "section": section,
                    "rows": [row for row in rows_of(registration, name) if row[1] not in ("", None)],
                    "url": self.door.section_url(registration, name),
                    "gaps": [self.gap(registration, field) for field in missing[name]],
                }
                for name, section in self.door.sections.items()
            ],
            "pictures": registration.files.all(),
            "warnings": warnings_of(registration),
            "faults": [self.fault(registration, refusal) for refusal in refusals or []],
        }
        return render(self.request, "enterprises/portal/review.html", context, status=422 if refusals else 200)

    def gap(self, registration: Registration, field: str) -> dict[str, Any]:
        """An empty field with the box in which it is filled."""
        named: Any = registration._meta.get_field(field)
        return {"label": named.verbose_name, "url": box_url(registration, field, self.door)}

    def fault(self, registration: Registration, refusal: Refusal) -> dict[str, Any]:
        """A refusal with the box in which it is mended."""
        return {"text": str(refusal), "url": box_url(registration, refusal.field, self.door) if refusal.field else ""}


class SubmitView(ReviewView):
    """Hand it in. A second click finds the same registration; a refusal shows the review again, with what to mend."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        registration = self.own(pk)
        try:
            filed = services.submit(actor=request.actor, registration=registration)  # type: ignore[attr-defined]
        except MoveRefused as refused:
            if refused.stale:
                messages.warning(request, str(refused))
                return redirect(self.door.home)
            return self.page(registration, refused.refusals)
        except Refused as refused:
            return self.page(registration, refused.refusals)
        return drop_draft(self.handed_in(filed), f"{request.actor.user_id}/{filed.pk}")  # type: ignore[attr-defined]

    def handed_in(self, filed: Registration) -> HttpResponse:
        return redirect("enterprises:status-link", filed.number, status_code(filed.number or ""))


@method_decorator(never_cache, name="dispatch")
class WithdrawView(PortalView):
    """Take an own registration back, after being asked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        registration = self.own(pk)
        move = "drop" if self.door.is_assisted else "withdraw"
        if registration.status not in registration.lifecycle.move(move).sources:
            return self.refuse_change()
        context = self.door.context() | {"registration": registration}
        return render(request, "enterprises/portal/withdraw.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        registration = self.own(pk)
        try:
            services.withdraw(actor=request.actor, registration=registration)  # type: ignore[attr-defined]
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Your registration has been withdrawn."))
        return redirect(self.door.home)


#: Fields that are asked through other boxes: the first of these.
_FIRST_BOXES = {
    "consented_at": "agreed",
    "figures_year": "turnover",
    "village": "kabupaten",
    "home_village": "kabupaten",
}


def box_url(registration: Registration, field: str, door: Door = PORTAL) -> str:
    """The address of the very box in which a field is typed."""
    section = section_of(field)
    box = _FIRST_BOXES.get(field, field)
    # Radio buttons have no box of their own: the first stands for them.
    anchor = f"id_{box}_0" if box == "sex" else f"id_{box}"
    return f"{door.section_url(registration, section)}#{anchor}"


def rows_of(registration: Registration, section: str, *, hide_private: bool = False) -> list[tuple[Any, Any]]:
    """What was filled in, as its writer reads it, their own numbers in full; or as others do, private values masked."""
    if section == "consent":
        when = formats.moment(registration.consented_at) if registration.consented_at else ""
        ticked = [str(ConsentPurpose(purpose).label) for purpose in registration.agreed_on_paper]
        return [(_("Agreed"), when), *([(_("Ticked on the form"), ", ".join(ticked))] if ticked else [])]
    if section == "photos":
        return [(file.get_kind_display(), file.file_name) for file in registration.files.all()]
    fields = SECTIONS[section].form.base_fields
    hidden = registration.private_fields if hide_private else ()
    rows: list[tuple[Any, Any]] = [
        (field.label, masked(getattr(registration, name)) if name in hidden else shown_value(registration, name))
        for name, field in fields.items()
    ]
    if section == "figures" and registration.figures_year:
        rows.insert(0, (_("Year"), str(registration.figures_year)))
    return rows


def shown_value(registration: Registration, name: str) -> Any:
    value = getattr(registration, name)
    if value in (None, "", []):
        return ""
    column: Any = registration._meta.get_field(name)
    if name in ("village", "home_village"):
        code = getattr(registration, f"{name}_id")
        return full_names([code]).get(code, "")
    if isinstance(column, BigIntegerField):
        return formats.rupiah(value)
    if isinstance(value, list):
        labels = dict(column.base_field.choices)
        return ", ".join(str(labels.get(one, one)) for one in value)
    if column.choices:
        return getattr(registration, f"get_{name}_display")()
    shown: dict[str, Callable[[Any], Any]] = {
        "birth_date": formats.day,
        "nib_issued_on": formats.day,
        "phone": phone_for_people,
        "npwp": format_npwp,
        "kbli_section": lambda section: section.title,
    }
    return shown.get(name, str)(value)
