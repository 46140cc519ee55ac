"""Users, memberships and agencies in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import ReadOnlyPasswordHashField
from django.db.models import Exists, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.fields import PhoneField
from accounts.models import Agency, Membership, User
from accounts.selectors import proved_addresses
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

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.instance.pk and given.get("is_staff") and "is_staff" in self.changed_data:
            for refusal in services.unproved(User.objects.get(pk=self.instance.pk)):
                self.add_error("is_staff", str(refusal))
        return given

    def clean_phone(self) -> str | None:
        return self.cleaned_data["phone"] or None


class MembershipForm(forms.ModelForm):
    """A role, given only to an account whose address is its owner's. An account made in the same breath has none yet
    that anybody else could have signed up with.
    """

    _GIVES = frozenset({"user", "role", "agency", "region"})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        user = given.get("user")
        if user is not None and user.pk and (self.instance.pk is None or self._GIVES.intersection(self.changed_data)):
            for refusal in services.unproved(User.objects.get(pk=user.pk)):
                self.add_error(None, str(refusal))
        return given


class MembershipInline(admin.TabularInline):
    model = Membership
    form = MembershipForm
    extra = 0
    autocomplete_fields = ("agency", "region")


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    inlines = (MembershipInline,)
    list_display = ("full_name", "email", "is_proved", "phone", "is_active", "is_staff")
    readonly_fields = ("is_proved",)
    list_filter = ("is_active", "is_staff", "memberships__role")
    search_fields = ("full_name", "email", "phone")
    ordering = ("full_name", "pk")
    show_full_result_count = False
    list_per_page = 50

    @admin.display(boolean=True, description=_("e-mail address confirmed"))
    def is_proved(self, user: User) -> bool | None:
        return user.address_proved if user.pk and user.email else None  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).annotate(address_proved=Exists(proved_addresses()))

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
    form = MembershipForm
    list_display = ("user", "role", "agency", "region", "valid_from", "valid_to")
    list_filter = ("role",)
    list_select_related = ("user", "agency", "region")
    search_fields = ("user__full_name", "user__email", "agency__name")
    autocomplete_fields = ("user", "agency", "region")
    ordering = ("user__full_name", "pk")
    show_full_result_count = False
