"""Forms of signing in, signing up and the own account."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.numbers import phone_or_none


class LoginForm(allauth_forms.LoginForm):
    """Sign in by e-mail address or phone number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("E-mail address or mobile phone number")
        login.max_length = 254
        login.widget.attrs.update(autocomplete="username", autocapitalize="none", spellcheck="false")
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)

    def clean_login(self) -> str:
        """Any usual way to write a phone number finds the account."""
        text = self.cleaned_data["login"].strip()
        return text if "@" in text else phone_or_none(text) or text


class SignupForm(allauth_forms.SignupForm):
    """An account for an entrepreneur: a name, a password, and a phone number or an e-mail address."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        help_text=_("As on your KTP."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("full_name", "phone", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = False
        self.fields["phone"].help_text = _("For example 0812 3456 7890.")
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("Needed if you want messages and a forgotten password sent to you.")
        self.fields["password1"].help_text = _("At least 10 characters. A short sentence is easy to remember.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error("phone", _("Give a mobile phone number or an e-mail address."))
        return cleaned

    def _clean_phone(self) -> None:
        # Said plainly, not hidden: without SMS nothing else could tell the owner that they already have an account.
        # Guessing is held back by the rate limit on sign-up.
        phone = self.cleaned_data.get("phone")
        if phone and User.objects.filter(phone=phone).exists():
            self.add_error("phone", _("This number already has an account. Sign in instead."))


class ProfileForm(forms.ModelForm):
    """What people may change about themselves."""

    class Meta:
        model = User
        fields = ("full_name", "language")
