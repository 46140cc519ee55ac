"""Recording and changing drafts: the agreement itself, and its targets."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals, count_sent
from partnerships import services
from partnerships.choices import AgreementKind
from partnerships.forms import AgreementForm, TargetForm, party_forms
from partnerships.kinds import SHAPES, Signer
from partnerships.models import Agreement, Target
from partnerships.selectors import kinds_to_draft, possible_parents
from partnerships.services.drafting import stamp_of_draft
from partnerships.views.base import Page

#: The button that asks for room for one more partner; what was typed stays.
_MORE = "more"


def _stamp(agreement: Agreement | None) -> str:
    """The mark of a draft as it is stored now."""
    return stamp_of_draft(Agreement.objects.get(pk=agreement.pk)) if agreement else ""


class DraftPage(Page):
    """The form of a draft with a block for each partner."""

    access = Needs("agreement.draft")
    template_name = "partnerships/draft.html"

    def form_page(
        self,
        kind: AgreementKind,
        form: AgreementForm,
        parties: Any,
        agreement: Agreement | None,
        status: int = 200,
        seen: str = "",
    ) -> HttpResponse:
        return self.page(
            status=status,
            kind=kind,
            shape=SHAPES[kind],
            form=form,
            parties=parties,
            agreement=agreement,
            seen=seen or self.request.POST.get("seen") or _stamp(agreement),
            lacks_parent="parent" in form.fields and not form.fields["parent"].queryset.exists(),  # type: ignore[attr-defined]
            takes_agency=SHAPES[kind].signer is Signer.AS_ABOVE,
        )

    def submitted(
        self, kind: AgreementKind, agreement: Agreement | None, save: Callable[..., Agreement]
    ) -> HttpResponse:
        """Save through the service, or show the form again with all that was typed."""
        data = self.request.POST
        if _MORE in data:
            return self._with_room(kind, agreement)
        form = AgreementForm(data, kind=kind, actor=self.actor, agreement=agreement)
        parties = party_forms(data, actor=self.actor, agreement=agreement)
        if all([form.is_valid(), parties.is_valid()]):
            try:
                row = save(actor=self.actor, parties=parties.parties(), **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
                # Whoever was told that somebody has saved meanwhile may send it once more.
                return self.form_page(kind, form, parties, agreement, status=422, seen=_stamp(agreement))
            messages.success(self.request, _("The draft has been saved."))
            return HttpResponseRedirect(row.get_absolute_url())
        return self.form_page(kind, form, parties, agreement, status=422)

    def _with_room(self, kind: AgreementKind, agreement: Agreement | None) -> HttpResponse:
        """The form as it was typed, with one more block for a partner and without a word about what is missing."""
        data = self.request.POST.copy()
        total = data.get("party-TOTAL_FORMS", "")
        data["party-TOTAL_FORMS"] = str(count_sent(total) + 1)
        form = AgreementForm(data, kind=kind, actor=self.actor, agreement=agreement)
        parties = party_forms(data, actor=self.actor, agreement=agreement)
        for filled in (form, *parties.forms):
            filled.errors.clear()
        parties.non_form_errors().clear()
        return self.form_page(kind, form, parties, agreement)


class DraftCreateView(DraftPage):
    """First the kind, by a link (``?kind=``), then what that kind asks for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.GET.get("kind"):
            return self._choose_kind()
        kind = self._kind()
        form = AgreementForm(kind=kind, actor=self.actor)
        parent = request.GET.get("under", "")
        if parent.isascii() and parent.isdigit() and "parent" in form.fields:
            form.initial["parent"] = int(parent)
        return self.form_page(kind, form, party_forms(actor=self.actor), None)

    def post(self, request: HttpRequest) -> HttpResponse:
        kind = self._kind()

        def save(**given: Any) -> Agreement:
            return services.draft_agreement(kind=kind, **given)

        return self.submitted(kind, None, save)

    def _kind(self) -> AgreementKind:
        asked = self.request.GET.get("kind")
        found = [kind for kind in kinds_to_draft(self.actor) if kind == asked]
        if not found:
            raise Http404
        return found[0]

    def _choose_kind(self) -> HttpResponse:
        choices = [
            {
                "value": kind.value,
                "label": kind.label,
                "shape": SHAPES[kind],
                "closed": not SHAPES[kind].stands_alone and not possible_parents(self.actor, kind).exists(),
            }
            for kind in kinds_to_draft(self.actor)
        ]
        self.template_name = "partnerships/choose_kind.html"
        return self.page(choices=choices)


class DraftEditView(DraftPage):
    """Change a draft."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self._draft(pk)
        kind = AgreementKind(agreement.kind)
        form = AgreementForm(kind=kind, actor=self.actor, agreement=agreement)
        return self.form_page(kind, form, party_forms(actor=self.actor, agreement=agreement), agreement)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self._draft(pk)

        def save(**given: Any) -> Agreement:
            return services.revise_agreement(agreement=agreement, seen=self.request.POST.get("seen", ""), **given)

        return self.submitted(AgreementKind(agreement.kind), agreement, save)

    def _draft(self, pk: int) -> Agreement:
        return self.agreement_to(pk, "agreement.draft")


class TargetAddView(Page):
    """One more promise of a draft."""

    access = Needs("agreement.draft")
    template_name = "partnerships/target.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(agreement=self.agreement_to(pk, "agreement.draft"), form=TargetForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.draft")
        form = TargetForm(request.POST)
        if form.is_valid():
            try:
                services.add_target(actor=self.actor, agreement=agreement, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The target has been added."))
                return redirect(agreement)
        return self.page(status=422, agreement=agreement, form=form)


class TargetRemoveView(Page):
    """Take a promise out of a draft."""

    access = Needs("agreement.draft")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        target = get_object_or_404(Target.objects.select_related("agreement", "region"), pk=pk)
        agreement = self.agreement_to(target.agreement_id, "agreement.draft")
        try:
            services.remove_target(actor=self.actor, target=target)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The target has been removed."))
        return redirect(agreement)
