"""What is held of a person as an account. The account of staff stays: they answer for what they did with it."""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from accounts.models import Membership, User
from core.holdings import GONE, Person, register_holding


def _account(person: Person) -> QuerySet[User]:
    return User.objects.filter(pk=person.account)


def _without_office(person: Person) -> QuerySet[User]:
    return _account(person).exclude(pk__in=Membership.objects.values("user_id")).exclude(is_staff=True)


register_holding(
    name="0 account",
    title=_("Your account"),
    rows_of=_account,
    without=("password", "is_staff", "is_superuser", "is_active"),
    erased_rows=_without_office,
    naming=("full_name", "email", "phone"),
    emptied={
        "full_name": GONE,
        # An account has an address or a number; this one is nobody's.
        "email": lambda row: f"dihapus-{row.pk}@akun.invalid",
        "phone": None,
        "phone_verified": False,
        "is_active": False,
        "password": "!",
    },
)
register_holding(
    name="account addresses",
    title=_("Addresses"),
    rows_of=lambda person: EmailAddress.objects.filter(user_id=person.user_id),
    erased_rows=lambda person: EmailAddress.objects.filter(user__in=_without_office(person)),
    is_shown=False,
    is_deleted=True,
)
register_holding(
    name="account tokens",
    title=_("Tokens"),
    rows_of=lambda person: AuthToken.objects.filter(user_id=person.user_id),
    erased_rows=lambda person: AuthToken.objects.filter(user__in=_without_office(person)),
    is_shown=False,
    is_deleted=True,
)
