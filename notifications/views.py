"""A person's notices. Opening one marks it as read, so it is a POST: a GET writes nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import SIGNED_IN
from core.lists.keyset import keyset_page
from notifications import services
from notifications.models import Notice
from notifications.selectors import unread_count

PAGE_SIZE = 25


class NoticeListView(View):
    """The newest first; ``?unread=1`` shows only the unread."""

    access = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        only_unread = request.GET.get("unread") == "1"
        notices = Notice.objects.of(actor.user_id)
        page = keyset_page(
            notices.unread() if only_unread else notices,
            field="created_at",
            descending=True,
            cursor=request.GET.get("cursor", ""),
            size=PAGE_SIZE,
        )
        unread = unread_count(actor.user_id)
        here = reverse("notifications:list")
        context: dict[str, Any] = {
            "layout": "layouts/staff.html" if actor.is_staff_member else "layouts/portal.html",
            "page_title": _("Notices"),
            "breadcrumbs": [(_("Notices"), "")],
            "notices": page.rows,
            "unread": unread,
            "only_unread": only_unread,
            "tabs": [
                {"label": _("All"), "url": here, "active": not only_unread},
                {"label": _("Unread"), "url": f"{here}?unread=1", "active": only_unread, "count": unread},
            ],
            "pager": {
                "previous_url": self._url(page.previous, only_unread),
                "next_url": self._url(page.next, only_unread),
                "count_label": "",
            },
        }
        return render(request, "notifications/list.html", context)

    @staticmethod
    def _url(cursor: str, only_unread: bool) -> str:
        return f"?cursor={cursor}{'&unread=1' if only_unread else ''}" if cursor else ""


class OpenNoticeView(View):
    """Mark one notice as read and go where it leads; what may be seen there is asked again there."""

    access = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user_id = request.actor.user_id  # type: ignore[attr-defined]
        notice = get_object_or_404(Notice.objects.of(user_id), pk=pk)
        services.mark_read(user_id=user_id, notice_ids=[notice.pk])
        if notice.url and url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
            return HttpResponseRedirect(notice.url)
        return redirect("notifications:list")


class ReadAllView(View):
    """Mark all notices as read."""

    access = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.mark_read(user_id=request.actor.user_id)  # type: ignore[attr-defined]
        messages.success(request, _("All notices are marked as read."))
        return redirect("notifications:list")
