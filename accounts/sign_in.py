"""Hears from Django who signed in, out or failed to: the framework tells it by signals only."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from accounts import services
from accounts.actors import ANONYMOUS, build_actor


@receiver(user_logged_in)
def signed_in(sender: Any, user: Any, **kwargs: Any) -> None:
    services.record_sign_in(actor=build_actor(user), user=user)


@receiver(user_logged_out)
def signed_out(sender: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        services.record_sign_out(actor=build_actor(user), user=user)


@receiver(user_login_failed)
def sign_in_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    login = next((str(credentials[key]) for key in ("email", "phone", "username") if credentials.get(key)), "")
    services.record_failed_sign_in(actor=ANONYMOUS, login=login)
