"""Quarters and the days in which something is counted."""

from datetime import UTC, date, datetime

import pytest

from partnerships.periods import Days, Quarter, last_quarters


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), Quarter(2026, 2), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2028, 12, 31), Quarter(2028, 4), date(2028, 10, 1), date(2028, 12, 31)),
    ],
)
def test_every_day_lies_in_one_quarter(day, quarter, first, last):
    assert Quarter.of(day) == quarter
    assert quarter.days == Days(first, last)
    assert quarter.year_so_far == Days(date(day.year, 1, 1), last)
    assert Quarter.of_code(quarter.code) == quarter
    assert quarter.previous.following == quarter
    assert quarter.previous < quarter


@pytest.mark.parametrize("code", ["", "2026", "2026-0", "2026-5", "0-1", "9999-4", "a-b", "2026-1-1"])
def test_what_is_no_quarter_is_refused(code):
    with pytest.raises(ValueError):
        Quarter.of_code(code)


def test_a_day_begins_and_ends_in_jakarta():
    begins, ends = Days(date(2026, 1, 1), date(2026, 3, 31)).moments
    assert begins == datetime(2025, 12, 31, 17, tzinfo=UTC)
    assert ends == datetime(2026, 3, 31, 17, tzinfo=UTC)


def test_a_quarter_is_over_the_day_after_its_last(time_machine):
    time_machine.move_to(datetime(2026, 3, 31, 16, tzinfo=UTC))
    assert not Quarter(2026, 1).is_over
    time_machine.move_to(datetime(2026, 3, 31, 18, tzinfo=UTC))
    assert Quarter(2026, 1).is_over
    assert last_quarters(2) == [Quarter(2026, 1), Quarter(2025, 4)]
