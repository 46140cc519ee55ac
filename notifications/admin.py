"""Notices and their delivery, to be read: that one was written and whether it arrived, not what it says."""

from django.contrib import admin

from core.admin import ReadOnlyAdmin
from notifications.models import Delivery, Notice


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "kind", "recipient", "read_at")
    list_filter = ("kind", ("read_at", admin.EmptyFieldListFilter))
    list_select_related = ("recipient",)
    search_fields = ("recipient__full_name", "recipient__email")
    fields = ("kind", "recipient", "created_at", "read_at")


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ("id", "address", "status", "attempts", "sent_at", "error")
    list_filter = ("status",)
    search_fields = ("address",)
    ordering = ("-pk",)
    fields = ("address", "status", "attempts", "sent_at", "error")
