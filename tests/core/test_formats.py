"""Figures, dates and masks as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from core import formats


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "Rp0"), (1250000, "Rp1.250.000"), (-5000, "-Rp5.000"), (None, "–"), (10**13, "Rp10.000.000.000.000")],
)
def test_rupiah_in_indonesian(amount, text):
    assert formats.rupiah(amount) == text


def test_short_rupiah_drops_what_says_nothing():
    with translation.override("en"):
        assert formats.rupiah_short(1_250_000) == "Rp1.25\u00a0million"
        assert formats.rupiah_short(2_000_000_000) == "Rp2\u00a0billion"
        assert formats.rupiah_short(100_000_000) == "Rp100\u00a0million"
        assert formats.rupiah_short(950_000) == "Rp950,000"


def test_percent_rounds_half_up_and_follows_the_language():
    assert formats.percent(0.625) == "63%"
    assert formats.percent(Decimal("0.1234"), 1) == "12,3%"
    with translation.override("en"):
        assert formats.percent(Decimal("0.1234"), 1) == "12.3%"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2026, 11, 24), "24 November 2026"),
        (date(2026, 11, 26), "24–26 November 2026"),
        (date(2026, 12, 2), "24 November – 2 December 2026"),
        (date(2027, 1, 2), "24 November 2026 – 2 January 2027"),
    ],
)
def test_a_span_of_days_repeats_nothing(last, told):
    with translation.override("en"):
        assert formats.day_span(date(2026, 11, 24), last) == told


def test_a_moment_is_told_in_jakarta_time():
    late = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)
    assert formats.day(late) == "1 Januari 2027"
    assert "01.30" in formats.moment(late)


@pytest.mark.parametrize(
    ("value", "text"), [("1971012501800001", "••••••••••••0001"), ("12345", "•••••"), ("", "–"), (None, "–")]
)
def test_a_masked_number_shows_its_end_only_when_it_is_long_enough(value, text):
    assert formats.mask_tail(value) == text


def test_masked_names_and_addresses_do_not_tell_their_length():
    assert formats.mask_name("Siti Aminah") == formats.mask_name("Sri Ayu") == "S••• A•••"
    assert formats.mask_email("siti@contoh.id") == "s•••@contoh.id"


@pytest.mark.parametrize(("size", "text"), [(0, "0\u00a0B"), (999, "999\u00a0B"), (1234567, "1,2\u00a0MB")])
def test_file_sizes(size, text):
    assert formats.file_size(size) == text
