"""What stands in the compiled report of a quarter, before it becomes PDF or Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import formats
from core.text import printable
from partnerships.figures import QuarterFigure
from partnerships.periods import Quarter
from partnerships.selectors.quarters import Owed
from reports.renderers.table import ReportHead

if TYPE_CHECKING:
    from reports.definitions.quarters import Line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its first row is the head; ``widths`` are shares of the page, ``figures`` columns set at the right."""

    rows: list[list[str]]
    widths: Sequence[int]
    figures: frozenset[int] = frozenset()

    @classmethod
    def of(cls, rows: list[list[str]], widths: Sequence[int], figures: Iterable[int] = ()) -> Self:
        """From cells as people typed them."""
        return cls([[printable(cell) for cell in row] for row in rows], widths, frozenset(figures))


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (level 1 or 2) with what stands under it: sentences, a table, texts by their labels."""

    level: int
    heading: str
    sentences: Sequence[str] = ()
    grid: Grid | None = None
    texts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole document; its words hold no sign that a file may not."""

    letterhead: str
    title: str
    facts: Sequence[str]
    parts: Sequence[Part]
    #: How many lines it tells of.
    lines: int


def compile_report(head: ReportHead, lines: Iterable["Line"]) -> Content:
    """Lay the lines of the report out, those of one agreement together."""
    by_agreement = [list(group) for _pk, group in groupby(lines, key=lambda line: line.pk)]
    # What is narrowed to nothing still says what it was asked about.
    quarter = by_agreement[0][0].quarter if by_agreement else None
    missing = [group[0].owed for group in by_agreement if not group[0].owed.is_confirmed]
    return Content(
        letterhead=_("Government of the Province of Kepulauan Bangka Belitung").upper(),
        title=_("Monitoring of cooperation agreements, %(quarter)s") % {"quarter": quarter} if quarter else head.title,
        facts=[printable(fact) for fact in _facts(head, quarter)],
        parts=[
            _summary(by_agreement, missing),
            _totals(by_agreement),
            _not_reported(quarter, missing),
            *_each(by_agreement),
        ],
        lines=sum(len(group) for group in by_agreement),
    )


def _facts(head: ReportHead, quarter: Quarter | None) -> Iterator[str]:
    yield _("For the Governor of Kepulauan Bangka Belitung")
    made = {"name": head.ordered_by, "moment": formats.moment(head.as_of)}
    yield _("Compiled by %(name)s, as of %(moment)s") % made
    # The quarter stands in the title.
    yield from (f"{label}: {value}" for label, value in head.filters if value != str(quarter))


def _summary(by_agreement: list[list["Line"]], missing: list[Owed]) -> Part:
    owing, confirmed = len(by_agreement), len(by_agreement) - len(missing)
    said = [
        ngettext(
            "%(n)d agreement was in force in the quarter and owes a report.",
            "%(n)d agreements were in force in the quarter and owe a report.",
            owing,
        )
        % {"n": owing},
        ngettext("%(n)d report is confirmed.", "%(n)d reports are confirmed.", confirmed) % {"n": confirmed},
        ngettext("%(n)d is missing.", "%(n)d are missing.", len(missing)) % {"n": len(missing)},
    ]
    return Part(1, _("Summary"), [" ".join(said)])


def _totals(by_agreement: list[list["Line"]]) -> Part:
    """What all agreements together promised and reached, by what is counted."""
    totals: dict[str, list[int]] = {}
    for line in (line for group in by_agreement for line in group):
        if line.figure is not None:
            # Part of the province is counted under its own name.
            total = totals.setdefault(line.figure.label, [0, 0, 0])
            for place, value in enumerate((line.figure.in_quarter, line.figure.so_far, line.figure.goal)):
                total[place] += value
    rows = [
        [label, *(formats.number(value) for value in total), formats.percent(total[1] / total[2])]
        for label, total in totals.items()
    ]
    if not rows:
        return Part(1, _("Reached by all together"), [_("Nothing that is counted was promised for this year.")])
    note = _("Enterprises. One that counts under two agreements is counted under both.")
    return Part(1, _("Reached by all together"), [note], _figures_grid(rows))


def _figures_grid(rows: list[list[str]]) -> Grid:
    head = [_("Promise"), _("In the quarter"), _("In the year so far"), _("Target of the year"), "%"]
    return Grid.of([head, *rows], (44, 14, 16, 16, 10), range(1, 5))


def _not_reported(quarter: Quarter | None, missing: list[Owed]) -> Part:
    heading = _("Not reported")
    if not missing:
        return Part(1, heading, [_("Every report is confirmed.")] if quarter else [])
    rows = [[_("Agency (OPD)"), _("Agreement"), _("Report"), _("Days late")]]
    rows += [
        [owed.agreement.agency_label, owed.agreement.title, owed.state_label, formats.number(owed.days_late)]
        for owed in missing
    ]
    note = _("The reports were due by %(day)s.") % {"day": formats.day(missing[0].due_on)}
    return Part(1, heading, [note], Grid.of(rows, (32, 33, 18, 17), {3}))


def _each(by_agreement: list[list["Line"]]) -> Iterator[Part]:
    if by_agreement:
        yield Part(1, _("Agreement by agreement"))
    for number, group in enumerate(by_agreement, start=1):
        owed = group[0].owed
        figures = [line.figure for line in group if line.figure is not None]
        yield Part(
            2,
            printable(f"{number}. {owed.agreement.agency_label}"),
            [printable(f"{owed.agreement.title} ({owed.agreement.number})"), printable(_standing(owed))],
            _figures_grid([_figure_row(figure) for figure in figures]) if figures else None,
            [(label, printable(text)) for label, text in _texts(group[0])],
        )


def _standing(owed: Owed) -> str:
    report = owed.report
    if report is None or not report.is_confirmed:
        return _("No report is confirmed (%(state)s). The figures are those of today.") % {"state": owed.state_label}
    facts = {"day": formats.day(report.confirmed_at), "name": report.confirmed_by or _("system")}
    return _("Confirmed on %(day)s by %(name)s.") % facts


def _figure_row(figure: QuarterFigure) -> list[str]:
    numbers = (figure.in_quarter, figure.so_far, figure.goal)
    return [figure.label, *(formats.number(value) for value in numbers), formats.percent(figure.share)]


def _texts(line: "Line") -> Iterator[tuple[str, str]]:
    report = line.report
    if report is not None:
        for label, text in (
            (_("What was done"), report.narrative),
            (_("Obstacles"), report.obstacles),
            (_("Plan for the next quarter"), report.plan),
        ):
            if text:
                yield label, text
