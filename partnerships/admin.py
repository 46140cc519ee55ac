"""Who signs in for a partner, and the rules of agreements, are set in the admin; agreements are only read there."""

from django.contrib import admin

from core.admin import ReadOnlyAdmin, ReferenceAdmin
from partnerships.models import (
    Agreement,
    AgreementParty,
    ArticleRule,
    DocumentRule,
    NumberPattern,
    Partner,
    PartnerUser,
    Target,
)


@admin.register(PartnerUser)
class PartnerUserAdmin(admin.ModelAdmin):
    list_display = ("user", "partner")
    list_select_related = ("user", "partner")
    search_fields = ("user__full_name", "user__email", "partner__name")
    autocomplete_fields = ("user", "partner")
    ordering = ("partner__name", "pk")
    show_full_result_count = False


@admin.register(Partner)
class PartnerAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "agency")
    list_filter = ("kind",)
    list_select_related = ("agency",)
    search_fields = ("name",)
    ordering = ("name",)


class _ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False


class PartyInline(_ReadOnlyInline):
    model = AgreementParty


class TargetInline(_ReadOnlyInline):
    model = Target


@admin.register(Agreement)
class AgreementAdmin(ReadOnlyAdmin):
    inlines = (PartyInline, TargetInline)
    list_display = ("title", "kind", "number", "agency", "status", "ends_on")
    list_filter = ("kind", "status")
    list_select_related = ("agency",)
    search_fields = ("title", "number")


@admin.register(ArticleRule)
class ArticleRuleAdmin(admin.ModelAdmin):
    list_display = ("agreement_kind", "position", "article_kind", "is_required", "basis")
    list_display_links = ("article_kind",)
    list_filter = ("agreement_kind", "is_required")
    ordering = ("agreement_kind", "position")


@admin.register(DocumentRule)
class DocumentRuleAdmin(admin.ModelAdmin):
    list_display = ("agreement_kind", "move", "file_kind", "basis")
    list_display_links = ("file_kind",)
    list_filter = ("agreement_kind", "move")
    ordering = ("agreement_kind", "move", "file_kind")


@admin.register(NumberPattern)
class NumberPatternAdmin(ReferenceAdmin):
    list_display = ("agreement_kind", "pattern", "code", "governor_unit", "basis")
    list_display_links = ("pattern",)
    ordering = ("agreement_kind",)
