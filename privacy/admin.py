"""Requests and breaches have a lifecycle: they are only read here."""

from django.contrib import admin

from core.admin import ReadOnlyAdmin
from privacy.models import Breach, DataRequest


@admin.register(DataRequest)
class DataRequestAdmin(ReadOnlyAdmin):
    list_display = ("number", "kind", "status", "due_at", "channel")
    list_filter = ("status", "kind", "channel")
    date_hierarchy = "received_at"


@admin.register(Breach)
class BreachAdmin(ReadOnlyAdmin):
    list_display = ("title", "status", "known_at", "due_at", "persons")
    list_filter = ("status",)
    exclude = ("enterprises",)
