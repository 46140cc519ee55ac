"""The trace, to be read."""

from django.contrib import admin

from audit.models import Act
from core.admin import ReadOnlyAdmin


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    list_display = ("at", "verb", "actor_name", "subject_text", "from_state", "to_state")
    search_fields = ("verb", "actor_name", "subject_text", "request_id")
    list_select_related = ("content_type",)
    ordering = ("-at", "-pk")
