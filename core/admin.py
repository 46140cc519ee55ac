"""The Django admin for administrators: reference data is edited there, everything with a lifecycle is only read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows and changes none: what has a lifecycle or a trace is changed by its services alone.

    Private values and their digests are not shown: whoever must see one asks on its page, with a recorded reason.
    """

    list_per_page = 50
    show_full_result_count = False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        private = set(getattr(self.model, "private_fields", ()))
        hidden = [f.name for f in self.model._meta.fields if f.name in private or f.name.endswith("_digest")]
        return [*(super().get_exclude(request, obj) or ()), *hidden]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReferenceAdmin(admin.ModelAdmin):
    """Reference data: added and corrected, never deleted: rows in use must stay, their validity ends."""

    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
