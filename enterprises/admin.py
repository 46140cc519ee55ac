"""Reference data of the register is kept in the admin; registrations and enterprises are only read there, masked."""

from typing import Any

from django import forms
from django.contrib import admin

from core.admin import ReadOnlyAdmin, ReferenceAdmin
from enterprises.causes import causes
from enterprises.models import (
    CauseRule,
    ClassThreshold,
    CompletionRule,
    Consent,
    ConsentText,
    Enterprise,
    KbliSection,
    Licence,
    LicenceKind,
    LicenceNeed,
    Owner,
    Programme,
    Registration,
)


@admin.register(Registration)
class RegistrationAdmin(ReadOnlyAdmin):
    list_display = ("number", "business_name", "full_name", "status", "village", "submitted_at")
    list_filter = ("status", "channel")
    list_select_related = ("village",)
    search_fields = ("number", "business_name", "full_name")
    ordering = ("-pk",)


@admin.register(Owner)
class OwnerAdmin(ReadOnlyAdmin):
    list_display = ("full_name", "sex", "user")
    list_select_related = ("user",)
    search_fields = ("full_name",)
    ordering = ("-pk",)


@admin.register(Enterprise)
class EnterpriseAdmin(ReadOnlyAdmin):
    list_display = ("number", "name", "owner", "business_class", "village", "registered_on")
    list_filter = ("business_class",)
    list_select_related = ("owner", "village")
    search_fields = ("search_text",)
    ordering = ("-pk",)


@admin.register(KbliSection)
class KbliSectionAdmin(ReferenceAdmin):
    list_display = ("version", "letter", "title")
    list_filter = ("version",)
    search_fields = ("title",)
    ordering = ("-version", "letter")


@admin.register(ClassThreshold)
class ClassThresholdAdmin(ReferenceAdmin):
    """Thresholds are dated: a new regulation is a new row, the old one gets its last day."""

    list_display = ("business_class", "max_capital", "max_turnover", "regulation", "valid_from", "valid_to")
    ordering = ("valid_from", "max_turnover")


@admin.register(Programme)
class ProgrammeAdmin(ReferenceAdmin):
    list_display = ("name", "code", "in_order")
    ordering = ("name",)


@admin.register(CompletionRule)
class CompletionRuleAdmin(ReferenceAdmin):
    """Rules are dated: a new decision is a new row, the old one gets its last day."""

    list_display = ("programme", "step", "evidence", "minimum", "valid_from", "valid_to")
    list_filter = ("programme", "step")
    list_select_related = ("programme",)
    ordering = ("programme__name", "step", "evidence", "valid_from")


@admin.register(CauseRule)
class CauseRuleAdmin(ReferenceAdmin):
    list_display = ("cause", "agency", "patience")
    list_select_related = ("agency",)
    ordering = ("cause",)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The causes that the apps know, in words."""
        if db_field.name == "cause":
            choices = [(cause.code, f"{cause.step} · {cause.label}") for cause in causes()]
            return forms.ChoiceField(choices=choices, label=db_field.verbose_name)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(LicenceKind)
class LicenceKindAdmin(ReferenceAdmin):
    list_display = ("name", "code", "example", "years", "office", "order")
    ordering = ("order", "name")


@admin.register(LicenceNeed)
class LicenceNeedAdmin(ReferenceAdmin):
    list_display = ("kind", "kbli_section", "is_required", "condition")
    list_filter = ("kind", "is_required")
    list_select_related = ("kind", "kbli_section")
    ordering = ("kind__order", "kbli_section")


@admin.register(Licence)
class LicenceAdmin(ReadOnlyAdmin):
    list_display = ("number", "kind", "enterprise", "status", "expires_on")
    list_filter = ("status", "kind")
    list_select_related = ("kind", "enterprise")
    search_fields = ("number",)
    ordering = ("-pk",)


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    """What somebody agreed to is theirs: it is given and taken back on "My data" alone."""

    list_display = ("purpose", "text_version", "channel", "given_at", "withdrawn_at")
    list_filter = ("purpose", "channel")
    date_hierarchy = "given_at"


@admin.register(ConsentText)
class ConsentTextAdmin(ReadOnlyAdmin):
    list_display = ("purpose", "version", "language", "first_shown_at")
    list_filter = ("purpose", "language")
