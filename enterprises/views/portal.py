"""The entrepreneur's own pages: home, and the sections of a registration."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.generic import View

from core import typed
from core.access import PUBLIC, Needs
from core.decisions import Refused
from core.fields import digest
from core.forms import add_refusals
from enterprises.choices import ConsentPurpose, RegistrationStatus
from enterprises.forms.catalogue import SECTIONS, Section, after
from enterprises.forms.details import FilesForm
from enterprises.forms.sections import SectionForm
from enterprises.models import Enterprise, Registration
from enterprises.places import PORTAL_PAGE
from enterprises.selectors.journey import journey, next_step
from enterprises.selectors.registrations import (
    answered_by_section,
    merged_away,
    missing_by_section,
    officers_words,
    own_registrations,
)
from enterprises.selectors.standing import standing_of
from enterprises.selectors.status import status_code
from enterprises.services import registration as services
from enterprises.services.consents import template_of
from enterprises.services.filling import fill_section
from enterprises.services.photos import attach
from enterprises.validators import nik_warnings
from enterprises.views.doors import PORTAL, Door


class PortalView(View):
    """A page for whoever fills in registrations of their own; another person's does not exist here."""

    access = Needs("registration.own")
    door: ClassVar[Door] = PORTAL

    def own(self, pk: int) -> Registration:
        return get_object_or_404(own_registrations(self.request.actor), pk=pk)  # type: ignore[attr-defined]

    def refuse_change(self) -> HttpResponse:
        """Back home: what was asked for is no longer possible."""
        messages.warning(self.request, _("This registration has been submitted and can no longer be changed."))
        return redirect(self.door.home)


@method_decorator(never_cache, name="dispatch")
class HomeView(View):
    """Where an entrepreneur stands and what to do next; an invitation for whoever is not signed in."""

    access = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_authenticated:
            return render(request, "enterprises/portal/welcome.html", {"sections": SECTIONS.values()})
        registrations = list(own_registrations(actor).order_by("-pk"))
        by_status: dict[str, list[Registration]] = {status: [] for status in RegistrationStatus.values}
        for registration in registrations:
            by_status[registration.status].append(registration)
        opened = [*by_status[RegistrationStatus.CORRECTION], *by_status[RegistrationStatus.DRAFT]]
        enterprises = (
            Enterprise.objects.filter(owner__user_id=actor.user_id)
            .select_related("village", "facilitator")
            .order_by("pk")
        )
        context = {
            "opened": [open_registration(registration) for registration in opened],
            "waiting": [
                {"registration": waiting, "code": status_code(waiting.number or "")}
                for waiting in by_status[RegistrationStatus.SUBMITTED]
            ],
            "turned_down": [
                {"registration": refused, "words": officers_words(refused, "refuse")}
                # Told until a new one is begun.
                for refused in registrations[:1]
                if refused.status == RegistrationStatus.REFUSED
            ],
            "enterprises": [self.enterprise(enterprise) for enterprise in enterprises],
            "merged_away": merged_away(actor),
            "has_draft": bool(by_status[RegistrationStatus.DRAFT]),
        }
        return render(request, "enterprises/portal/home.html", context)

    def enterprise(self, enterprise: Enterprise) -> dict[str, Any]:
        steps, place = journey(enterprise), standing_of(enterprise)
        coming = next_step(steps)
        return {
            "enterprise": enterprise,
            "steps": steps,
            "done": sum(line.state == "done" for line in steps),
            "coming": coming,
            "advice": place.cause.advice if place and place.cause else "",
            "asks": place.asks if place else [],
            "needs_nib": not enterprise.nib,
            "panels": PORTAL_PAGE.draw(self.request.actor, enterprise),  # type: ignore[attr-defined]
        }


def open_registration(registration: Registration, door: Door = PORTAL) -> dict[str, Any]:
    """One registration that can still be changed, as the home and the review page show it."""
    missing, answered = missing_by_section(registration), answered_by_section(registration)
    tasks = [
        {
            "title": section.title,
            "text": _task_text(section, missing=bool(missing[name]), answered=answered[name]),
            "state": "filled" if answered[name] and not missing[name] else "todo",
            "url": door.section_url(registration, name),
        }
        for name, section in door.sections.items()
    ]
    return {
        "registration": registration,
        "tasks": tasks,
        "filled": sum(task["state"] == "filled" for task in tasks),
        "complete": not any(missing.values()),
        "first_gap": next((name for name, names in missing.items() if names), ""),
        "words": officers_words(registration, "return") if registration.status == RegistrationStatus.CORRECTION else "",
    }


def _task_text(section: Section, *, missing: bool, answered: bool) -> Any:
    if section.may_be_skipped and not answered:
        return _("You may leave this out.")
    return section.lead if missing else ""


