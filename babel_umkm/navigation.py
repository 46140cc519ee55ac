"""The menu: which pages there are, under which heading, for whom. The only place that lists pages across apps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.functional import SimpleLazyObject as Lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the menu: shown to whoever works with ``permission`` (anyone when None)."""

    label: str | Promise
    url_name: str
    icon: str
    permission: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    label: str | Promise
    pages: tuple[Page, ...]


@dataclass(slots=True)
class Item:
    """A page as the template draws it."""

    label: str | Promise
    url: str
    icon: str
    active: bool = False


@dataclass(slots=True)
class Group:
    label: str | Promise
    items: list[Item] = field(default_factory=list)


STAFF = (
    Section(
        "",
        (
            Page(_("Dashboard"), "dashboard:home", "layout-dashboard", "dashboard.view"),
            Page(_("My work"), "dashboard:my_work", "inbox", "dashboard.view"),
        ),
    ),
    Section(
        _("Enterprises"),
        (
            Page(_("Registrations"), "enterprises:registrations", "clipboard-list", "registration.view"),
            Page(_("Register a person"), "enterprises:assisted", "hand-helping", "registration.assist"),
            Page(_("Enterprises"), "enterprises:list", "store", "enterprise.view"),
            Page(_("Licences"), "enterprises:licence-list", "file-badge", "enterprise.view"),
            Page(_("Suspected duplicates"), "enterprises:duplicates", "copy", "duplicate.decide"),
            Page(_("Imports"), "enterprises:imports", "file-spreadsheet", "enterprise.import"),
            Page(_("Who is stuck"), "enterprises:stuck", "hourglass", "enterprise.view"),
        ),
    ),
    Section(
        _("Cooperation"),
        (
            Page(_("Agreements"), "partnerships:list", "handshake", "agreement.view"),
            Page(_("Input of agencies"), "partnerships:answers", "messages-square", "round.view"),
            Page(_("Who offers what"), "partnerships:matrix", "grid-3x3", "round.view"),
            Page(_("Meetings"), "partnerships:meetings", "calendar-days", "round.view"),
            Page(_("Quarterly reports"), "partnerships:quarters", "clipboard-list", "quarter.view"),
            Page(_("Partners"), "partnerships:partners", "building-2", "partner.view"),
            Page(_("Calls for companies"), "partnerships:calls", "list-checks", "call.view"),
        ),
    ),
    Section(
        _("Programme"),
        (
            Page(_("Trainings"), "training:list", "graduation-cap", "training.view"),
            Page(_("Marketing"), "support:marketing", "shopping-bag", "support.view"),
            Page(_("Capital"), "support:capital", "hand-coins", "support.view"),
        ),
    ),
    Section(
        _("Personal data"),
        (
            Page(_("Requests"), "privacy:requests", "shield-question-mark", "privacy.view"),
            Page(_("Breaches"), "privacy:breaches", "shield-alert", "privacy.breach"),
        ),
    ),
    Section(
        _("Reports and data"),
        (
            Page(_("Reports"), "reports:list", "file-chart-column", "report.order"),
            Page(_("Administration"), "admin:index", "settings-2", "user.manage"),
        ),
    ),
)

PORTAL = (
    Page(_("Home"), "enterprises:portal", "house"),
    Page(_("Trainings"), "training:open", "graduation-cap"),
    Page(_("Notices"), "notifications:list", "bell"),
    Page(_("My data"), "enterprises:my-data", "shield-check"),
    Page(_("Account"), "accounts:profile", "circle-user-round"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``navigation`` (groups for staff) and ``portal_navigation`` (a flat list), built when drawn."""
    return {
        "navigation": Lazy(lambda: _groups(request)),
        "portal_navigation": Lazy(lambda: _items(request, PORTAL)),
    }


def _groups(request: HttpRequest) -> list[Group]:
    groups = [Group(section.label, _items(request, section.pages, mark=False)) for section in STAFF]
    _mark_active(request.path, [item for group in groups for item in group.items])
    return [group for group in groups if group.items]


def _items(request: HttpRequest, pages: Iterable[Page], *, mark: bool = True) -> list[Item]:
    actor = getattr(request, "actor", None)
    items = []
    for page in pages:
        if page.permission is not None and not (actor and actor.reach(page.permission).is_for_work):
            continue
        try:
            items.append(Item(page.label, reverse(page.url_name), page.icon))
        except NoReverseMatch:
            # A page that is still to be built has no line in the menu.
            continue
    if mark:
        _mark_active(request.path, items)
    return items


def _mark_active(path: str, items: list[Item]) -> None:
    """The item whose address is the longest beginning of the path."""
    fitting = [item for item in items if path.startswith(item.url) and item.url != "/"]
    if fitting:
        max(fitting, key=lambda item: len(item.url)).active = True
