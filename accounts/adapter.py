"""How allauth finds, makes and names our users: by e-mail address or by phone number."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Phone numbers live on the user; no code is sent to them until a gateway is configured."""

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def get_user_search_fields(self) -> list[str]:
        return ["full_name", "email"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return True

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("no SMS gateway is configured")

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        raise NotImplementedError("no SMS gateway is configured")
