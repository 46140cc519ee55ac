"""The columns of the queue and of the register."""

from typing import ClassVar

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core import ui
from core.formats import NOTHING, day_short, number
from core.lists import Column, Table
from enterprises.causes import cause
from enterprises.choices import PairVerdict, RegistrationStatus, Step
from enterprises.importing.columns import BY_KEY
from enterprises.models import (
    Enterprise,
    Import,
    ImportedRow,
    Licence,
    Registration,
    Standing,
    StepRecord,
    SuspectedPair,
)
from enterprises.selectors.importing import shown_content
from regions.models import Region

#: What ``place`` follows.
PLACE = ("village__parent__parent",)
#: Days a registration may wait before the queue points at it.
LONG_WAIT = 7
#: Days before its last day from which a licence is pointed at.
SOON = 30

_STEPS = list(Step)


def place(village: Region | None) -> str | SafeString:
    """The village with the regions above it on a second line."""
    if village is None:
        return NOTHING
    above = village.parent
    around = ", ".join(region.name for region in (above, above.parent if above else None) if region)
    return format_html("<span>{} {}</span>", village.name, ui.muted(around))


def business(row: Enterprise) -> SafeString:
    """The name, with what it makes on a second line."""
    return format_html("{} {}", row.name, ui.muted(row.main_product))


def owner_name(row: Enterprise) -> str | SafeString:
    """The name, with a mark where the use of their data is restricted."""
    owner = row.owner
    if not owner.restricted_at:
        return owner.full_name
    return format_html("{} {}", owner.full_name, ui.badge(owner.get_restriction_display(), "warning", "lock"))


def step_dots(enterprise: Enterprise) -> SafeString:
    """The seven dots of an enterprise whose ``standing_steps`` were fetched."""
    done = {_STEPS.index(Step(record.step)) + 1 for record in enterprise.standing_steps}  # type: ignore[attr-defined]
    return ui.step_dots(done, next((n for n in range(1, len(_STEPS) + 1) if n not in done), None))


def standing_steps() -> Prefetch:
    """Fetches the steps of all rows of a page at once, as ``standing_steps``."""
    records = StepRecord.objects.standing().only("enterprise_id", "step").order_by()
    return Prefetch("steps", queryset=records, to_attr="standing_steps")


class EnterpriseTable(Table):
    columns = (
        Column("name", _("Business"), business, sort="name"),
        Column("number", _("Number"), lambda row: ui.unbroken(row.number), sort="number"),
        Column("owner", _("Owner"), owner_name, related=("owner",)),
        Column("class", _("Class"), lambda row: row.get_business_class_display(), sort="business_class"),
        Column("place", _("Village"), lambda row: place(row.village), related=PLACE),
        Column("steps", _("Steps"), step_dots, prefetch=(standing_steps(),)),
        Column(
            "registered",
            _("In the register"),
            lambda row: ui.unbroken(day_short(row.registered_on)),
            sort="registered_on",
        ),
        Column("nib", "NIB", lambda row: _now("Yes") if row.nib else _now("No")),
        Column(
            "kbli", _("Field of business"), lambda row: row.kbli_section.title, related=("kbli_section",), shown=False
        ),
        Column("legal_form", _("Legal form"), lambda row: row.get_legal_form_display(), shown=False),
        Column("started", _("Since"), lambda row: str(row.started_year), align="end", shown=False),
    )

    def row_url(self, row: Enterprise) -> str:
        return reverse("enterprises:detail", args=[row.pk])


def age(row: Registration) -> str | SafeString:
    """How long a registration has waited; how long it took once it is decided."""
    days = row.age_days
    if days is None:
        return NOTHING
    text = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    waits = row.status == RegistrationStatus.SUBMITTED and days > LONG_WAIT
    return ui.badge(text, "warning", "clock-alert") if waits else text


