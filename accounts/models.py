"""Users, agencies (OPD) and the memberships that join them."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import AgencyKind, Role
from core.scope import ScopedQuerySet


class UserManager(BaseUserManager["User"]):
    """Users are made with an e-mail address, a phone number, or both."""

    def create_user(
        self,
        *,
        full_name: str,
        email: str | None = None,
        phone: str | None = None,
        password: str | None = None,
        **extra: Any,
    ) -> "User":
        """Make a user; ``phone`` in E.164. Raises ``ValueError`` when neither e-mail nor phone is given."""
        if not email and not phone:
            raise ValueError("a user needs an e-mail address or a phone number")
        user = self.model(full_name=full_name, email=self.normalize_email(email) or None, phone=phone or None, **extra)
        if user.email:
            user.email = user.email.lower()
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, full_name: str, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(
            full_name=full_name, email=email, password=password, is_staff=True, is_superuser=True, **extra
        )


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in, by e-mail address or phone number."""

    full_name = models.CharField(_("full name"), max_length=150)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(_("phone number verified"), default=False)
    language = models.CharField(
        _("language"), max_length=5, default="id", choices=[("id", "Indonesia"), ("en", "English")]
    )
    is_staff = models.BooleanField(_("may enter the administration"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="user_has_email_or_phone",
                violation_error_message=_("Give an e-mail address or a phone number."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class AgencyQuerySet(ScopedQuerySet):
    def on(self, day) -> "AgencyQuerySet":  # type: ignore[no-untyped-def]
        """The agencies that exist on ``day``."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


@pghistory.track()
class Agency(models.Model):
    """A provincial agency (OPD). Agencies merge and are renamed: validity dates and a successor tell the story."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind, default=AgencyKind.DINAS)
    programme_role = models.CharField(_("role in the programme"), max_length=300, blank=True)
    is_lead = models.BooleanField(
        _("leads the programme"), default=False, help_text=_("Its staff see the register of the whole province.")
    )
    valid_from = models.DateField(_("exists since"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency (OPD)")
        verbose_name_plural = _("agencies (OPD)")
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agency_validity_ordered",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")), name="agency_not_own_successor"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def exists_on(self, day) -> bool:  # type: ignore[no-untyped-def]
        """Whether the agency exists on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


class MembershipQuerySet(models.QuerySet):
    def current(self, day=None) -> "MembershipQuerySet":  # type: ignore[no-untyped-def]
        """The memberships in force on ``day`` (today when not given)."""
        day = day or timezone.localdate()
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


_AGENCY_ROLES = [Role.AGENCY_HEAD, Role.AGENCY_OFFICER]
_REGION_ROLES = [Role.VERIFIER, Role.FACILITATOR]


@pghistory.track()
class Membership(models.Model):
    """A role of a user, in an agency or a region, between two dates."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=20, choices=[c for c in Role.choices if c[0] != Role.ENTREPRENEUR])
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("agency (OPD)")
    )
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    valid_from = models.DateField(_("in force since"), null=True, blank=True)
    valid_to = models.DateField(_("in force until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "agency", "region"], nulls_distinct=False, name="membership_once"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=_AGENCY_ROLES) | Q(agency__isnull=False),
                name="membership_agency_role_has_agency",
                violation_error_message=_("This role needs an agency."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=_REGION_ROLES, region__isnull=False)
                | (~Q(role__in=_REGION_ROLES) & Q(region__isnull=True)),
                name="membership_region_role_has_region",
                violation_error_message=_("Verifiers and facilitators need a region; other roles have none."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_validity_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.agency or self.region or ''}".rstrip(": ")
