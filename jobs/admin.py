"""What runs in the background, to be read; what was given up can be tried again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.admin import ReadOnlyAdmin
from jobs import outbox
from jobs.models import Job, OutboxMessage


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "task", "attempts", "due_at", "done_at", "failed_at", "error")
    list_filter = ("task", ("failed_at", admin.EmptyFieldListFilter), ("done_at", admin.EmptyFieldListFilter))
    search_fields = ("request_id", "task")
    ordering = ("-created_at",)
    actions = ("try_again",)

    @admin.action(description=_("Try again what was given up"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[OutboxMessage]) -> None:
        count = outbox.revive(queryset)
        text = ngettext("%(count)d message will be tried again.", "%(count)d messages will be tried again.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS)


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "title", "owner", "status", "progress", "attempts", "finished_at", "file_size")
    list_filter = ("status", "kind")
    list_select_related = ("owner",)
    search_fields = ("title", "owner__full_name")
    ordering = ("-created_at",)
    #: Not the file: it is its owner's alone. Not the parameters: they hold what was searched for.
    fields = (
        ("kind", "title"),
        ("owner", "status"),
        ("progress", "total", "attempts"),
        ("created_at", "started_at", "heartbeat_at", "finished_at"),
        "error",
        ("file_name", "file_size", "expires_at"),
    )