class BeginView(PortalView):
    """Begin a registration, or go on with the one that is open."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        registration = services.begin(actor=request.actor)  # type: ignore[attr-defined]
        gap = open_registration(registration)["first_gap"]
        if not gap:
            return redirect("enterprises:review", registration.pk)
        return redirect("enterprises:section", registration.pk, gap)


# A page may stand in the browser's memory, so that its "back" brings back what was typed when the line or we were away.
@method_decorator(cache_control(private=True, no_cache=True), name="dispatch")
class SectionView(PortalView):
    """One section of a registration. What was typed when the session had ended is there again after signing in."""

    keeps_typed = True

    def get(self, request: HttpRequest, pk: int, section: str) -> HttpResponse:
        registration = self.own(pk)
        if registration.status not in services.EDITABLE:
            return self.refuse_change()
        before = typed.kept(request)
        form = self.door.sections[section].form(before, instance=registration)
        return self.page(self.door.sections[section], registration, form, unsaved=before is not None)

    def post(self, request: HttpRequest, pk: int, section: str) -> HttpResponse:
        registration = self.own(pk)
        form = self.door.sections[section].form(request.POST, request.FILES, instance=registration)
        valid = form.is_valid()
        try:
            # A browser hands a file over once: what is good is kept, also when another file or a box is not.
            kept = attach(actor=request.actor, registration=registration, files=files_of(form))  # type: ignore[attr-defined]
            if not valid:
                asks_for_list = getattr(form, "choosing_region", False)
                self.tell_kept(form, kept)
                return self.page(self.door.sections[section], registration, form, status=200 if asks_for_list else 422)
            saved = fill_section(
                actor=request.actor,  # type: ignore[attr-defined]
                registration=registration,
                section=section,
                values=form.values,
            )
        except Refused as refused:
            registration.refresh_from_db(fields=["status"])
            if registration.status not in services.EDITABLE:
                return self.refuse_change()
            add_refusals(form, refused)
            return self.page(self.door.sections[section], registration, form, status=422)
        typed.forget(request)
        response = HttpResponseRedirect(self.next_url(saved, section, form))
        return drop_draft(response, self.draft_key(saved, section))

    def draft_key(self, registration: Registration, section: str) -> str:
        return f"{self.request.actor.user_id}/{registration.pk}/{section}"  # type: ignore[attr-defined]

    def next_url(self, saved: Registration, section: str, form: SectionForm) -> str:
        """Onward; back to the same page once when the NIK raises a question, which may then be passed over."""
        if "later" in self.request.POST:
            messages.success(self.request, _("Saved. You can go on any time, also from another phone."))
            return reverse(self.door.home)
        asked = {"nik", "birth_date", "sex"} & set(form.changed_data)
        if section == "owner" and asked and warnings_of(saved):
            return self.door.section_url(saved, section)
        following = after(section)
        if following is None or saved.status == RegistrationStatus.CORRECTION:
            return self.door.review_url(saved)
        return self.door.section_url(saved, following)

    @staticmethod
    def tell_kept(form: SectionForm, kept: list[str]) -> None:
        if kept and isinstance(form, FilesForm):
            form.mark_kept()

    def page(
        self,
        section: Section,
        registration: Registration,
        form: SectionForm,
        *,
        unsaved: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        following = after(section.name)
        names = list(self.door.sections)
        context = self.door.context() | {
            "section": section,
            "registration": registration,
            "form": form,
            "unsaved": unsaved,
            "warnings": warnings_of(registration) if section.name == "owner" and not form.is_bound else [],
            "place": names.index(section.name) + 1,
            "total": len(names),
            "onward_url": self.door.section_url(registration, following)
            if following
            else self.door.review_url(registration),
            "draft_key": self.draft_key(registration, section.name),
            "draft_base": digest(f"{form.stored}")[:16],
            "consent_text": template_of(ConsentPurpose.PROGRAMME),
        }
        return render(self.request, "enterprises/portal/section.html", context, status=status)


def drop_draft(response: HttpResponse, key: str) -> HttpResponse:
    """Tell the script of the next page that what was typed under ``key`` is saved and need not stay on the device."""
    response.set_cookie(
        "saved_draft", key.replace("/", ":"), max_age=120, samesite="Lax", secure=settings.CSRF_COOKIE_SECURE
    )
    return response


def files_of(form: SectionForm) -> dict[str, Any]:
    return dict(form.files_given) if isinstance(form, FilesForm) else {}


def warnings_of(registration: Registration) -> list[str]:
    """What in the stored NIK does not fit the birth date and sex beside it; a question, never a refusal."""
    if not registration.nik:
        return []
    return nik_warnings(registration.nik, registration.birth_date, registration.sex)
