from django.contrib import admin

from regions.models import Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    """Regions are closed with a last day, not deleted: old addresses use them."""

    list_display = ["code", "name", "kind", "parent", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["code", "name", "search_name"]
    autocomplete_fields = ["parent"]

    def has_delete_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False

    def get_readonly_fields(self, request, obj=None) -> list[str]:  # type: ignore[no-untyped-def]
        return ["code"] if obj else []
