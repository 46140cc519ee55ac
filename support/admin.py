"""Financing schemes are reference data of the admin; records of support are only read there."""

from typing import ClassVar

from django.contrib import admin

from core.admin import ReadOnlyAdmin, ReferenceAdmin
from support.models import CapitalDisbursement, MarketingResult, Scheme


@admin.register(Scheme)
class SchemeAdmin(ReferenceAdmin):
    """A scheme whose terms change gets a last day and a new row, so that old disbursements keep their rule."""

    list_display = ("name", "code", "floor", "ceiling", "valid_from", "valid_to", "is_verified")
    list_filter = ("is_verified", "code")
    search_fields = ("name", "code", "note", "source")


class SupportAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "enterprise", "agency", "happened_on", "status")
    list_select_related: ClassVar[tuple[str, ...]] = ("enterprise", "agency")
    list_filter = ("status", "agency")
    date_hierarchy = "happened_on"


@admin.register(MarketingResult)
class MarketingAdmin(SupportAdmin):
    pass


@admin.register(CapitalDisbursement)
class CapitalAdmin(SupportAdmin):
    list_select_related = ("enterprise", "agency", "scheme")
