"""Identity numbers as people type them: what is taken, what is refused, what only raises a question."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import masked, phone_e164, phone_for_people, phone_or_none, validate_phone
from enterprises.choices import Sex
from enterprises.validators import (
    clean_kbli,
    clean_nib,
    clean_nik,
    clean_npwp,
    clean_postcode,
    format_npwp,
    kbli_section,
    nik_warnings,
    parse_nik,
    validate_nib,
    validate_nik,
    validate_npwp,
    validate_postcode,
)

REGIONS = st.from_regex(r"[1-9][0-9][0-7][1-9][0-9][1-9]", fullmatch=True)
BIRTHDAYS = st.dates(date(1930, 1, 1), date(2015, 12, 31))
SEPARATORS = st.lists(st.sampled_from(["", " ", ".", "-", "\u00a0", "/"]), min_size=17, max_size=17)


def nik_of(region: str, birthday: date, sex: str, serial: int) -> str:
    day = birthday.day + (40 if sex == Sex.FEMALE else 0)
    return f"{region}{day:02d}{birthday:%m%y}{serial:04d}"


@given(REGIONS, BIRTHDAYS, st.sampled_from(Sex), st.integers(1, 9999), SEPARATORS)
def test_every_nik_is_read_back_and_agrees_with_its_owner(region, birthday, sex, serial, separators):
    nik = nik_of(region, birthday, sex, serial)
    typed = "".join(separator + digit for separator, digit in zip(separators, nik, strict=False))
    assert clean_nik(typed) == nik
    validate_nik(nik)
    facts = parse_nik(nik)
    assert (facts.sex, facts.serial, facts.district_code.replace(".", "")) == (sex, serial, region)
    assert nik_warnings(nik, birthday, sex) == []


@given(BIRTHDAYS, BIRTHDAYS, st.sampled_from(Sex), st.sampled_from(Sex))
def test_a_nik_that_differs_from_its_owner_only_warns(recorded, told, sex, told_sex):
    nik = nik_of("197101", recorded, sex, 1)
    differs = [recorded.timetuple()[1:3] != told.timetuple()[1:3] or recorded.year % 100 != told.year % 100]
    differs.append(sex != told_sex)
    assert len(nik_warnings(nik, told, told_sex)) == sum(differs)
    assert nik_warnings(nik, None, "") == []


@pytest.mark.parametrize(
    "nik",
    [
        "",
        "197101010190000",  # 15 digits
        "19710101019000011",  # 17 digits
        "197101010190000O",  # a letter
        "١٩٧١٠١٠١٠١٩٠٠٠٠١",  # digits, but not ours
        "1971010101900000",  # serial 0000
        "1971010001900001",  # day 0
        "1971013201900001",  # day 32
        "1971014001900001",  # a woman's day 0
        "1971017201900001",  # a woman's day 32
        "1971013002900001",  # 30 February
        "1971010113900001",  # month 13
        "1971010100900001",  # month 0
    ],
)
def test_what_cannot_be_a_nik_is_refused(nik):
    with pytest.raises(ValidationError):
        clean_nik(nik)


@pytest.mark.parametrize("nik", ["1971012902010001", "3173057112850002", "9471016902900003"])
def test_leap_days_women_and_people_from_elsewhere_are_welcome(nik):
    assert clean_nik(nik) == nik


@pytest.mark.parametrize(
    ("clean", "typed", "stored"),
    [
        (clean_nib, "9120 0012 34567", "9120001234567"),
        (clean_npwp, "01.234.567.8-901.234", "012345678901234"),
        (clean_npwp, "1971 0101 0190 0001", "1971010101900001"),
        (clean_postcode, " 33148", "33148"),
        (lambda text: clean_kbli(text, 2020), "47.112", "47112"),
    ],
)
def test_separators_are_dropped(clean, typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("clean", "typed"),
    [
        (clean_nib, "912000123456"),
        (clean_nib, "91200012345678"),
        (clean_nib, "912000123456X"),
        (clean_npwp, "01234567890123"),
        (clean_npwp, "0123456789012345678901"),
        (clean_postcode, "3314"),
        (clean_postcode, "03314"),
        (lambda text: clean_kbli(text, 2020), "4711"),
        (lambda text: clean_kbli(text, 2020), "44111"),
        (lambda text: clean_kbli(text, 2025), "45101"),
    ],
)
def test_wrong_numbers_are_refused(clean, typed):
    with pytest.raises(ValidationError):
        clean(typed)


@pytest.mark.parametrize(
    ("validate", "typed"),
    [
        (validate_nik, "1971 0101 0190 0001"),
        (validate_nib, "9120-0012-34567"),
        (validate_npwp, "01.234.567.8-901.234"),
        (validate_postcode, "33148 "),
    ],
)
def test_a_column_takes_the_stored_form_only(validate, typed):
    with pytest.raises(ValidationError):
        validate(typed)


def test_an_npwp_is_shown_as_printed():
    assert format_npwp("012345678901234") == "01.234.567.8-901.234"
    assert format_npwp("1971010101900001") == "1971 0101 0190 0001"
    assert format_npwp("") == ""


def test_the_letter_of_a_kbli_code_depends_on_the_version():
    assert [kbli_section(code, 2020) for code in ("45", "58110", "62010", "64190")] == ["G", "J", "J", "K"]
    assert [kbli_section(code, 2025) for code in ("47", "58110", "62010", "64190")] == ["G", "J", "K", "L"]


@given(st.from_regex(r"8[0-9]{8,11}", fullmatch=True), st.sampled_from(["0", "62", "+62", "+62 (0)", "", "62-"]))
def test_a_mobile_number_has_one_form_however_it_begins(rest, start):
    stored = phone_e164(f" {start}{rest[:3]} {rest[3:]}")
    assert stored == f"+62{rest}"
    validate_phone(stored)
    assert phone_e164(phone_for_people(stored)) == stored


@pytest.mark.parametrize("text", ["", "0717 432100", "0812345", "08123456789012", "0812x456789", "+6512345678", "62"])
def test_what_is_no_mobile_number_is_refused(text):
    assert phone_or_none(text) is None
    with pytest.raises(ValidationError):
        phone_e164(text)


def test_a_mask_hides_the_middle_and_short_values_whole():
    assert masked("1971010101900001") == "1971********0001"
    assert masked("12345678") == "********"
    assert masked("") == ""
