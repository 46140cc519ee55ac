"""Partner organisations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from core.scope import may_on
from partnerships import services
from partnerships.filters import PartnerFilter
from partnerships.forms import PartnerForm
from partnerships.forms.shortlist import ProfileForm
from partnerships.models import Agreement, Call, Candidate, CompanyProfile, Partner
from partnerships.places import PARTNER_PAGE
from partnerships.services.partners import stamp_of_partner
from partnerships.services.shortlist import keep_profile, stamp_of_profile
from partnerships.tables import PartnerTable
from partnerships.views.base import Page


class PartnerListView(ListView):
    access = Needs("partner.view")
    queryset = Partner.objects.all()
    table_class = PartnerTable
    filterset_class = PartnerFilter
    page_title = gettext_lazy("Partners")
    empty_text = gettext_lazy("Record OK OCE first: agreements are made with a partner.")
    create = ("partnerships:partner-create", gettext_lazy("Record a partner"), "partner.manage")
    breadcrumbs = ((gettext_lazy("Partners"), ""),)


class PartnerView(Page):
    """One partner with its agreements, as far as the actor may see them."""

    access = Needs("partner.view")
    http_method_names = ["get"]
    template_name = "partnerships/partner.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = get_object_or_404(Partner.objects.visible_to(self.actor).select_related("agency"), pk=pk)
        agreements = Agreement.objects.visible_to(self.actor).filter(parties__partner=partner)
        calls = Call.objects.visible_to(self.actor)
        return self.page(
            partner=partner,
            agreements=agreements.select_related("agency", "parent").order_by("-pk"),
            profile=CompanyProfile.objects.filter(partner=partner).select_related("region").first(),
            candidacies=Candidate.objects.filter(partner=partner, call__in=calls)
            .select_related("call")
            .order_by("-call_id"),
            may_change=bool(may_on(self.actor, "partner.manage", partner)),
            panels=PARTNER_PAGE.draw(self.actor, partner),
        )


class PartnerCreateView(Page):
    access = Needs("partner.manage")
    template_name = "partnerships/partner_form.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(form=PartnerForm(actor=self.actor), partner=None)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PartnerForm(request.POST, actor=self.actor)
        if form.is_valid():
            try:
                partner = services.record_partner(actor=self.actor, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The partner has been recorded."))
                return redirect(partner)
        return self.page(status=422, form=form, partner=None)


class PartnerEditView(Page):
    access = Needs("partner.manage")
    template_name = "partnerships/partner_form.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = self._partner(pk)
        form = PartnerForm(instance=partner, actor=self.actor)
        return self.page(form=form, partner=partner, seen=stamp_of_partner(partner))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = self._partner(pk)
        form, seen = PartnerForm(request.POST, instance=self._partner(pk), actor=self.actor), _seen(request)
        if form.is_valid():
            try:
                services.update_partner(actor=self.actor, partner=partner, seen=seen, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
                # Whoever was told that somebody has saved meanwhile may send it once more.
                seen = stamp_of_partner(self._partner(pk))
            else:
                messages.success(request, _("The partner has been saved."))
                return redirect(partner)
        return self.page(status=422, form=form, partner=partner, seen=seen)

    def _partner(self, pk: int) -> Partner:
        return get_object_or_404(Partner.objects.reachable_by(self.actor, "partner.manage"), pk=pk)


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")


class ProfileView(Page):
    """What the agency knows of a company in its pool: what it does, where, and what it can offer."""

    access = Needs("partner.manage")
    template_name = "partnerships/partner_profile.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = self._partner(pk)
        return self._page(partner, ProfileForm(instance=self._profile(partner)), stamp_of_profile(partner))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        partner = self._partner(pk)
        form = ProfileForm(request.POST, instance=self._profile(partner))
        if not form.is_valid():
            return self._page(partner, form, _seen(request), status=422)
        try:
            keep_profile(actor=self.actor, partner=partner, seen=_seen(request), **form.cleaned_data)
        except Refused as refused:
            add_refusals(form, refused)
            return self._page(partner, form, stamp_of_profile(partner), status=422)
        messages.success(request, _("The partner has been saved."))
        return redirect(partner)

    def _page(self, partner: Partner, form: ProfileForm, seen: str, status: int = 200) -> HttpResponse:
        return self.page(status=status, form=form, partner=partner, seen=seen)

    def _partner(self, pk: int) -> Partner:
        return get_object_or_404(Partner.objects.reachable_by(self.actor, "partner.manage"), pk=pk)

    @staticmethod
    def _profile(partner: Partner) -> CompanyProfile:
        return CompanyProfile.objects.filter(partner=partner).first() or CompanyProfile(partner=partner)
