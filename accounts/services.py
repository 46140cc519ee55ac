"""What changes accounts."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import has_proved_address
from audit.services import record_act
from core.decisions import Refusal
from core.scope import Actor


def update_profile(*, actor: Actor, user: User, full_name: str, language: str) -> User:
    """Change one's own name and language; the row history keeps what it was."""
    user.full_name, user.language = full_name, language
    user.save(update_fields=["full_name", "language"])
    return user


def record_sign_in(*, actor: Actor, user: User) -> None:
    record_act(actor=actor, verb="account.sign_in", subject=user)


def record_sign_out(*, actor: Actor, user: User) -> None:
    record_act(actor=actor, verb="account.sign_out", subject=user)


def record_failed_sign_in(*, actor: Actor, login: str) -> None:
    """Keep who tried, masked: the text may be a password typed into the wrong box."""
    shown = f"{login[:3]}…" if len(login) > 3 else "…"
    # A failed sign-in rolls nothing back, so it stands in its own transaction.
    with transaction.atomic():
        record_act(actor=actor, verb="account.sign_in_failed", data={"login": shown})


def unproved(user: User) -> list[Refusal]:
    """Why this account can be given no role; empty when it can.

    Anyone may sign up with the address of somebody else; a role would then be theirs who hold the password.
    """
    if has_proved_address(user):
        return []
    return [
        Refusal(
            _("The e-mail address of this account is not confirmed: somebody else may have signed up with it."),
            _("Ask the person to set a new password by “Forgot password?” and then to confirm the address."),
        )
    ]


def deactivate(*, actor: Actor, user: User) -> User:
    """Close an account: dead at its next request, with its sessions and tokens."""
    with transaction.atomic():
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_tokens(user=user)
        record_act(actor=actor, verb="account.deactivate", subject=user)
    return user


def end_tokens(*, user: User) -> None:
    """The tokens of the API are dead from now on."""
    tokens: Any = user.auth_token_set  # type: ignore[attr-defined]
    tokens.all().delete()