class RegistrationTable(Table):
    columns = (
        Column("business", _("Business"), lambda row: row.business_name or NOTHING, sort="business_name"),
        Column("number", _("Number"), lambda row: ui.unbroken(row.number or NOTHING)),
        Column("applicant", _("Owner"), lambda row: row.full_name or NOTHING),
        Column("product", _("Main product"), lambda row: row.main_product or NOTHING, shown=False),
        Column("place", _("Village"), lambda row: place(row.village), related=PLACE),
        Column("status", _("Status"), lambda row: ui.badge(row.state_label, row.state_tone)),
        Column("submitted", _("Submitted"), lambda row: ui.unbroken(day_short(row.submitted_at)), sort="submitted_at"),
        Column("age", _("Waiting for"), age, align="end"),
        Column("channel", _("Channel"), lambda row: row.get_channel_display(), shown=False),
    )
    #: Whoever has waited longest comes first.
    default_sort: ClassVar[str] = "submitted"

    def row_url(self, row: Registration) -> str:
        return reverse("enterprises:registration", args=[row.pk])


class AssistedTable(Table):
    """What an officer helped with, for that officer."""

    columns = (
        Column("applicant", _("Owner"), lambda row: row.full_name or _now("Just begun")),
        Column("business", _("Business"), lambda row: row.business_name or NOTHING),
        Column("status", _("Status"), lambda row: ui.badge(row.state_label, row.state_tone)),
        Column("place", _("Village"), lambda row: place(row.village), related=PLACE),
        Column("number", _("Number"), lambda row: ui.unbroken(row.number or NOTHING)),
        Column("begun", _("Begun"), lambda row: ui.unbroken(day_short(row.created_at)), sort="created_at"),
        Column("account", _("Claimed"), lambda row: _now("Yes") if row.applicant_id else _now("No")),
    )
    default_sort: ClassVar[str] = "-begun"

    def row_url(self, row: Registration) -> str:
        return reverse("enterprises:assisted-open", args=[row.pk])


def waited(row: Standing) -> str | SafeString:
    """How long the enterprise has waited for its next step."""
    text = ngettext("%(days)d day", "%(days)d days", row.days) % {"days": row.days}
    return ui.badge(text, "warning", "clock-alert") if row.is_stuck else text


def reason(row: Standing) -> SafeString:
    """What it waits for, and what frees it."""
    found = cause(row.cause)
    return format_html("{} {}", found.label, ui.muted(found.mend)) if found else format_html("{}", row.cause or NOTHING)


class StandingTable(Table):
    columns = (
        Column("business", _("Business"), lambda row: row.enterprise.name, related=("enterprise",)),
        Column("waited", _("Waiting for"), waited, sort="waiting_since", align="end"),
        Column(
            "step",
            _("Next step"),
            lambda row: ui.unbroken(f"{row.next_step} · {row.get_next_step_display()}") if row.next_step else NOTHING,
        ),
        Column("cause", _("What is missing"), reason),
        Column(
            "agency",
            _("Can free it"),
            lambda row: row.agency.short_name if row.agency else NOTHING,
            related=("agency",),
        ),
        Column(
            "place",
            _("Village"),
            lambda row: place(row.village),
            related=PLACE,
        ),
        Column(
            "facilitator",
            _("Facilitator"),
            lambda row: row.enterprise.facilitator.full_name if row.enterprise.facilitator else NOTHING,
            related=("enterprise__facilitator",),
            shown=False,
        ),
        Column("number", _("Number"), lambda row: ui.unbroken(row.enterprise.number), shown=False),
        Column("class", _("Class"), lambda row: row.enterprise.get_business_class_display(), shown=False),
    )
    #: Whoever has waited longest comes first.
    default_sort: ClassVar[str] = "waited"

    def row_url(self, row: Standing) -> str:
        return reverse("enterprises:detail", args=[row.pk])


def last_day(row: Licence) -> str | SafeString:
    """Until when it holds; pointed at when that is over soon."""
    left = row.days_left
    text = day_short(row.expires_on) if row.expires_on else NOTHING
    return ui.badge(text, "warning", "clock-alert") if left is not None and left <= SOON else ui.unbroken(text)


