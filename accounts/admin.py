"""Users, memberships and agencies in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import ReadOnlyPasswordHashField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.fields import PhoneField
from accounts.models import Agency, Membership, User
from core.admin import ReferenceAdmin


class UserForm(forms.ModelForm):
    """A user as administrators see it; a password is set for a new one and never shown."""

    phone = PhoneField(required=False)
    password = ReadOnlyPasswordHashField(label=_("Password"), required=False)
    new_password = forms.CharField(
        label=_("New password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Leave empty to keep the password. Tell it to the person by word of mouth."),
    )

    class Meta:
        model = User
        fields = ("full_name", "email", "phone", "language", "is_active", "is_staff", "is_superuser", "password")

    def clean_email(self) -> str | None:
        return (self.cleaned_data["email"] or "").lower() or None

    def clean_phone(self) -> str | None:
        return self.cleaned_data["phone"] or None


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ("agency", "region")


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    inlines = (MembershipInline,)
    list_display = ("full_name", "email", "phone", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "memberships__role")
    search_fields = ("full_name", "email", "phone")
    ordering = ("full_name", "pk")
    show_full_result_count = False
    list_per_page = 50

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are closed (not active), never deleted: the trace names them."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        password = form.cleaned_data.get("new_password")
        if password:
            obj.set_password(password)
        elif not change:
            obj.set_unusable_password()
        closing = change and "is_active" in form.changed_data and not obj.is_active
        super().save_model(request, obj, form, change)
        if password:
            services.end_tokens(user=obj)
        if closing:
            services.deactivate(actor=request.actor, user=obj)  # type: ignore[attr-defined]


@admin.register(Agency)
class AgencyAdmin(ReferenceAdmin):
    list_display = ("short_name", "name", "kind", "is_lead", "valid_from", "valid_to", "successor")
    list_filter = ("kind", "is_lead")
    search_fields = ("name", "short_name", "code")
    autocomplete_fields = ("successor",)
    ordering = ("short_name", "pk")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "role", "agency", "region", "valid_from", "valid_to")
    list_filter = ("role",)
    list_select_related = ("user", "agency", "region")
    search_fields = ("user__full_name", "user__email", "agency__name")
    autocomplete_fields = ("user", "agency", "region")
    ordering = ("user__full_name", "pk")
    show_full_result_count = False
