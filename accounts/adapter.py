"""How allauth finds, makes and names our users: by e-mail address or by phone number."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts import services
from accounts.fields import PhoneField
from accounts.models import User
from core.languages import keep_language


class AccountAdapter(DefaultAccountAdapter):
    """Phone numbers live on the user. No code is sent to them: there is no SMS gateway, so none is ever promised."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        # As long as ``login_failed`` in ACCOUNT_RATE_LIMITS.
        "too_many_login_attempts": _("Too many failed tries. Try again in 5 minutes, or set a new password."),
    }

    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        return PhoneField(**kwargs | {"label": PhoneField.label})

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: Any, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def get_user_search_fields(self) -> list[str]:
        return ["full_name", "email"]

    def save_user(self, request: HttpRequest, user: Any, form: forms.Form, commit: bool = True) -> Any:
        """Fill a new user from the sign-up form. An address or number left empty is none, not an empty text."""
        data = form.cleaned_data
        user.full_name = data["full_name"]
        user.email = data.get("email") or None
        user.phone = data.get("phone") or None
        user.language = getattr(request, "LANGUAGE_CODE", user.language)[:2]
        user.set_password(data["password1"])
        if commit:
            user.save()
        return user

    def set_password(self, user: Any, password: str) -> None:
        """A changed password ends the sessions by itself; the tokens of the API end with them."""
        super().set_password(user, password)
        services.end_tokens(user=user)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _on_our_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return _on_our_site(super().get_email_confirmation_url(request, emailconfirmation))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Go on in the language of the account, unless another was chosen on this browser."""
        response = super().post_login(request, user, **kwargs)
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        return response if chosen_here else keep_language(response, user.language)

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("no SMS gateway is configured")

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        raise NotImplementedError("no SMS gateway is configured")


def _on_our_site(url: str) -> str:
    """The same page at the address of the site. allauth takes the host the request named, which its sender chooses."""
    return f"{settings.SITE_URL}{urlsplit(url).path}"
