"""Two texts compared word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.diff import Fate, compare


def marked(pieces, fate):
    return [piece.text.strip() for piece in pieces if piece.fate is fate]


def test_only_what_differs_is_marked():
    old = "(1) Berlaku selama satu tahun.\n(2) Dapat diperpanjang."
    result = compare(old, old.replace("satu", "dua"))
    assert marked(result.old, Fate.GONE) == ["satu"]
    assert marked(result.new, Fate.NEW) == ["dua"]


def test_a_line_put_in_between_does_not_tear_the_others_apart():
    old = "a. menetapkan peserta;\nb. menyediakan tempat latihan;"
    new = "a. menetapkan peserta;\nb. menanggung biaya perjalanan;\nc. menyediakan ruang latihan;"
    result = compare(old, new)
    assert marked(result.new, Fate.NEW) == ["b. menanggung biaya perjalanan;\nc", "ruang"]
    assert marked(result.old, Fate.GONE) == ["b", "tempat"]


@pytest.mark.parametrize(("old", "new"), [("", ""), ("sama", "sama"), ("dua  kata", "dua kata")])
def test_texts_that_say_the_same_do_not_differ(old, new):
    assert not compare(old, new).differs


def test_from_and_to_nothing():
    assert marked(compare("", "baru").new, Fate.NEW) == ["baru"]
    assert marked(compare("lama", "").old, Fate.GONE) == ["lama"]


lines = st.lists(st.text(alphabet="ab (1).,;–é\u0301", max_size=30), max_size=12).map("\n".join)


@given(lines, lines)
def test_nothing_is_lost_or_invented(old, new):
    result = compare(old, new)
    assert "".join(piece.text for piece in result.old) == old
    assert "".join(piece.text for piece in result.new) == new


def test_texts_made_to_be_slow_are_not():
    old, new = " ".join(["para pihak dan atau"] * 3000), " ".join(["dan para atau pihak"] * 3000)
    begun = time.process_time()
    assert compare(old, new).differs
    assert compare("\n".join(old.split()), "\n".join(new.split())).differs
    assert time.process_time() - begun < 5
