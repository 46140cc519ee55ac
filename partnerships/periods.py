"""Stretches of days in which something is counted: a year, a quarter, the year up to a quarter's end."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Refusal
from core.formats import day as written_day
from workflow.numbers import ROMAN_MONTHS

#: Nothing the province signed is older than itself (UU 27/2000).
FIRST_YEAR = 2000
#: How many days ahead a day may lie that somebody is to keep; later ones are slips of the finger.
FURTHEST_DEADLINE, FURTHEST_MEETING, FURTHEST_DUE = 366, 366, 3 * 366
#: In how many years an agreement may begin at the latest, and how many it may run at most.
YEARS_TO_BEGIN, LONGEST_TERM = 5, 30


@dataclass(frozen=True, slots=True)
class Days:
    """From ``first`` to ``last``, both counted."""

    first: date
    last: date

    @classmethod
    def of_year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment that belongs to it and the first that no longer does, in local time."""
        begins, ends = (datetime.combine(day, time.min) for day in (self.first, self.last + timedelta(days=1)))
        return timezone.make_aware(begins), timezone.make_aware(ends)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter (triwulan) of a calendar year, ``number`` 1 to 4; earlier ones are smaller."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def of_code(cls, code: str) -> Self:
        """The quarter of a code such as "2026-3". Raises ``ValueError`` for what is none."""
        year, number = (int(part) for part in code.split("-"))
        if not (date.min.year < year < date.max.year and 1 <= number <= 4):
            raise ValueError(code)
        return cls(year, number)

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def so_far_code(self) -> str:
        """The same of the year up to its end, as addresses say it (sampai dengan)."""
        return f"sd-{self.code}"

    @property
    def previous(self) -> Self:
        return type(self).of(self.days.first - timedelta(days=1))

    @property
    def following(self) -> Self:
        return type(self).of(self.days.last + timedelta(days=1))

    @property
    def days(self) -> Days:
        first = date(self.year, 3 * self.number - 2, 1)
        begins_next = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)
        return Days(first, begins_next - timedelta(days=1))

    @property
    def year_so_far(self) -> Days:
        """From the beginning of the year to the end of the quarter."""
        return Days(date(self.year, 1, 1), self.days.last)

    @property
    def is_over(self) -> bool:
        return self.days.last < timezone.localdate()

    @property
    def report_due_on(self) -> date:
        """The last day on which a report of the quarter is in time."""
        return self.days.last + timedelta(days=settings.MONEV_DUE_DAYS)

    @property
    def days_late(self) -> int:
        """How many days a report that is not there yet is late; 0 while it is in time."""
        return max(0, (timezone.localdate() - self.report_due_on).days)

    def __str__(self) -> str:
        return _("Quarter %(number)s %(year)d") % {"number": ROMAN_MONTHS[self.number - 1], "year": self.year}


def last_quarters(count: int, today: date | None = None) -> list[Quarter]:
    """The ``count`` quarters that are over, the newest first."""
    quarter, quarters = Quarter.of(today or timezone.localdate()), []
    for _n in range(count):
        quarter = quarter.previous
        quarters.append(quarter)
    return quarters


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it has no such day."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def refuse_far(day: date, *, days: int, field: str) -> list[Refusal]:
    """The refusal of a day that lies more than ``days`` ahead of today; empty when it does not."""
    last = timezone.localdate() + timedelta(days=days)
    if day <= last:
        return []
    return [
        Refusal(
            _("This day lies too far ahead."),
            _("Choose a day until %(day)s at the latest.") % {"day": written_day(last)},
            field=field,
        )
    ]


def refuse_term(starts_on: date | None, ends_on: date | None) -> list[Refusal]:
    """What the term of an agreement cannot be: too old, too far ahead, too long, or ending before it begins.

    Days that are not known yet are not asked about.
    """
    found = []
    latest = timezone.localdate().year + YEARS_TO_BEGIN
    if starts_on and not FIRST_YEAR <= starts_on.year <= latest:
        words = _("It must begin between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": latest}
        found.append(Refusal(words, _("Check the year."), field="starts_on"))
    last = (starts_on.year if starts_on else latest) + LONGEST_TERM
    if starts_on and ends_on and ends_on < starts_on:
        found.append(Refusal(_("The last day lies before the first."), field="ends_on"))
    elif ends_on and not FIRST_YEAR <= ends_on.year <= last:
        words = _("It must end between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": last}
        found.append(Refusal(words, _("Check the year."), field="ends_on"))
    return found
