"""The own account."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.generic import View

from accounts import services
from accounts.forms import ProfileForm
from accounts.models import Membership, User
from core.access import SIGNED_IN
from core.languages import keep_language
from core.scope import person_of


class ProfileView(View):
    """Name, language and roles of the person signed in."""

    access = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, ProfileForm(instance=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        user = User.objects.get(pk=person_of(request.actor))  # type: ignore[attr-defined]
        form = ProfileForm(request.POST, instance=user)
        if not form.is_valid():
            return self._page(request, form, status=422)
        services.update_profile(actor=request.actor, user=user, **form.cleaned_data)  # type: ignore[attr-defined]
        with translation.override(user.language):
            messages.success(request, _("Your account has been saved."))
        return keep_language(redirect("accounts:profile"), user.language)

    def _page(self, request: HttpRequest, form: ProfileForm, **kwargs: Any) -> HttpResponse:
        memberships = Membership.objects.current().filter(user=request.user.pk).select_related("agency", "region")
        context = {"form": form, "memberships": memberships.order_by("pk")}
        return render(request, "accounts/profile.html", context, **kwargs)
