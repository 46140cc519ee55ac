"""The register: owners, enterprises and their yearly figures."""

import re
from datetime import date
from typing import ClassVar, cast

import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.decisions import Refused
from core.fields import EncryptedTextField
from core.scope import ScopedQuerySet, prefix_q
from core.search import contains_spellings, contains_words, resembles_words, words_of
from enterprises.choices import BusinessClass, ClassBasis, FigureSource, LegalForm, Restriction, Sex
from enterprises.models.reference import ClassThreshold, KbliSection
from enterprises.models.registration import Registration
from enterprises.models.vocabulary import Word


class OwnerQuerySet(models.QuerySet):
    def restricted(self) -> "OwnerQuerySet":
        """Those whose data are kept but not used, among them those whose data are gone."""
        return self.filter(restricted_at__isnull=False)


@pghistory.track()
class Owner(models.Model):
    """A person who owns enterprises; one NIK, one owner."""

    #: Shown masked to everyone but the owner; see ``services.identity``.
    private_fields: ClassVar[tuple[str, ...]] = ("nik", "phone", "email")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owner",
        verbose_name=_("account"),
    )
    nik = EncryptedTextField(_("NIK"))
    nik_digest = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(_("full name"), max_length=150)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    phone = models.CharField(_("mobile phone number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    #: Since when their data are kept but not used (UU 27/2022 art. 11), and since when they are gone (art. 8).
    restriction = models.CharField(_("restriction"), max_length=10, choices=Restriction, blank=True)
    restricted_at = models.DateTimeField(_("use restricted since"), null=True, blank=True)
    erased_at = models.DateTimeField(_("data deleted"), null=True, blank=True)

    objects = OwnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("owner")
        verbose_name_plural = _("owners")
        ordering = ["full_name", "pk"]
        indexes = [
            models.Index(fields=["phone"], name="owner_phone"),
            models.Index(fields=["id"], condition=Q(restricted_at__isnull=False), name="owner_restricted"),
        ]

    def __str__(self) -> str:
        return self.full_name


class EnterpriseQuerySet(ScopedQuerySet):
    def under(self, region_code: str) -> "EnterpriseQuerySet":
        """Those in a region: a province, kabupaten/kota, kecamatan or village code."""
        return self.filter(prefix_q("village__code", [region_code]))

    def usable(self) -> "EnterpriseQuerySet":
        """Those whose owner has not had the use of their data restricted (UU 27/2022 art. 11)."""
        # Few are: found beforehand, by an index of their own.
        return self.exclude(owner_id__in=Owner.objects.restricted().order_by().values("pk"))

    def consented_to(self, purpose: str) -> "EnterpriseQuerySet":
        """Those whose owner agrees to ``purpose`` at this moment (UU 27/2022 art. 20), and lets their data be used."""
        # The models of consent stand above this one and import it.
        given = apps.get_model("enterprises", "Consent")._default_manager.standing(purpose)
        return self.usable().filter(owner_id__in=given.filter(owner__isnull=False).values("owner_id"))

    def hold(self, pk: int) -> "Enterprise":
        """The row, locked until the transaction ends; whoever changes its steps, figures or numbers holds it first.

        Taken before any row that points at the enterprise is written: two writers who asked for it afterwards would
        wait for each other. Not FOR UPDATE: such rows, in another hand, must not wait for it. Raises ``Refused`` when
        it has been merged away meanwhile.
        """
        row = self.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
        if row is None:
            raise Refused(_now("This record has just been merged with another one. Open the page again."))
        return cast("Enterprise", row)

    def with_step(self, step: str) -> "EnterpriseQuerySet":
        """Those that have done a step, not revoked."""
        return self.filter(Exists(_standing_step(step)))

    def without_step(self, step: str) -> "EnterpriseQuerySet":
        return self.filter(~Exists(_standing_step(step)))

    def search(self, text: str) -> "EnterpriseQuerySet":
        """By register number or NIB; else by the words of name, product and owner, misspelt only if none has them so.

        Asks the database at once whether any row holds the words as typed, and if not, what they may have meant.
        """
        words = words_of(text)
        if not words:
            return self
        if len(words) == 1 and re.fullmatch(r"[0-9]{4}-?[0-9]*", words[0], flags=re.ASCII):
            # The number of a record that was merged away leads to the one that survived.
            merges = apps.get_model("enterprises", "Merge")._default_manager.filter(undone_at__isnull=True)
            led_to = list(merges.filter(number__startswith=words[0]).values_list("survivor_id", flat=True)[:10])
            known = Q(number__startswith=words[0]) | Q(nib=words[0])
            return self.filter(known | Q(pk__in=led_to) if led_to else known)
        exact = self.filter(contains_words("search_text", words))
        if exact.order_by().exists():
            return exact
        spellings = Word.objects.spellings(words)
        if all(spellings):
            return self.filter(contains_spellings("search_text", spellings))
        # A word that came since the vocabulary was last read, or that nobody ever wrote.
        return self.filter(resembles_words("search_text", words))


def _standing_step(step: str) -> models.QuerySet:
    # The journey's models stand above this one and import it.
    records = apps.get_model("enterprises", "StepRecord")._default_manager
    return records.filter(enterprise_id=OuterRef("pk"), step=step, revoked_at__isnull=True)


@pghistory.track()
class Enterprise(models.Model):
    """One UMKM of the register, by name and by address."""

    private_fields: ClassVar[tuple[str, ...]] = ("npwp",)

    number = models.CharField(_("register number"), max_length=20, unique=True)
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="enterprises", verbose_name=_("owner"))
    registration = models.OneToOneField(
        Registration, models.PROTECT, null=True, blank=True, related_name="enterprise", verbose_name=_("registration")
    )
    name = models.CharField(_("business name"), max_length=150)
    main_product = models.CharField(_("main product or service"), max_length=150)
    legal_form = models.CharField(_("legal form"), max_length=12, choices=LegalForm)
    started_year = models.PositiveSmallIntegerField(_("year the business started"))
    kbli_section = models.ForeignKey(
        KbliSection, models.PROTECT, related_name="enterprises", verbose_name=_("field of business (KBLI)")
    )
    nib = models.CharField(_("NIB"), max_length=13, unique=True, null=True, blank=True)
    npwp = EncryptedTextField(_("NPWP"), blank=True)
    village = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="+", verbose_name=_("village (desa/kelurahan)")
    )
    street = models.CharField(_("street, number, RT/RW"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    business_class = models.CharField(_("class"), max_length=10, choices=BusinessClass)
    #: The rule, the input and the basis that decided the class, so that it can be explained years later.
    class_rule = models.ForeignKey(
        ClassThreshold, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("class rule")
    )
    class_basis = models.CharField(_("decided by"), max_length=10, choices=ClassBasis)
    class_amount = models.BigIntegerField(_("deciding amount (Rp)"))
    registered_on = models.DateField(_("in the register since"), default=timezone.localdate)
    #: Who walks with the owner from step to step.
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facilitator (pendamping)"),
    )
    #: Under whose rules the seven steps are done; none: those of the province (``JOURNEY_PROGRAMME``).
    programme = models.ForeignKey(
        "enterprises.Programme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("programme")
    )
    #: Lower-case name, product and owner, for search by any part.
    search_text = models.CharField(max_length=460, editable=False)

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        ordering = ["-pk"]
        indexes = [
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="enterprise_search"),
            models.Index(fields=["name", "id"], name="enterprise_name"),
            models.Index(fields=["registered_on", "id"], name="enterprise_registered"),
            models.Index(fields=["business_class", "id"], name="enterprise_class"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(class_amount__gte=0), name="enterprise_amount_not_negative"),
            models.UniqueConstraint("owner", Upper("name"), name="enterprise_once_per_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of staff."""
        return reverse("enterprises:detail", args=[self.pk])

    @property
    def first_day(self) -> date:
        """The first day on which something can have happened to it; no record is older than the year 2000."""
        return date(max(self.started_year, 2000), 1, 1)


class YearlyFigureQuerySet(models.QuerySet):
    def moved_up(self) -> "YearlyFigureQuerySet":
        """Those with a higher class than the year before, where the two can be compared (``enterprises.growth``): both
        declared or both verified, decided by the same figure and by rules of the same day.
        """
        before = YearlyFigure.objects.annotate(rank=_class_rank()).filter(
            enterprise_id=OuterRef("enterprise_id"),
            year=OuterRef("year") - 1,
            source=OuterRef("source"),
            class_basis=OuterRef("class_basis"),
            rank__lt=OuterRef("rank"),
        )
        before = before.exclude(business_class="")
        same_day = before.filter(class_rule__valid_from=OuterRef("class_rule__valid_from"))
        ranked = self.exclude(business_class="").annotate(rank=_class_rank())
        # What lies above the highest threshold has no rule.
        return ranked.filter(Q(class_rule__isnull=True) & Exists(before) | Exists(same_day))


def _class_rank() -> Case:
    whens = [When(business_class=name, then=Value(rank)) for rank, name in enumerate(BusinessClass.values)]
    return Case(*whens, default=Value(-1), output_field=models.SmallIntegerField())


@pghistory.track()
class YearlyFigure(models.Model):
    """The figures of one enterprise for one year: rupiah and persons. Rows of their own: growth can be proved."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="figures", verbose_name=_("enterprise"))
    year = models.PositiveSmallIntegerField(_("year"))
    turnover = models.BigIntegerField(_("annual sales (Rp)"))
    capital = models.BigIntegerField(_("business capital without land and building (Rp)"))
    assets = models.BigIntegerField(_("all assets with land and building (Rp)"), null=True, blank=True)
    workers_male = models.PositiveIntegerField(_("male workers"), default=0)
    workers_female = models.PositiveIntegerField(_("female workers"), default=0)
    #: Of the workers: family and hands for a season; none where nobody asked.
    casual_male = models.PositiveIntegerField(_("of the men, not permanent"), null=True, blank=True)
    casual_female = models.PositiveIntegerField(_("of the women, not permanent"), null=True, blank=True)
    capacity = models.BigIntegerField(_("capacity in a year"), null=True, blank=True)
    capacity_unit = models.CharField(_("unit of the capacity"), max_length=20, blank=True)
    #: The class these figures gave, with the rule and the basis of that day; empty for figures from before it was kept.
    business_class = models.CharField(_("class"), max_length=10, choices=BusinessClass, blank=True)
    class_rule = models.ForeignKey(
        ClassThreshold, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("class rule")
    )
    class_basis = models.CharField(_("decided by"), max_length=10, choices=ClassBasis, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=FigureSource, default=FigureSource.DECLARED)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=150, blank=True)
    #: What the officer saw: a cash book, a tax return.
    seen = models.CharField(_("what was seen"), max_length=300, blank=True)

    objects = YearlyFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly figure")
        verbose_name_plural = _("yearly figures")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "year"], name="figure_once_a_year"),
            models.CheckConstraint(condition=Q(turnover__gte=0) & Q(capital__gte=0), name="figure_money_not_negative"),
            models.CheckConstraint(
                condition=(Q(casual_male__isnull=True) | Q(casual_male__lte=F("workers_male")))
                & (Q(casual_female__isnull=True) | Q(casual_female__lte=F("workers_female"))),
                name="figure_casual_among_workers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.year}"