class LicenceTable(Table):
    columns = (
        Column("business", _("Business"), lambda row: row.enterprise.name, related=("enterprise",)),
        Column("kind", _("Licence"), lambda row: row.kind.name, related=("kind",)),
        Column("number", _("Number"), lambda row: ui.unbroken(row.number)),
        Column("status", _("Status"), lambda row: ui.badge(row.state_label, row.state_tone)),
        Column("given", _("Given"), lambda row: ui.unbroken(day_short(row.given_at)), sort="given_at"),
        Column("until", _("Valid until"), last_day),
        Column("file", _("File"), lambda row: _now("Yes") if row.file else _now("No")),
        Column(
            "place",
            _("Village"),
            lambda row: place(row.enterprise.village),
            related=("enterprise__village__parent__parent",),
        ),
    )
    #: Whoever has waited longest comes first.
    default_sort: ClassVar[str] = "given"

    def row_url(self, row: Licence) -> str:
        return row.get_absolute_url()


def decision(row: SuspectedPair) -> SafeString | str:
    """What was decided, by whom; nothing while it is open."""
    if not row.verdict:
        return NOTHING
    tone = "warning" if row.verdict == PairVerdict.SAME else "info"
    return format_html("{} {}", ui.badge(row.get_verdict_display(), tone), ui.muted(row.decided_by))


class PairTable(Table):
    columns = (
        Column("names", _("Businesses"), lambda row: row.names),
        Column("reasons", _("Alike in"), lambda row: ", ".join(row.reason_labels)),
        Column("percent", _("Likeness of the names"), lambda row: f"{row.percent}%", align="end"),
        Column("place", _("Village"), lambda row: place(row.village), related=PLACE),
        Column("decision", _("Decision"), decision),
        Column("found", _("Found on"), lambda row: ui.unbroken(day_short(row.found_at)), sort="found_at"),
    )
    #: Whoever has waited longest comes first.
    default_sort: ClassVar[str] = "found"

    def row_url(self, row: SuspectedPair) -> str:
        return row.get_absolute_url()


class ImportTable(Table):
    columns = (
        Column("file", _("File"), lambda row: row.file_name),
        Column("status", _("Status"), lambda row: ui.badge(row.state_label, row.state_tone)),
        Column("read", _("Rows"), lambda row: number(row.rows_read), align="end"),
        Column("bad", _("With errors"), lambda row: number(row.rows_bad), align="end"),
        Column("entered", _("Entered"), lambda row: number(row.rows_entered), align="end"),
        Column("source", _("Where it comes from"), lambda row: row.source),
        Column("sender", _("Handed in by"), lambda row: row.sender.full_name, related=("sender",)),
        Column("created", _("Handed in"), lambda row: ui.unbroken(day_short(row.created_at)), sort="created_at"),
    )

    def row_url(self, row: Import) -> str:
        return row.get_absolute_url()


#: What tells people which row is meant.
_TELLING = ("business_name", "full_name", "village")


def told(row: ImportedRow) -> SafeString | str:
    """What stood in the row, as far as it helps to find it; private numbers are masked."""
    if row.enterprise is not None:
        return ui.link(row.enterprise.get_absolute_url(), row.enterprise.name)
    return " · ".join(text for _label, text in shown_content(row, _TELLING)) or NOTHING


def faults(row: ImportedRow) -> SafeString | str:
    """Each fault on a line of its own, with its column."""
    marked = [(ui.icon("circle-alert", 16), *fault) for fault in row.errors]
    marked += [(ui.icon("triangle-alert", 16), *fault) for fault in row.warnings]
    lines = [(sign, BY_KEY[key].label if key in BY_KEY else key, text) for sign, key, text in marked]
    return format_html_join("", '<span class="fault">{} <strong>{}</strong>: {}</span>', lines) or NOTHING


def like(row: ImportedRow) -> SafeString | str:
    """The enterprise of the register that the row is like, and in what."""
    if row.known is None:
        return row.get_likeness_display() or NOTHING
    return format_html("{} ({})", ui.link(row.known.get_absolute_url(), row.known.name), row.get_likeness_display())


class ImportedRowTable(Table):
    columns = (
        Column("number", _("Row"), lambda row: str(row.number), sort="number"),
        Column("content", _("Business"), told, related=("enterprise",)),
        Column("errors", _("To mend"), faults),
        Column("known", _("Like"), like, related=("known",)),
        Column("verdict", _("Found"), lambda row: row.get_verdict_display(), shown=False),
    )
    default_sort: ClassVar[str] = "number"
