"""The dashboard, and the door everybody comes through after signing in."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import SIGNED_IN, WorksWith
from core.decisions import Refused
from core.formats import number, percent, rupiah_short
from core.lists import ListView
from core.scope import Actor
from dashboard import charts, measures, services
from dashboard.forms import LensForm
from dashboard.measures import KECAMATAN, PROOFS, Measure, Proof
from dashboard.models import FigureRun
from dashboard.selectors import work
from dashboard.selectors.figures import Board, latest_run, paces_of, trend
from dashboard.selectors.lens import KABUPATEN, Lens
from enterprises.filters import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.tables import EnterpriseTable
from enterprises.views.staff import StaffPage
from regions.models import Region


class HomeView(View):
    """Stored figures and waiting work of whoever works with the register; others are led to their own home."""

    access = SIGNED_IN
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not actor.may("dashboard.view"):
            return redirect(own_home(actor))
        run = latest_run()
        reach = actor.reach("dashboard.view")
        form = LensForm(request.GET, reach=reach)
        lens = Lens(actor, **form.chosen())
        today = timezone.localdate()
        context = {
            "page_title": _("Dashboard"),
            "form": form if form.fields else None,
            "run": run,
            "waiting": work.waiting_longest(actor, lens),
            "ending": work.ending_soon(actor, lens),
            "targets": work.furthest_behind(actor, lens, today),
        }
        if run is not None:
            context |= figures(lens, run)
        return render(request, "dashboard/home.html", context)


class PeopleView(StaffPage, ListView):
    """The enterprises behind a figure that no other list shows: those trained, certified, marketed, given capital."""

    access = WorksWith("dashboard.view")
    queryset = Enterprise.objects.all()
    table_class = EnterpriseTable
    filterset_class = EnterpriseFilterSet

    @property
    def breadcrumbs(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]
        return ((_("Dashboard"), "dashboard:home"), (self.get_page_title(), ""))

    @cached_property
    def proof(self) -> Proof:
        code = self.kwargs["code"]
        found = next((proof for proof in PROOFS if proof.measure.code == code), None)
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return str(self.proof.measure.label)

    def get_queryset(self) -> QuerySet:
        """As the figure is counted: for the agency in the address, if the actor may see its figures."""
        agency = self.request.GET.get("agency", "")
        lens = Lens(self.actor, agency_id=int(agency) if agency.isascii() and agency.isdigit() else None)
        part = lens.slice_for(self.proof.measure.permission)
        rows = super().get_queryset()
        return rows.filter(pk__in=self.proof.people(part.agency_id)) if part else rows.none()


class RefreshView(View):
    """Order fresh figures."""

    access = WorksWith("dashboard.view")
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            services.order_refresh(actor=request.actor)  # type: ignore[attr-defined]
        except Refused as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, _("Fresh figures are ordered. Open the page again in a moment."))
        return HttpResponseRedirect(reverse("dashboard:home"))


def own_home(actor: Actor) -> str:
    """The URL name of the page that is home to someone without a dashboard: a partner's agreements, or the portal."""
    return "partnerships:list" if actor.reach("agreement.view").is_for_work else "enterprises:portal"


def figures(lens: Lens, run: FigureRun) -> dict[str, Any]:
    """Everything on the page that comes from the store."""
    part = lens.slice_for(measures.REGISTERED.permission)
    narrow = lens.kabupaten or (part and part.regions and all(len(code) >= KABUPATEN for code in part.regions))
    board = Board(lens, run.day, KECAMATAN if narrow else KABUPATEN)
    codes = set(board.by_place(measures.REGISTERED) or {})
    names = dict(Region.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))
    return {
        "tiles": tiles(board),
        "funnel": charts.funnel(board),
        "paces": charts.paces(board, paces_of(part)) if part else None,
        "bottlenecks": charts.bottlenecks(board),
        "classes": charts.classes(board),
        "places": charts.places(board, names),
        "trend": charts.over_time(trend(part, measures.REGISTERED, run.day)) if part else None,
    }


def tiles(board: Board) -> list[dict[str, Any]]:
    """The numbers at the top; what the actor may not see is left out."""
    registered, women = board.value(measures.REGISTERED), board.value(measures.WOMEN)
    tiles = [
        _tile(board, measures.REGISTERED, "store"),
        _tile(board, measures.WOMEN, "user-round", hint=_share(women, registered)),
        _tile(board, measures.WAITING, "clock"),
        _tile(board, measures.STUCK, "hourglass"),
        _tile(
            board,
            measures.MOVED_UP,
            "trending-up",
            hint=_("%(count)s by verified figures") % {"count": number(board.value(measures.MOVED_UP_VERIFIED) or 0)},
        ),
        _tile(board, measures.TRAINED, "graduation-cap"),
        _tile(board, measures.CERTIFIED, "award"),
        _tile(board, measures.MARKETING, "shopping-bag", hint=_enterprises(board.value(measures.MARKETED))),
        _tile(board, measures.CAPITAL, "hand-coins", hint=_enterprises(board.value(measures.CAPITALISED))),
    ]
    rupiah = board.value(measures.CAPITAL_RUPIAH)
    if rupiah is not None:
        tiles.append(_tile(board, measures.CAPITAL_RUPIAH, "banknote") | {"value": rupiah_short(rupiah)})
    return [tile for tile in tiles if tile["value"] is not None]


def _tile(board: Board, measure: Measure, icon: str, hint: str = "") -> dict[str, Any]:
    value = board.value(measure)
    return {
        "label": measure.label,
        "value": None if value is None else number(value),
        "url": board.url(measure),
        "hint": " ".join(filter(None, [hint, _("by your agency") if board.is_own_part(measure) else ""])),
        "icon": icon,
    }


def _share(part: int | None, whole: int | None) -> str:
    return _("%(share)s of the register") % {"share": percent(part / whole)} if part and whole else ""


def _enterprises(count: int | None) -> str:
    return _("for %(count)s enterprises") % {"count": number(count)} if count else ""
